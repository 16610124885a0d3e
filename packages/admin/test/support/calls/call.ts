/** What a call of an operation is, and what the calls here carry. */
import type { Effect } from "effect"
import type { AdminError, Endpoint, GoTrueAdmin } from "../../../src/index.js"
import * as Fixture from "../fixtures.js"
import type { Reply } from "../stub.js"

/** The secrets of a call, which must not be shown. The password has a character for every kind of escaping. */
export const planted = {
  email: "Planted.Person@example.com",
  newEmail: "planted.new@example.org",
  phone: "+15005550006",
  password: `plänted "pass" <&> \\ word'`,
  hash: "$2y$10$PlantedHashPlantedHashPlu3yQ9Ug1dYHqHkz0oPlantedHash",
  name: "Planted Fullname",
  plan: "planted-plan",
  redirect: "https://planted.example.net/after?who=Planted%20Fullname",
  filter: "planted-filter",
  accessToken: Fixture.accessToken
}

/** Ids, named as in the paths of the endpoints. */
export const ids = {
  id: "a3c1e7d5-0001-4a4a-8b8b-00000000000a",
  userId: Fixture.userId,
  passkeyId: "b3c1e7d5-0001-4a4a-8b8b-00000000000b",
  clientId: "c3c1e7d5-0001-4a4a-8b8b-00000000000c",
  identifier: "custom:acme",
  provider: "e3c1e7d5-0001-4a4a-8b8b-00000000000e"
}

export interface Call {
  readonly endpoint: Endpoint.Table[string]
  readonly run: (admin: GoTrueAdmin.Service, given: typeof ids) => Effect.Effect<unknown, AdminError.AdminError>
  readonly response: Reply
  readonly sent: {
    readonly method: string
    readonly path: string
    readonly query: Readonly<Record<string, string>>
    readonly body: unknown
  }
  /** Acts with this token instead of the key. */
  readonly bearer?: string
}

/** Calls by the names of their operations. */
export interface Calls {
  readonly [operation: string]: Call
}

/** A request of which only method and path are to be said. */
export const bare = (method: string, path: string): Call["sent"] => ({
  method,
  path: `/auth/v1${path}`,
  query: {},
  body: undefined
})
