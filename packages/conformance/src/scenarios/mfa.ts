import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"

const userWithFactors = (...names: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const user = yield* Fixture.user()
    const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
    const factors = yield* Effect.forEach(names, (name) => UserSide.enrolTotp(access_token, name))
    return { user, factors }
  })

const Claims = Schema.Struct({ aal: Schema.String })

const levelOf = (token: string) => Effect.map(Schema.decodeUnknown(Claims)(UserSide.claimsOf(token)), ({ aal }) => aal)

export const mfa = [
  scenario(
    "a user without factors has an empty list",
    ["mfa.listFactors"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* Expect.equal("factors", yield* admin.mfa.listFactors({ userId: user.id }), [])
      yield* Expect.equal("factors of the user", user.factors, undefined)
    })
  ),
  scenario(
    "factors are listed with their names and states, also on the user",
    ["mfa.listFactors", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { factors, user } = yield* userWithFactors("phone app", "tablet app")
      const listed = yield* admin.mfa.listFactors({ userId: user.id })
      yield* Expect.equal(
        "ids",
        listed.map((factor): string => factor.id).toSorted(),
        factors.map((factor) => factor.id).toSorted()
      )
      yield* Expect.equal("names", listed.map((factor) => factor.friendly_name).toSorted(), ["phone app", "tablet app"])
      yield* Expect.equal("states", new Set(listed.map((factor) => factor.status)), new Set(["unverified"]))
      yield* Expect.equal("kinds", new Set(listed.map((factor) => factor.factor_type)), new Set(["totp"]))
      const read = yield* admin.getUserById(user.id)
      yield* Expect.equal("factors of the user", read.factors?.length, 2)
    })
  ),
  scenario(
    "a factor that is deleted comes back once and is gone",
    ["mfa.deleteFactor", "mfa.listFactors"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { user } = yield* userWithFactors("lost phone")
      const [factor] = yield* admin.mfa.listFactors({ userId: user.id })
      const id = factor?.id ?? ""
      const deleted = yield* admin.mfa.deleteFactor({ userId: user.id, id })
      yield* Expect.equal("deleted", deleted.friendly_name, "lost phone")
      yield* Expect.equal("left", yield* admin.mfa.listFactors({ userId: user.id }), [])
      yield* Expect.failure("again", admin.mfa.deleteFactor({ userId: user.id, id }), "FactorNotFound")
    })
  ),
  scenario(
    "sessions that a factor raised fall back when it is deleted, and go on",
    ["mfa.listFactors", "mfa.deleteFactor"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
      const factor = yield* UserSide.enrolTotp(access_token, "app")
      const raised = yield* UserSide.verifyTotp(access_token, factor)
      const [listed] = yield* admin.mfa.listFactors({ userId: user.id })
      yield* Expect.equal("state", listed?.status, "verified")
      yield* Expect.equal("raised", yield* levelOf(raised.access_token), "aal2")
      yield* admin.mfa.deleteFactor({ userId: user.id, id: factor.id })
      yield* Expect.equal("the session stays", yield* UserSide.whoAmI(raised.access_token), 200)
      const renewed = yield* UserSide.refresh(raised.refresh_token)
      yield* Expect.equal("fallen back", yield* levelOf(renewed.access_token), "aal1")
    })
  ),
  scenario(
    "a factor gets another name, which no other factor of the user has",
    ["mfa.updateFactor"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { factors, user } = yield* userWithFactors("first", "second")
      const factor = { userId: user.id, id: factors[0]?.id ?? "" }
      const renamed = yield* admin.mfa.updateFactor(factor, { friendly_name: "phone of Ann" })
      yield* Expect.equal("name", renamed.friendly_name, "phone of Ann")
      const same = yield* admin.mfa.updateFactor(factor, { friendly_name: "" })
      yield* Expect.equal("unchanged", same.friendly_name, "phone of Ann")
      yield* Expect.failure("taken", admin.mfa.updateFactor(factor, { friendly_name: "second" }), "ServerError")
      const unknown = admin.mfa.updateFactor({ ...factor, id: randomUUID() }, {})
      yield* Expect.failure("unknown", unknown, "FactorNotFound")
      const remove = admin.mfa.deleteFactor({ ...factor, id: randomUUID() })
      yield* Expect.failure("unknown", remove, "FactorNotFound")
    })
  ),
  scenario(
    "a factor of somebody else is not found",
    ["mfa.updateFactor", "mfa.deleteFactor"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { factors } = yield* userWithFactors("app")
      const other = yield* Fixture.user()
      const rename = admin.mfa.updateFactor({ userId: other.id, id: factors[0]?.id ?? "" }, { friendly_name: "x" })
      yield* Expect.failure("foreign factor", rename, "FactorNotFound")
      const error = yield* Expect.failure(
        "foreign factor",
        admin.mfa.deleteFactor({ userId: other.id, id: factors[0]?.id ?? "" }),
        "FactorNotFound"
      )
      yield* Expect.equal("status", error.status, 404)
    })
  ),
  scenario(
    "factors of an unknown user are a user that is not found",
    ["mfa.listFactors", "mfa.deleteFactor"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const userId = randomUUID()
      yield* Expect.failure("list", admin.mfa.listFactors({ userId }), "UserNotFound")
      yield* Expect.failure("delete", admin.mfa.deleteFactor({ userId, id: randomUUID() }), "UserNotFound")
    })
  )
]
