import { GoTrueAdmin, User } from "@gotrue-effect/admin"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"

export const composites = [
  scenario(
    "an account is created, or the existing one is returned unchanged",
    ["createOrGetUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const email = Fixture.uniqueEmail()
      const phone = Fixture.uniquePhone()
      const first = yield* admin.createOrGetUser({ email, phone, user_metadata: { name: "Ann" } })
      yield* Fixture.removeAtEnd(first.user.id)
      const again = yield* admin.createOrGetUser({ email: email.toUpperCase(), user_metadata: { name: "Bob" } })
      const byPhone = yield* admin.createOrGetUser({ phone: `+${phone}` })
      yield* Expect.equal("created", [first.created, again.created, byPhone.created], [true, false, false])
      yield* Expect.equal("ids", [again.user.id, byPhone.user.id], [first.user.id, first.user.id])
      yield* Expect.equal("metadata", again.user.user_metadata, { name: "Ann" })
    })
  ),
  scenario(
    "two who create the same account at once get the same one",
    ["createOrGetUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const email = Fixture.uniqueEmail()
      const made = yield* Effect.forEach([1, 2, 3], () => Effect.either(admin.createOrGetUser({ email })), {
        concurrency: "unbounded"
      })
      const users = made.flatMap((result) => (result._tag === "Right" ? [result.right] : []))
      yield* Effect.forEach(users.slice(0, 1), ({ user }) => Fixture.removeAtEnd(user.id))
      yield* Expect.equal("ids", new Set(users.map(({ user }) => user.id)).size, 1)
      yield* Expect.equal("created", users.filter(({ created }) => created).length, 1)
      // Between its own look and its insert a real server may see the other's row, and says 500 then.
      yield* Expect.holds(
        "failures",
        made.every((result) => result._tag === "Right" || result.left._tag === "ServerError")
      )
    })
  ),
  scenario(
    "a ban lasts as long as it was said, for ever, or until it is lifted",
    ["banUser", "unbanUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email, id } = yield* Fixture.user()
      const now = yield* DateTime.now
      const week = yield* admin.banUser(id, "7 days")
      yield* Expect.equal("in six days", User.isBanned(week, DateTime.addDuration(now, "6 days")), true)
      yield* Expect.equal("in eight days", User.isBanned(week, DateTime.addDuration(now, "8 days")), false)
      const ever = yield* admin.banUser(id, "forever")
      yield* Expect.equal("in 200 years", User.isBanned(ever, DateTime.add(now, { years: 200 })), true)
      yield* Expect.equal("sign-in", yield* Effect.isFailure(UserSide.signIn(email, Fixture.password)), true)
      const free = yield* admin.unbanUser(id)
      yield* Expect.equal("free", User.isBanned(free, now), false)
      yield* UserSide.signIn(email, Fixture.password)
      yield* Expect.failure("unknown user", admin.banUser(randomUUID(), Duration.minutes(1)), "UserNotFound")
      yield* Expect.failure("no time", admin.banUser(id, 0), "InvalidInput")
    })
  ),
  scenario(
    "metadata is replaced as a whole, and how the user signs in stays noted",
    ["replaceUserMetadata", "replaceAppMetadata"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { id } = yield* Fixture.user({
        email: Fixture.uniqueEmail(),
        email_confirm: true,
        user_metadata: { name: "Ann", deep: { a: 1, b: 2 }, gone: true },
        app_metadata: { plan: "free", trial: { until: "2026" } }
      })
      yield* admin.replaceUserMetadata(id, { deep: { b: 3 }, "": 0 })
      yield* admin.replaceAppMetadata(id, { plan: "pro", nothing: null })
      const read = yield* admin.getUserById(id)
      yield* Expect.equal("user metadata", read.user_metadata, { deep: { b: 3 }, "": 0 })
      yield* Expect.equal("app metadata", read.app_metadata, { plan: "pro", provider: "email", providers: ["email"] })
      yield* admin.replaceUserMetadata(id, {})
      yield* admin.replaceAppMetadata(id, {})
      const empty = yield* admin.getUserById(id)
      yield* Expect.equal("no user metadata", empty.user_metadata, {})
      yield* Expect.equal("no app metadata", empty.app_metadata, { provider: "email", providers: ["email"] })
      yield* Expect.failure("unknown user", admin.replaceUserMetadata(randomUUID(), {}), "UserNotFound")
    })
  ),
  scenario(
    "a session is opened for the user, and for no other one",
    ["createSession"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const session = yield* admin.createSession(user.id)
      yield* Expect.equal("the user", session.user.id, user.id)
      const me = yield* UserSide.send("GET", "/user", { token: Redacted.value(session.access_token) })
      yield* Expect.equal("who am I", me.status, 200)
      yield* UserSide.signIn(user.email, Fixture.password)
    })
  ),
  scenario(
    "no session is opened where a link would lead elsewhere or change the user",
    ["createSession", "revokeSessions"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const reasonFor = (id: string) =>
        Effect.map(Expect.failure("session", admin.createSession(id), "CannotSignIn"), ({ reason }) => reason)
      const unconfirmed = yield* Fixture.user({ email: Fixture.uniqueEmail() })
      const phoneOnly = yield* Fixture.user({ phone: Fixture.uniquePhone(), phone_confirm: true })
      const banned = yield* Fixture.user()
      yield* admin.banUser(banned.id, "1 hour")
      const deleted = yield* Fixture.user()
      yield* admin.deleteUser(deleted.id, { soft: true })
      yield* Expect.equal("unconfirmed", yield* reasonFor(unconfirmed.id), "unconfirmed")
      yield* Expect.equal("by phone only", yield* reasonFor(phoneOnly.id), "no_email")
      yield* Expect.equal("banned", yield* reasonFor(banned.id), "banned")
      yield* Expect.equal("deleted", yield* reasonFor(deleted.id), "deleted")
      const unchanged = yield* admin.getUserById(unconfirmed.id)
      yield* Expect.equal("still unconfirmed", unchanged.email_confirmed_at, undefined)
      yield* Expect.equal("no link was made", unchanged.recovery_sent_at, undefined)
      yield* Expect.failure("unknown user", admin.createSession(randomUUID()), "UserNotFound")
      yield* Expect.failure("of an unknown user", admin.revokeSessions(randomUUID()), "UserNotFound")
    })
  ),
  scenario(
    "all sessions of a user are ended by a link, and the password stays",
    ["revokeSessions"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email, id } = yield* Fixture.user()
      const [one, two] = yield* Effect.all([
        UserSide.signIn(email, Fixture.password),
        UserSide.signIn(email, Fixture.password)
      ])
      yield* admin.revokeSessions(id)
      yield* Expect.equal("one", yield* UserSide.whoAmI(one.access_token), 403)
      yield* Expect.equal("two", yield* UserSide.whoAmI(two.access_token), 403)
      yield* UserSide.signIn(email, Fixture.password)
    })
  ),
  scenario(
    "all sessions of any user are ended by a random password",
    ["revokeSessions"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email, id } = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(email, Fixture.password)
      yield* admin.revokeSessions(id, { by: "password" })
      yield* Expect.equal("the session", yield* UserSide.whoAmI(access_token), 403)
      yield* Expect.equal("the password", yield* Effect.isFailure(UserSide.signIn(email, Fixture.password)), true)
      const phoneOnly = yield* Fixture.user({ phone: Fixture.uniquePhone(), phone_confirm: true })
      yield* admin.revokeSessions(phoneOnly.id, { by: "password" })
    })
  ),
  scenario(
    "an invitation is sent again until it is accepted",
    ["resendInvite"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const invited = yield* admin.inviteUserByEmail(Fixture.uniqueEmail())
      yield* Fixture.removeAtEnd(invited.id)
      const again = yield* admin.resendInvite(invited.id)
      yield* Expect.equal("the same user", again.id, invited.id)
      yield* Expect.holds("later", (again.invited_at ?? "") > (invited.invited_at ?? ""))
      yield* admin.updateUserById(invited.id, { email_confirm: true })
      yield* Expect.failure("accepted", admin.resendInvite(invited.id), "EmailExists")
      yield* Expect.failure("unknown user", admin.resendInvite(randomUUID()), "UserNotFound")
      const phoneOnly = yield* Fixture.user({ phone: Fixture.uniquePhone() })
      yield* Expect.failure("no address", admin.resendInvite(phoneOnly.id), "ValidationFailed")
    })
  ),
  scenario(
    "all factors of a user are deleted at once",
    ["mfa.deleteAllFactors"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email, id } = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(email, Fixture.password)
      yield* Effect.forEach(["phone", "tablet", "key"], (name) => UserSide.enrolTotp(access_token, name))
      const deleted = yield* admin.mfa.deleteAllFactors({ userId: id })
      yield* Expect.equal(
        "deleted",
        new Set(deleted.map((factor) => factor.friendly_name)),
        new Set(["phone", "tablet", "key"])
      )
      yield* Expect.equal("left", yield* admin.mfa.listFactors({ userId: id }), [])
      yield* Expect.equal("again", yield* admin.mfa.deleteAllFactors(id), [])
      yield* Expect.failure("unknown user", admin.mfa.deleteAllFactors(randomUUID()), "UserNotFound")
    })
  ),
  scenario(
    "the audit log comes in a stream, newest first, each entry once",
    ["audit.streamEntries"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const users = yield* Effect.forEach([1, 2, 3, 4], () => Fixture.user())
      const ids = users.map(({ id }): string => id)
      yield* Effect.forEach([2, 5, 1_000], (pageSize) =>
        Effect.gen(function* () {
          const seen = yield* admin.audit.streamEntries({ action: "user_signedup", pageSize }).pipe(
            Stream.map(({ payload }) => payload.traits?.["user_id"]),
            Stream.filter((id) => typeof id === "string" && ids.includes(id)),
            // What was written before this scenario is of no concern, and there may be much of it.
            Stream.take(4),
            Stream.runCollect
          )
          yield* Expect.equal(`by ${pageSize}`, [...seen], ids.toReversed())
        })
      )
    })
  )
]
