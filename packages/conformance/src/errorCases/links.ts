/** Invitations and links that the library does not ask for, or not of this server. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"
import type * as Wire from "../Wire.js"

const link = (body: object): Wire.Request => ({ method: "POST", path: "/admin/generate_link", body })
const invite = (body: object): Wire.Request => ({ method: "POST", path: "/invite", body })

export const links = [
  scenario(
    "a link is of a kind that there is, to an address that there can be",
    ["generateLink"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      yield* ErrorCase.all(
        ["unknown kind of link", link({ email })],
        ["unknown kind of link", link({ email, type: "sms" })],
        ["unknown kind of link", link({ email, type: "Signup" })],
        // The address is looked at first.
        ["malformed e-mail address", link({ email: "x", type: "sms" })]
      )
    })
  ),
  scenario(
    "a sign-up link needs a password that is not too long",
    ["generateLink"],
    Effect.gen(function* () {
      const signup = { type: "signup", email: Fixture.uniqueEmail() }
      yield* ErrorCase.all(
        ["sign-up link without a password", link(signup)],
        ["sign-up link with a password of more than 72 bytes", link({ ...signup, password: "x".repeat(73) })],
        ["short password", link({ ...signup, password: "x" })]
      )
    })
  ),
  scenario(
    "a sign-up link for somebody who has not confirmed keeps the password",
    ["generateLink", "createUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const email = Fixture.uniqueEmail()
      const { id } = yield* Fixture.user({ email, password: Fixture.password, user_metadata: { a: 1 } })
      const made = yield* admin.generateLink({ type: "signup", email, password: "An0ther!pass", data: { b: 2 } })
      yield* Expect.equal("the same user", made.user.id, id)
      yield* Expect.equal("metadata", made.user.user_metadata, { a: 1, b: 2 })
      yield* UserSide.verifyToken("signup", Redacted.value(made.properties.hashed_token))
      yield* UserSide.signIn(email, Fixture.password)
    })
  ),
  scenario(
    "an e-mail change leads to another address, and to a good one",
    ["generateLink"],
    Effect.gen(function* () {
      const { email } = yield* Fixture.user()
      for (const type of ["email_change_current", "email_change_new"]) {
        yield* ErrorCase.all(
          ["change to no address", link({ type, email })],
          ["change to a malformed address", link({ type, email, new_email: "x" })],
          ["change to an address that is taken", link({ type, email, new_email: email })]
        )
      }
    })
  ),
  scenario(
    "where one confirmation is enough, the current address gets no link",
    ["generateLink"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email } = yield* Fixture.user()
      const new_email = Fixture.uniqueEmail()
      yield* ErrorCase.returned(
        "link for the current address",
        link({ type: "email_change_current", email, new_email })
      )
      const made = yield* admin.generateLink({ type: "email_change_new", email, new_email })
      yield* Expect.equal("pending", made.user.new_email, new_email)
    }),
    "closed"
  ),
  scenario(
    "a link of an e-mail change has the token that verifies",
    ["generateLink"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email } = yield* Fixture.user()
      const { properties } = yield* admin.generateLink({
        type: "email_change_new",
        email,
        new_email: Fixture.uniqueEmail()
      })
      const action = new URL(Redacted.value(properties.action_link))
      const hashed = Redacted.value(properties.hashed_token)
      yield* Expect.equal("type", action.searchParams.get("type"), "email_change")
      yield* Expect.equal("token", action.searchParams.get("token"), hashed)
      const { status } = yield* UserSide.send("POST", "/verify", { body: { type: "email_change", token_hash: hashed } })
      yield* Expect.equal("which verifies", status, 200)
    })
  ),
  scenario(
    "a new link takes the place of the one before",
    ["generateLink"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email } = yield* Fixture.user()
      const first = yield* admin.generateLink({ type: "recovery", email })
      const second = yield* admin.generateLink({ type: "magiclink", email })
      const verify = (made: typeof first) =>
        UserSide.send("POST", "/verify", {
          body: { type: "recovery", token_hash: Redacted.value(made.properties.hashed_token) }
        })
      yield* Expect.equal("first", (yield* verify(first)).status, 403)
      yield* Expect.equal("second", (yield* verify(second)).status, 200)
      yield* Expect.equal("once", (yield* verify(second)).status, 403)
    })
  ),
  scenario(
    "an address of another audience is free to be asked for, and not to be had",
    ["generateLink", "inviteUserByEmail", "createUser"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      yield* Fixture.user({ email, aud: `staff-${randomUUID()}`, email_confirm: true })
      yield* ErrorCase.all(
        ["address of another audience", invite({ email })],
        ["address of another audience", link({ type: "magiclink", email })],
        ["address of another audience", link({ type: "invite", email })],
        ["address of another audience in a link, as before 2024", link({ type: "invite", email })],
        ["link of an unknown address", link({ type: "recovery", email })]
      )
    })
  ),
  scenario(
    "an invitation and a link act in the audience that they are told",
    ["generateLink", "inviteUserByEmail"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const audience = `staff-${randomUUID()}`
      const invited = yield* admin.inviteUserByEmail(Fixture.uniqueEmail(), { audience })
      yield* Fixture.removeAtEnd(invited.id)
      yield* Expect.equal("invited", invited.aud, audience)
      const { user } = yield* admin.generateLink({ type: "recovery", email: invited.email, audience })
      yield* Expect.equal("the same user", user.id, invited.id)
    })
  ),
  scenario(
    "an invitation is not sent to strangers, and no more than the quota allows",
    ["inviteUserByEmail"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      yield* ErrorCase.returned("invitation of a stranger", invite({ email: Fixture.uniqueEmail() }))
      const email = `staff+${randomUUID()}@example.com`
      const error = yield* Expect.failure("quota", admin.inviteUserByEmail(email), "RateLimited")
      yield* Expect.equal("code", error.code, "over_email_send_rate_limit")
      yield* Expect.equal("no user is kept", (yield* admin.findUsersByEmail(email)).length, 0)
    }),
    "closed"
  ),
  scenario(
    "links are made past every switch: nothing is mailed",
    ["generateLink", "createUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const made = yield* admin.generateLink({ type: "invite", email: Fixture.uniqueEmail() })
      yield* Fixture.removeAtEnd(made.user.id)
      yield* Expect.holds("invited", made.user.invited_at !== undefined)
      yield* Fixture.user()
    }),
    "closed"
  ),
  scenario(
    "the link of a banned user is made, and does not sign in",
    ["generateLink", "updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { email, id } = yield* Fixture.user()
      yield* admin.updateUserById(id, { ban_duration: "1h" })
      const { properties } = yield* admin.generateLink({ type: "magiclink", email })
      const body = { type: "magiclink", token_hash: Redacted.value(properties.hashed_token) }
      yield* Expect.equal("banned", (yield* UserSide.send("POST", "/verify", { body })).status, 403)
      yield* admin.updateUserById(id, { ban_duration: "none" })
      yield* Expect.equal("free again", (yield* UserSide.send("POST", "/verify", { body })).status, 200)
    })
  )
]
