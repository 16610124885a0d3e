import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Expect from "../Expect.js"
import { scenario } from "../Scenario.js"

export const server = [
  scenario(
    "the server says what it is",
    ["server.health"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      yield* Expect.equal("name", (yield* admin.server.health()).name, "GoTrue")
    })
  ),
  scenario(
    "the server says which ways to sign in are on",
    ["server.settings"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const settings = yield* admin.server.settings()
      yield* Expect.equal("e-mail", settings.external["email"], true)
      yield* Expect.equal("google", settings.external["google"], false)
    })
  ),
  scenario(
    "the server publishes its keys",
    ["server.jwks"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { keys } = yield* admin.server.jwks()
      yield* Expect.holds(
        "none of them is secret",
        keys.every((key) => key["kty"] !== "oct" && key["d"] === undefined)
      )
    })
  )
]
