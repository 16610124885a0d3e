import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"

export const passkeys = [
  scenario(
    "a user without passkeys has an empty list",
    ["passkey.listPasskeys"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* Expect.equal("passkeys", yield* admin.passkey.listPasskeys({ userId: user.id }), [])
    })
  ),
  scenario(
    "a passkey that is not there is not found, and neither is its user",
    ["passkey.listPasskeys", "passkey.deletePasskey"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const passkeyId = randomUUID()
      const error = yield* Expect.failure(
        "passkey",
        admin.passkey.deletePasskey({ userId: user.id, passkeyId }),
        "PasskeyNotFound"
      )
      yield* Expect.equal("status", error.status, 404)
      const userId = randomUUID()
      yield* Expect.failure("list", admin.passkey.listPasskeys({ userId }), "UserNotFound")
      yield* Expect.failure("delete", admin.passkey.deletePasskey({ userId, passkeyId }), "UserNotFound")
    })
  )
]
