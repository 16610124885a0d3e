import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import { Target, token } from "../Target.js"
import * as UserSide from "../UserSide.js"

const twoSessions = Effect.gen(function* () {
  const user = yield* Fixture.user()
  const first = yield* UserSide.signIn(user.email, Fixture.password)
  const second = yield* UserSide.signIn(user.email, Fixture.password)
  return { user, first: first.access_token, second: second.access_token }
})

const stillIn = (first: string, second: string) =>
  Effect.all([UserSide.whoAmI(first), UserSide.whoAmI(second)]).pipe(
    Effect.map((statuses) => statuses.map((status) => status === 200))
  )

export const sessions = [
  scenario(
    "global sign-out ends every session",
    ["signOut"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { first, second } = yield* twoSessions
      yield* Expect.equal("before", yield* stillIn(first, second), [true, true])
      yield* admin.signOut(first)
      yield* Expect.equal("after", yield* stillIn(first, second), [false, false])
    })
  ),
  scenario(
    "local sign-out ends the token's own session",
    ["signOut"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { first, second } = yield* twoSessions
      yield* admin.signOut(first, "local")
      yield* Expect.equal("after", yield* stillIn(first, second), [false, true])
    })
  ),
  scenario(
    "sign-out of the others keeps the token's own session",
    ["signOut"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { first, second } = yield* twoSessions
      yield* admin.signOut(first, "others")
      yield* Expect.equal("after", yield* stillIn(first, second), [true, false])
    })
  ),
  scenario(
    "a token whose session is over is not accepted",
    ["signOut"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { first } = yield* twoSessions
      yield* admin.signOut(first)
      const error = yield* Expect.failure("again", admin.signOut(first), "Unauthenticated")
      yield* Expect.equal("code", error.code, "session_not_found")
      yield* Expect.equal("status", error.status, 403)
    })
  ),
  scenario(
    "expired tokens, and tokens of unknown users or other keys, are not accepted",
    ["signOut"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const target = yield* Target
      const user = yield* Fixture.user()
      const past = Math.floor(Date.now() / 1000) - 60
      const codes = yield* Effect.forEach(
        [
          token(target, { role: "authenticated", sub: user.id, exp: past }),
          token(target, { role: "authenticated" }),
          token({ ...target, jwtSecret: "another secret, also with thirty-two characters" }, { sub: user.id })
        ],
        (bad) => Effect.map(Expect.failure("bad token", admin.signOut(bad), "Unauthenticated"), ({ code }) => code)
      )
      yield* Expect.equal("codes", codes, ["bad_jwt", "bad_jwt", "bad_jwt"])
    })
  ),
  scenario(
    "a banned user's token is not accepted",
    ["signOut", "updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { first, user } = yield* twoSessions
      yield* admin.updateUserById(user.id, { ban_duration: "1h" })
      const error = yield* Expect.failure("banned", admin.signOut(first), "Unauthenticated")
      yield* Expect.equal("code", error.code, "user_banned")
      yield* admin.updateUserById(user.id, { ban_duration: "none" })
      yield* admin.signOut(first)
    })
  )
]
