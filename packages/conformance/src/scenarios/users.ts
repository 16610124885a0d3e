import { GoTrueAdmin, PasswordHash, User } from "@gotrue-effect/admin"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"

const bcryptHash = "$2b$04$WSCaI7/M/a2PEysTR0MK4.C4St/VXI/9hG.stIl3nPZLIQXjka4Dm"
const argonHash = "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pOMK6GKGyh3UbmJliBUgLwcBtrZUqp8QngYQ8wUNToQ"
const argonIHash = "$argon2i$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$4saPLVlFwMqHM0OPiKOmJr1CdYOQ0mCHqha8WTDrwZY"

// The test vector of the README of firebase/scrypt, whose password is its own.
const ofFirebase = PasswordHash.firebaseScrypt({
  signerKey: "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
  saltSeparator: "Bw==",
  rounds: 8,
  memCost: 14
})
const firebaseHash = "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="
const firebaseSalt = "42xEC+ixf3L2lw=="
const forUrls = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

const ofKeycloak = PasswordHash.keycloak({
  credentialData: {
    hashIterations: 5,
    algorithm: "argon2",
    additionalParameters: { hashLength: ["32"], memory: ["7168"], type: ["id"], version: ["1.3"], parallelism: ["1"] }
  },
  secretData: { value: "JjDzna0fvaPjuiDJhP/3ZgxemGvcmWg33a9VQpa+llc=", salt: "MDEyMzQ1Njc4OWFiY2RlZg==" }
})

const imported = "imported-pass"

/** Every form that `PasswordHash` makes, and its password. */
const hashes = [
  ["bcrypt $2b$", imported, PasswordHash.bcrypt(bcryptHash)],
  ["bcrypt $2a$", imported, PasswordHash.bcrypt(bcryptHash.replace("2b", "2a"))],
  ["bcrypt $2y$", imported, PasswordHash.bcrypt(bcryptHash.replace("2b", "2y"))],
  ["argon2id", imported, PasswordHash.argon2(argonHash)],
  ["argon2i", imported, PasswordHash.argon2(argonIHash)],
  ["Firebase", "user1password", ofFirebase(firebaseHash, firebaseSalt)],
  ["Firebase, for URLs", "user1password", ofFirebase(forUrls(firebaseHash), forUrls(firebaseSalt))],
  ["Keycloak", imported, ofKeycloak],
  ["Spring", imported, PasswordHash.spring(`{bcrypt}${bcryptHash}`)],
  ["Spring, argon2", imported, PasswordHash.spring(`{argon2}${argonHash}`)],
  ["any", imported, PasswordHash.parse(bcryptHash)]
] as const

export const users = [
  scenario(
    "a new user has what was given, and an identity for each address",
    ["createUser"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      const phone = Fixture.uniquePhone()
      const user = yield* Fixture.user({
        email: email.toUpperCase(),
        phone: `+${phone}`,
        password: Redacted.make(Fixture.password),
        email_confirm: true,
        user_metadata: { full_name: "Ann", nested: { deep: [1, null, "x"] } },
        app_metadata: { plan: "pro" }
      })
      yield* Expect.equal("e-mail", user.email, email)
      yield* Expect.equal("phone", user.phone, phone)
      yield* Expect.holds("confirmed", user.email_confirmed_at !== undefined)
      yield* Expect.equal("phone confirmed", user.phone_confirmed_at, undefined)
      yield* Expect.equal("confirmed_at comes with the next read", user.confirmed_at, undefined)
      yield* Expect.equal("user metadata", user.user_metadata, {
        email_verified: true,
        full_name: "Ann",
        nested: { deep: [1, null, "x"] }
      })
      yield* Expect.equal("app metadata", user.app_metadata, {
        plan: "pro",
        provider: "email",
        providers: ["email", "phone"]
      })
      yield* Expect.equal(
        "identities",
        user.identities?.map(({ provider }) => provider),
        ["email", "phone"]
      )
      yield* UserSide.signIn(email, Fixture.password)
    })
  ),
  scenario(
    "a new user by phone alone has an empty e-mail address",
    ["createUser"],
    Effect.gen(function* () {
      const user = yield* Fixture.user({ phone: Fixture.uniquePhone(), phone_confirm: true })
      yield* Expect.equal("e-mail", user.email, "")
      yield* Expect.holds("confirmed", user.phone_confirmed_at !== undefined)
    })
  ),
  scenario(
    "a new user takes the id that is asked for",
    ["createUser"],
    Effect.gen(function* () {
      const id = randomUUID()
      const user = yield* Fixture.user({ id, email: Fixture.uniqueEmail() })
      yield* Expect.equal("id", String(user.id), id)
    })
  ),
  scenario(
    "an id that is taken is an error of the server",
    ["createUser"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const error = yield* Expect.failure(
        "taken id",
        Fixture.user({ id: user.id, email: Fixture.uniqueEmail() }),
        "ServerError"
      )
      yield* Expect.equal("code", error.code, "unexpected_failure")
      yield* Expect.equal("status", error.status, 500)
    })
  ),
  scenario(
    "an address that is taken is rejected, case-insensitively",
    ["createUser"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const error = yield* Expect.failure("taken", Fixture.user({ email: user.email.toUpperCase() }), "EmailExists")
      yield* Expect.equal("status", error.status, 422)
      yield* Expect.equal("code", error.code, "email_exists")
    })
  ),
  scenario(
    "a phone number that is taken is refused",
    ["createUser"],
    Effect.gen(function* () {
      const { phone } = yield* Fixture.user({ phone: Fixture.uniquePhone() })
      yield* Expect.failure("taken", Fixture.user({ phone }), "PhoneExists")
    })
  ),
  scenario(
    "malformed addresses are refused",
    ["createUser"],
    Effect.gen(function* () {
      const attempts = [
        { email: "no at sign" },
        { email: " space@example.com" },
        { email: `${"a".repeat(250)}@example.com` },
        { phone: "not a number" },
        { phone: "0123" }
      ]
      const codes = yield* Effect.forEach(attempts, (attributes) =>
        Effect.map(Expect.failure("malformed", Fixture.user(attributes), "ValidationFailed"), ({ code }) => code)
      )
      yield* Expect.equal("codes", new Set(codes), new Set(["validation_failed"]))
    })
  ),
  scenario(
    "an imported hash of each form lets the user sign in",
    ["createUser"],
    Effect.forEach(hashes, ([form, password, made]) =>
      Effect.gen(function* () {
        const email = Fixture.uniqueEmail()
        const password_hash = yield* Expect.some(form, Either.getRight(made))
        const user = yield* Fixture.user({ email, email_confirm: true, password_hash })
        const session = yield* UserSide.signIn(email, password)
        yield* Expect.equal(form, session.user.id, String(user.id))
      })
    )
  ),
  scenario(
    "a hash that the server cannot check is not sent",
    ["createUser"],
    Effect.gen(function* () {
      const attempt = Fixture.user({ email: Fixture.uniqueEmail(), password_hash: "md5:abc" })
      const error = yield* Expect.failure("hash", attempt, "InvalidInput")
      yield* Expect.equal("path", error.path, "attributes.password_hash")
    })
  ),
  scenario(
    "a ban lasts as long as it was asked for, and is lifted",
    ["createUser", "updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user({ email: Fixture.uniqueEmail(), ban_duration: Duration.days(2) })
      const end = yield* Expect.some("the end of the ban", User.bannedUntil(user))
      const length = DateTime.toEpochMillis(end) - DateTime.toEpochMillis(User.createdAt(user))
      yield* Expect.holds("about two days", Math.abs(length - 2 * 86_400_000) < 60_000, length)
      const free = yield* admin.updateUserById(user.id, { ban_duration: "none" })
      yield* Expect.equal("lifted", Option.isNone(User.bannedUntil(free)), true)
    })
  ),
  scenario(
    "metadata comes typed by the caller's schemas, or not at all",
    ["createUser", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { id } = yield* Fixture.user({ email: Fixture.uniqueEmail(), app_metadata: { seats: "12" } })
      const seats = <A, I>(seats: Schema.Schema<A, I>) =>
        GoTrueAdmin.withMetadata(admin, { appMetadata: Schema.Struct({ seats }) }).getUserById(id)
      const typed = yield* seats(Schema.NumberFromString)
      yield* Expect.equal("decoded", typed.app_metadata.seats, 12)
      const error = yield* Expect.failure("other type", seats(Schema.Number), "InvalidMetadata")
      yield* Expect.equal("path", error.path, "app_metadata.seats")
      yield* Expect.equal("user", error.userId, id)
    })
  ),
  scenario(
    "a user is read with identities and confirmation",
    ["getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const read = yield* admin.getUserById(user.id)
      yield* Expect.equal("e-mail", read.email, user.email)
      yield* Expect.holds("confirmed", read.confirmed_at !== undefined)
      yield* Expect.equal("identities", read.identities?.length, 1)
    })
  ),
  scenario(
    "an unknown id is not found",
    ["getUserById", "updateUserById", "deleteUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const id = randomUUID()
      const error = yield* Expect.failure("read", admin.getUserById(id), "UserNotFound")
      yield* Expect.equal("status", error.status, 404)
      yield* Expect.failure("change", admin.updateUserById(id, {}), "UserNotFound")
      yield* Expect.failure("delete", admin.deleteUser(id), "UserNotFound")
    })
  ),
  scenario(
    "metadata is merged: null deletes, objects are replaced whole",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user({
        email: Fixture.uniqueEmail(),
        user_metadata: { a: 1, b: { x: 1, y: 2 }, c: "c" }
      })
      const changed = yield* admin.updateUserById(user.id, { user_metadata: { a: null, b: { z: 3 } } })
      yield* Expect.equal("merged", changed.user_metadata, { b: { z: 3 }, c: "c" })
      const read = yield* admin.getUserById(user.id)
      yield* Expect.equal("kept", read.user_metadata, { b: { z: 3 }, c: "c" })
    })
  ),
  scenario(
    "what is not given does not change",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* admin.updateUserById(user.id, { email_confirm: false, email: "", phone: "" })
      const read = yield* admin.getUserById(user.id)
      yield* Expect.equal("e-mail", read.email, user.email)
      yield* Expect.holds("still confirmed", read.email_confirmed_at !== undefined)
    })
  ),
  scenario(
    "a new address and a new password count at the next sign-in",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
      const email = Fixture.uniqueEmail()
      yield* admin.updateUserById(user.id, { email, email_confirm: true, password: Redacted.make("Another0ne!pass") })
      yield* Expect.equal("a password ends all sessions", yield* UserSide.whoAmI(access_token), 403)
      yield* UserSide.signIn(email, "Another0ne!pass")
    })
  ),
  scenario(
    "a password below the policy is refused with the reason",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const error = yield* Expect.failure("weak", admin.updateUserById(user.id, { password: "a" }), "WeakPassword")
      yield* Expect.equal("reason", error.reasons[0], "length")
    })
  ),
  scenario(
    "a malformed new address is refused",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* Expect.failure("malformed", admin.updateUserById(user.id, { email: "x" }), "ValidationFailed")
    })
  ),
  scenario(
    "a new address that is taken is an error of the server",
    ["updateUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const { email } = yield* Fixture.user()
      const error = yield* Expect.failure("taken", admin.updateUserById(user.id, { email }), "ServerError")
      yield* Expect.holds("there is a hint", error.hint !== undefined)
    })
  ),
  scenario(
    "a user who is deleted is gone, and the address is free",
    ["deleteUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* admin.deleteUser(user.id)
      yield* Expect.failure("read", admin.getUserById(user.id), "UserNotFound")
      yield* Expect.failure("again", admin.deleteUser(user.id), "UserNotFound")
      yield* Fixture.user({ email: user.email })
    })
  ),
  scenario(
    "a soft deletion keeps the row and makes it unreadable",
    ["deleteUser", "getUserById"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user({ email: Fixture.uniqueEmail(), user_metadata: { a: 1 } })
      yield* admin.deleteUser(user.id, { soft: true })
      const read = yield* admin.getUserById(user.id)
      yield* Expect.holds("deleted", read.deleted_at !== undefined)
      yield* Expect.equal("length of the hashed address", read.email.length, 43)
      yield* Expect.equal("metadata", read.user_metadata, {})
      yield* admin.deleteUser(user.id, { soft: true })
      yield* Fixture.user({ email: user.email })
    })
  )
]
