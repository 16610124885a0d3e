import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import * as Authenticator from "../transcript/authenticator.js"
import * as UserSide from "../UserSide.js"

const Options = Schema.Struct({ challenge_id: Schema.String, options: Schema.Unknown })

/** Requests options, makes a credential for them in software, and sends it. */
const ceremony = (kind: "registration" | "authentication", respond: (options: unknown) => object, token?: string) =>
  Effect.gen(function* () {
    const by = token === undefined ? {} : { token }
    const begun = yield* UserSide.send("POST", `/passkeys/${kind}/options`, { ...by, body: {} })
    const { challenge_id, options } = yield* UserSide.read(Options)(begun.text)
    const body = { challenge_id, credential: respond(options) }
    return yield* UserSide.send("POST", `/passkeys/${kind}/verify`, { ...by, body })
  })

export const passkeys = [
  scenario(
    "a passkey is listed with its name, and does not sign in once it is deleted",
    ["passkey.listPasskeys", "passkey.deletePasskey"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const other = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
      const memory: Authenticator.Memory = new Map()
      const register = (options: unknown) => Authenticator.attest(memory, options, user.id)
      const signIn = ceremony("authentication", (options) => Authenticator.assert(memory, options, user.id))
      yield* Expect.equal("made", (yield* ceremony("registration", register, access_token)).status, 200)
      const [passkey] = yield* admin.passkey.listPasskeys({ userId: user.id })
      yield* Expect.equal("name", passkey?.friendly_name, "Passkey")
      yield* Expect.equal("signs in", (yield* signIn).status, 200)
      const [used] = yield* admin.passkey.listPasskeys({ userId: user.id })
      yield* Expect.holds("used", used?.last_used_at !== undefined)
      const passkeyId = passkey?.id ?? ""
      const foreign = admin.passkey.deletePasskey({ userId: other.id, passkeyId })
      yield* Expect.failure("of somebody else", foreign, "PasskeyNotFound")
      yield* admin.passkey.deletePasskey({ userId: user.id, passkeyId })
      yield* Expect.equal("left", yield* admin.passkey.listPasskeys({ userId: user.id }), [])
      yield* Expect.equal("signs in no more", (yield* signIn).status, 400)
      yield* Expect.equal("the session stays", yield* UserSide.whoAmI(access_token), 200)
    }),
    "passkeys"
  ),
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
