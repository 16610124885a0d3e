import type { Chance } from "../chance.js"
import type { Request } from "../request.js"
import { membersOf } from "../request.js"
import { challenge } from "./samples.js"

/** Makes a request, at random. */
export type Make = (chance: Chance) => Request

export const admin = "service_role"

/** The names under which sessions are remembered. */
export const sessions = ["s", "t"] as const
export const bearer = (chance: Chance) => `Bearer {{${chance.pick(sessions)}.access_token}}`

export const post = (path: string, body: object, more: Partial<Request> = {}): Request => ({
  method: "POST",
  path,
  members: membersOf(body),
  ...more
})

export const optional = (chance: Chance, probability: number, members: object): object =>
  chance.happens(probability) ? members : {}

export const pkce = (chance: Chance): object =>
  optional(chance, 0.2, {
    code_challenge: challenge,
    code_challenge_method: chance.pick(["s256", "plain", "S256", "md5"])
  })
