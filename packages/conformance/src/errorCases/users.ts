/** Users that the library does not ask for. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"
import * as Wire from "../Wire.js"

const create = (body: object): Wire.Request => ({ method: "POST", path: "/admin/users", body })
const update = (id: string, body: object): Wire.Request => ({ method: "PUT", path: `/admin/users/${id}`, body })

export const users = [
  scenario(
    "a user needs an address",
    ["createUser"],
    ErrorCase.all(
      ["user without an address", create({})],
      ["user without an address", create({ email: "", phone: "" })],
      ["user without an address", { ...create({}), body: "null" }]
    )
  ),
  scenario(
    "an e-mail address is refused for its length or its form",
    ["createUser", "updateUserById", "inviteUserByEmail", "generateLink"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      const invite = (email: string): Wire.Request => ({ method: "POST", path: "/invite", body: { email } })
      const link = (email: string): Wire.Request => ({ method: "POST", path: "/admin/generate_link", body: { email } })
      for (const request of [invite, link]) {
        yield* ErrorCase.returned("no e-mail address", request(""))
        yield* ErrorCase.returned("e-mail address that is too long", request(`${"a".repeat(256)}@example.com`))
      }
      for (const request of [create, (body: object) => update(id, body)]) {
        yield* ErrorCase.returned(
          "e-mail address that is too long",
          request({ email: `${"a".repeat(256)}@example.com` })
        )
        for (const email of ["x", "a@b_c.d", "ä@example.com", '"a b"@example.com', "Ann <a@example.com>", "a@b.c."]) {
          yield* ErrorCase.returned("malformed e-mail address", request({ email }))
        }
      }
      for (const request of [invite, link])
        yield* ErrorCase.returned("malformed e-mail address", request(" a@example.com"))
    })
  ),
  scenario(
    "addresses that look odd are good ones",
    ["createUser"],
    Effect.gen(function* () {
      const tag = randomUUID()
      for (const email of [`.${tag}@b.c`, `${tag}..x@1.2.3.4`, `${tag}'+{|}@nodot`]) {
        yield* Expect.equal("kept", (yield* Fixture.user({ email })).email, email)
      }
    })
  ),
  scenario(
    "a phone number has two to fifteen digits, and no zero first",
    ["createUser", "updateUserById"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      for (const request of [create, (body: object) => update(id, body)]) {
        for (const phone of ["1", "0155500", "1-555", "++1555", " +1555", "1234567890123456", "٣٣٣٣"]) {
          yield* ErrorCase.returned("malformed phone number", request({ phone }))
        }
      }
      const phone = Fixture.uniquePhone()
      const made = yield* Fixture.user({ phone: `+${phone.slice(0, 4)} ${phone.slice(4)}` })
      yield* Expect.equal("without plus and blanks", made.phone, phone)
    })
  ),
  scenario(
    "a user has a password or a hash, and both can be too much",
    ["createUser"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      yield* ErrorCase.all(
        ["password and hash", create({ email, password: "", password_hash: "x" })],
        ["unreadable hash", create({ email, password_hash: "md5:x" })],
        ["new password of more than 72 bytes", create({ email, password: "ä".repeat(37) })]
      )
    })
  ),
  scenario(
    "the policy for passwords does not hold for a new user",
    ["createUser"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      yield* Fixture.user({ email, password: "a", email_confirm: true })
      yield* UserSide.signIn(email, "a")
    })
  ),
  scenario(
    "an id of one's own is a UUID and not the nil one",
    ["createUser"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      yield* ErrorCase.all(
        ["id that is no UUID", create({ email, id: "one" })],
        ["nil id", create({ email, id: "00000000-0000-0000-0000-000000000000" })]
      )
    })
  ),
  scenario(
    "a ban is a duration as Go writes them",
    ["createUser", "updateUserById"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      for (const request of [
        (body: object) => create({ email: Fixture.uniqueEmail(), ...body }),
        (body: object) => update(id, body)
      ]) {
        for (const ban_duration of ["24", "1d", "never", "None", "2562048h"]) {
          yield* ErrorCase.returned("malformed ban", request({ ban_duration }))
        }
      }
      for (const ban_duration of ["1.5h", "+1h30m", "-1h", "0", "none", "", null]) {
        yield* Expect.equal(String(ban_duration), (yield* Wire.send(update(id, { ban_duration }))).status, 200)
      }
    })
  ),
  scenario(
    "the checks of a new user have their order",
    ["createUser"],
    Effect.gen(function* () {
      const { email } = yield* Fixture.user()
      const free = Fixture.uniqueEmail()
      yield* ErrorCase.all(
        ["malformed e-mail address", create({ email: "x", phone: "x" })],
        ["e-mail address that is taken", create({ email, phone: "x" })],
        ["malformed phone number", create({ email: free, phone: "x", password: "a", password_hash: "b" })],
        ["password and hash", create({ email: free, id: "x", password: "a", password_hash: "b" })],
        ["id that is no UUID", create({ email: free, id: "x", ban_duration: "x" })]
      )
    })
  ),
  scenario(
    "what is taken elsewhere is an error of the database, in the shape of before 2024",
    ["createUser", "updateUserById"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const other = yield* Fixture.user({ email: Fixture.uniqueEmail(), phone: Fixture.uniquePhone() })
      const { email, id, phone } = other
      const { headers } = yield* ErrorCase.returned(
        "id that is taken, as before 2024",
        create({ id, email: Fixture.uniqueEmail() })
      )
      yield* Expect.equal("header", headers["x-sb-error-code"], "unexpected_failure")
      yield* ErrorCase.all(
        ["address of another audience, as before 2024", create({ email, aud: "staff" })],
        ["changed address that is taken, as before 2024", update(user.id, { email })],
        ["changed phone number that is taken, as before 2024", update(user.id, { phone })]
      )
    })
  ),
  scenario(
    "a changed password must meet the policy, and an empty one does not",
    ["updateUserById"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      const { json } = yield* ErrorCase.returned("short password", update(id, { password: "" }))
      yield* Expect.holds("reason", JSON.stringify(json).includes('"reasons":["length"'))
      yield* ErrorCase.returned("changed password of more than 72 bytes", update(id, { password: "x".repeat(73) }))
      yield* Expect.equal("null is none", (yield* Wire.send(update(id, { password: null }))).status, 200)
    })
  ),
  scenario(
    "a password must have what the project asks for",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { id } = yield* Fixture.user()
      yield* ErrorCase.returned("password without some characters", update(id, { password: "NO-SMALL-LETTERS" }))
      const weak = admin.updateUserById(id, { password: "ABC" })
      const { reasons } = yield* Expect.failure("short, and without digits", weak, "WeakPassword")
      yield* Expect.equal("reasons", reasons, ["length", "characters"])
      yield* admin.updateUserById(id, { password: "letters-and-1" })
    }),
    "closed"
  ),
  scenario(
    "an update ignores what only a new user can have",
    ["updateUserById", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const body = { id: randomUUID(), aud: "staff", password_hash: "md5:x" }
      yield* Expect.equal("status", (yield* Wire.send(update(user.id, body))).status, 200)
      yield* Expect.equal("audience", (yield* admin.getUserById(user.id)).aud, user.aud)
      yield* UserSide.signIn(user.email, Fixture.password)
    })
  ),
  scenario(
    "an update shows identities as they were, and the next read as they are",
    ["updateUserById", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const email = Fixture.uniqueEmail()
      const changed = yield* admin.updateUserById(user.id, { email })
      yield* Expect.equal("address", changed.email, email)
      yield* Expect.equal("identity in the response", changed.identities?.[0]?.email, user.email)
      const read = yield* admin.getUserById(user.id)
      yield* Expect.equal("identity", read.identities?.[0]?.email, email)
    })
  ),
  scenario(
    "an update that fails changes nothing",
    ["updateUserById", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const { email } = yield* Fixture.user()
      const update = admin.updateUserById(user.id, { email, user_metadata: { a: 1 }, ban_duration: "1h" })
      yield* Expect.failure("taken", update, "ServerError")
      const read = yield* admin.getUserById(user.id)
      yield* Expect.equal("metadata", read.user_metadata, user.user_metadata)
      yield* Expect.equal("ban", read.banned_until, undefined)
    })
  ),
  scenario(
    "a phone factor needs a number, and keeps its name when the number is bad",
    ["mfa.updateFactor", "mfa.listFactors"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
      const body = { factor_type: "phone", friendly_name: "mobile", phone: `+${Fixture.uniquePhone()}` }
      yield* UserSide.send("POST", "/factors", { token: access_token, body })
      const [factor] = yield* admin.mfa.listFactors({ userId: user.id })
      const id = factor?.id ?? ""
      yield* ErrorCase.returned("malformed number of a phone factor", {
        method: "PUT",
        path: `/admin/users/${user.id}/factors/${id}`,
        body: { friendly_name: "other", phone: "x" }
      })
      const phone = Fixture.uniquePhone()
      const changed = yield* admin.mfa.updateFactor({ userId: user.id, id }, { phone })
      yield* Expect.equal("name and number", [changed.friendly_name, changed.phone], ["mobile", phone])
    })
  )
]
