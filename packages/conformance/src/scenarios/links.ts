import type { Link } from "@gotrue-effect/admin"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"

const generate = (link: Link.GenerateLink) =>
  Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => admin.generateLink(link)).pipe(
    Effect.tap(({ user }) => Fixture.removeAtEnd(user.id))
  )

const hash = ({ properties }: Link.GeneratedLink) => Redacted.value(properties.hashed_token)
const code = ({ properties }: Link.GeneratedLink) => Redacted.value(properties.email_otp)

export const links = [
  scenario(
    "a magic link signs in by its token",
    ["generateLink"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const link = yield* generate({ type: "magiclink", email: user.email })
      yield* Expect.equal("user", link.user.id, user.id)
      yield* Expect.equal("kind", link.properties.verification_type, "magiclink")
      yield* Expect.equal("kind changed", link.kindChanged, false)
      const action = new URL(Redacted.value(link.properties.action_link))
      yield* Expect.equal("token in the link", action.searchParams.get("token"), hash(link))
      yield* Expect.equal("type in the link", action.searchParams.get("type"), "magiclink")
      const session = yield* UserSide.verifyToken("magiclink", hash(link))
      yield* Expect.equal("signed in", session.user.id, user.id)
    })
  ),
  scenario(
    "a recovery link signs in by its code",
    ["generateLink"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const link = yield* generate({ type: "recovery", email: user.email })
      yield* Expect.holds("six digits or more", /^\d{6,10}$/.test(code(link)))
      const session = yield* UserSide.verifyCode("recovery", user.email, code(link))
      yield* Expect.equal("signed in", session.user.id, user.id)
    })
  ),
  scenario(
    "a magic link for an unknown address makes a user and says so",
    ["generateLink"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      const link = yield* generate({ type: "magiclink", email, data: { full_name: "New" } })
      yield* Expect.equal("kind", link.properties.verification_type, "signup")
      yield* Expect.equal("kind changed", link.kindChanged, true)
      yield* Expect.equal("address", link.user.email, email)
    })
  ),
  scenario(
    "a sign-up link makes an unconfirmed user, whom the link confirms",
    ["generateLink", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const email = Fixture.uniqueEmail()
      const link = yield* generate({
        type: "signup",
        email,
        password: Redacted.make(Fixture.password),
        data: { plan: "free" }
      })
      yield* Expect.equal("confirmed", link.user.email_confirmed_at, undefined)
      yield* Expect.equal("metadata", link.user.user_metadata?.["plan"], "free")
      yield* UserSide.verifyToken("signup", hash(link))
      const read = yield* admin.getUserById(link.user.id)
      yield* Expect.holds("confirmed now", read.email_confirmed_at !== undefined)
      yield* UserSide.signIn(email, Fixture.password)
    })
  ),
  scenario(
    "a sign-up link for a confirmed address is refused",
    ["generateLink"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const link = generate({ type: "signup", email: user.email, password: Fixture.password })
      const error = yield* Expect.failure("taken", link, "EmailExists")
      yield* Expect.equal("status", error.status, 422)
    })
  ),
  scenario(
    "a sign-up link with a password below the policy is refused with the reason",
    ["generateLink"],
    Effect.gen(function* () {
      const link = generate({ type: "signup", email: Fixture.uniqueEmail(), password: "a" })
      const error = yield* Expect.failure("weak", link, "WeakPassword")
      yield* Expect.equal("reasons", error.reasons[0], "length")
    })
  ),
  scenario(
    "an invitation link makes a user who is invited",
    ["generateLink"],
    Effect.gen(function* () {
      const link = yield* generate({ type: "invite", email: Fixture.uniqueEmail(), data: { team: "a" } })
      yield* Expect.holds("invited", link.user.invited_at !== undefined)
      const session = yield* UserSide.verifyToken("invite", hash(link))
      yield* Expect.equal("signed in", session.user.id, link.user.id)
    })
  ),
  scenario(
    "an invitation link for a confirmed address is refused",
    ["generateLink"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      yield* Expect.failure("taken", generate({ type: "invite", email: user.email }), "EmailExists")
    })
  ),
  scenario(
    "recovery and e-mail changes of an unknown address find no user",
    ["generateLink"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      const new_email = Fixture.uniqueEmail()
      yield* Expect.failure("recovery", generate({ type: "recovery", email }), "UserNotFound")
      yield* Expect.failure("current", generate({ type: "email_change_current", email, new_email }), "UserNotFound")
      yield* Expect.failure("new", generate({ type: "email_change_new", email, new_email }), "UserNotFound")
    })
  ),
  scenario(
    "both links of an e-mail change together change the address",
    ["generateLink", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const new_email = Fixture.uniqueEmail()
      const current = yield* generate({ type: "email_change_current", email: user.email, new_email })
      const next = yield* generate({ type: "email_change_new", email: user.email, new_email })
      yield* Expect.equal("pending", (yield* admin.getUserById(user.id)).new_email, new_email)
      yield* UserSide.send("POST", "/verify", { body: { type: "email_change", token_hash: hash(current) } })
      yield* UserSide.send("POST", "/verify", { body: { type: "email_change", token_hash: hash(next) } })
      yield* Expect.equal("changed", (yield* admin.getUserById(user.id)).email, new_email)
    })
  ),
  scenario(
    "an e-mail change to an address that is taken is refused",
    ["generateLink"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const other = yield* Fixture.user()
      const link = generate({ type: "email_change_new", email: user.email, new_email: other.email })
      yield* Expect.failure("taken", link, "EmailExists")
    })
  ),
  scenario(
    "a redirect that is not allowed is replaced, and the response says so",
    ["generateLink"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const elsewhere = new URL("https://not-allowed.example.net/x")
      const replaced = yield* generate({ type: "magiclink", email: user.email, redirect_to: elsewhere })
      yield* Expect.equal("changed", replaced.redirectChanged, true)
      const allowed = replaced.properties.redirect_to
      const kept = yield* generate({ type: "magiclink", email: user.email, redirect_to: allowed })
      yield* Expect.equal("kept", kept.redirectChanged, false)
    })
  ),
  scenario(
    "a link for a malformed address is refused",
    ["generateLink"],
    Effect.gen(function* () {
      const error = yield* Expect.failure(
        "malformed",
        generate({ type: "magiclink", email: "not an address" }),
        "ValidationFailed"
      )
      yield* Expect.equal("code", error.code, "validation_failed")
    })
  )
]
