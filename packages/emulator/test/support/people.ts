import type { Emulator } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import type { Response } from "./harness.js"
import { request } from "./harness.js"

/** Somebody who is signed in. */
export interface Person {
  readonly id: string
  readonly token: string
}

export const textAt = (response: Response, ...path: ReadonlyArray<string>): string => {
  let value: unknown = response.body
  for (const name of path) {
    const found: unknown =
      typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
    value = found
  }
  return typeof value === "string" ? value : ""
}

const password = "s3cret!pass1"

export const signIn = (emulator: Emulator.Service, email: string): Effect.Effect<Response> =>
  request(emulator, "POST", "/token?grant_type=password", { email, password }, null)

/** Makes a user and signs it in. */
export const person = (emulator: Emulator.Service, email: string): Effect.Effect<Person> =>
  Effect.gen(function* () {
    const made = yield* request(emulator, "POST", "/admin/users", { email, password, email_confirm: true })
    const token = textAt(yield* signIn(emulator, email), "access_token")
    return { id: textAt(made, "id"), token }
  })

/** What the newest mail or text has in it. */
export const lastMessage = (emulator: Emulator.Service) =>
  Effect.map(emulator.outbox, (messages) => messages.at(-1) ?? { otp: null, link: null, token: null, kind: "", to: "" })

/** Path and query of a link in a mail. */
export const pathOf = (link: string | null): string => (link ?? "").replace(/^[a-z]+:\/\/[^/]+/, "")
