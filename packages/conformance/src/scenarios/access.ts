import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Expect from "../Expect.js"
import { scenario } from "../Scenario.js"
import type { Settings } from "../Target.js"
import { Target, token } from "../Target.js"

const listWith = (claims: object, change: (settings: Settings) => Settings = (same) => same) =>
  Effect.gen(function* () {
    const target = yield* Target
    const admin = yield* GoTrueAdmin.make({ url: target.url, key: token(change(target), claims) }).pipe(
      Effect.provideService(HttpClient.HttpClient, target.client)
    )
    return yield* admin.listUsers({ perPage: 1 })
  })

export const access = [
  scenario(
    "a key without an admin role is refused",
    ["listUsers"],
    Effect.gen(function* () {
      const error = yield* Expect.failure("role", listWith({ role: "authenticated" }), "NotAdmin")
      yield* Expect.equal("status", error.status, 403)
      yield* Expect.holds("there is a hint", error.hint !== undefined)
    })
  ),
  scenario(
    "a key of another secret, or one that has expired, is refused",
    ["listUsers"],
    Effect.gen(function* () {
      const forged = listWith({ role: "service_role" }, (settings) => ({
        ...settings,
        jwtSecret: "another secret, also with thirty-two characters"
      }))
      const expired = listWith({ role: "service_role", exp: 1 })
      yield* Expect.equal("forged", (yield* Expect.failure("forged", forged, "Unauthenticated")).code, "bad_jwt")
      yield* Expect.equal("expired", (yield* Expect.failure("expired", expired, "Unauthenticated")).code, "bad_jwt")
    })
  ),
  scenario(
    "a key that is no token gets no further than the server's door",
    ["listUsers"],
    Effect.gen(function* () {
      const target = yield* Target
      const admin = yield* GoTrueAdmin.make({ url: target.url, key: "sb_secret_of_a_project_with_a_gateway" }).pipe(
        Effect.provideService(HttpClient.HttpClient, target.client)
      )
      const error = yield* Expect.failure("no bearer", admin.listUsers(), "Unauthenticated")
      yield* Expect.equal("code", error.code, "no_authorization")
      yield* Expect.equal("status", error.status, 401)
    })
  ),
  scenario(
    "a secret key that is sent as a bearer is no token, and the error says who would make one of it",
    ["listUsers"],
    Effect.gen(function* () {
      const target = yield* Target
      const admin = yield* GoTrueAdmin.make({
        url: target.url,
        key: "sb_secret_of_a_project_with_a_gateway",
        secretKeyAsBearer: true
      }).pipe(Effect.provideService(HttpClient.HttpClient, target.client))
      const error = yield* Expect.failure("no token", admin.listUsers(), "Unauthenticated")
      yield* Expect.equal("code", error.code, "bad_jwt")
      yield* Expect.holds("there is a hint", error.hint?.includes("gateway") === true, error.hint)
    })
  )
]
