/** The responses of a server to valid requests of the library. */
import * as Arbitrary from "effect/Arbitrary"
import * as FastCheck from "effect/FastCheck"
import * as ParseResult from "effect/ParseResult"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as Fixture from "../../../../admin/test/support/fixtures.js"
import * as Operations from "../../../../admin/test/support/operations.js"
import type { Dice } from "../Dice.js"
import type { Reply } from "./Draft.js"

type Part = string | { readonly from: string }

interface Route {
  readonly name: string
  readonly method: string
  readonly path: ReadonlyArray<Part>
  readonly replies: ReadonlyArray<Reply>
}

const session = {
  access_token: Fixture.accessToken,
  refresh_token: "abcdefghijkl",
  token_type: "bearer",
  expires_in: 3_600,
  expires_at: 1_790_000_000,
  user: Fixture.user
}

const json = (value: unknown): Reply => ({
  status: 200,
  headers: [["content-type", "application/json"]],
  body: JSON.stringify(value)
})

/** Whether a body is what the schema of an operation says; an operation without one has nothing to say. */
export const isValid = (name: string): ((body: unknown) => boolean) | undefined => {
  const { response } = Operations.contractOf(name)
  return response === undefined ? undefined : ParseResult.is(response)
}

// What is long takes long, and shows no more.
const longest = 6_000

/** Some values that the schema of an operation makes, as JSON. */
const made = (name: string, seed: number, many: number): ReadonlyArray<string> => {
  const { response } = Operations.contractOf(name)
  if (response === undefined) return []
  const is = ParseResult.is(response)
  return FastCheck.sample(Arbitrary.make(Schema.typeSchema(response)), { numRuns: many, seed })
    .map((value) => JSON.stringify(value))
    .filter((text) => Predicate.isString(text) && text.length < longest && is(JSON.parse(text)))
}

const routesOf = (seed: number): ReadonlyArray<Route> => [
  ...Operations.all.map(([name, { response, endpoint }]): Route => {
    const reply: Reply = {
      status: response.status ?? 200,
      headers: Object.entries(response.headers ?? {}),
      body: response.body ?? ""
    }
    return {
      name,
      method: endpoint.method,
      path: endpoint.path,
      // The recorded one as often as all others together.
      replies: made(name, seed, 12)
        .flatMap((body) => [reply, { ...reply, body }])
        .concat([reply])
    }
  }),
  { name: "verify", method: "POST", path: ["verify"], replies: [json(session)] }
]

const matches = (path: ReadonlyArray<Part>, segments: ReadonlyArray<string>): boolean =>
  path.length === segments.length && path.every((part, i) => typeof part !== "string" || part === segments[i])

const base = "/auth/v1/"

export type RightReplies = (method: string, url: string, dice: Dice) => Reply

export const make = (seed: number): RightReplies => {
  const routes = routesOf(seed)
  const missing: Reply = { status: 404, headers: [], body: "404 page not found" }
  return (method, url, dice) => {
    const path = url.slice(url.indexOf(base) + base.length)
    const query = path.indexOf("?")
    const segments = (query < 0 ? path : path.slice(0, query)).split("/")
    const route = routes.find((route) => route.method === method && matches(route.path, segments))
    return dice.from(route?.replies ?? []) ?? missing
  }
}
