import { describe, expect, it } from "@effect/vitest"
import { Duration, Effect, Redacted } from "effect"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const email = "ann@example.com"
const untyped = (value: object) => JSON.parse(JSON.stringify(value))

const hash = "$2b$04$WSCaI7/M/a2PEysTR0MK4.C4St/VXI/9hG.stIl3nPZLIQXjka4Dm"

const create = (attributes: object) =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
    const error = yield* Effect.flip(admin.createUser(untyped(attributes)))
    expect(seen).toEqual([])
    return { ...error }
  })

describe("createUser", () => {
  it.effect("sends secrets as they are, whether plain or Redacted", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
      yield* admin.createUser({ email, password: "plain" })
      yield* admin.createUser({ email, password: Redacted.make("hidden") })
      yield* admin.createUser({ email, password_hash: Redacted.make(hash) })
      expect(seen.map(Stub.jsonOf)).toEqual([
        { email, password: "plain" },
        { email, password: "hidden" },
        { email, password_hash: hash }
      ])
    })
  )

  it.effect("sends only the attributes that are set", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
      yield* admin.createUser({ phone: "+15005550006", email: undefined, password: undefined, aud: "other" })
      yield* admin.createUser({
        email,
        id: Fixture.userId,
        email_confirm: false,
        user_metadata: { a: null, b: undefined }
      })
      yield* admin.createUser({ email, ban_duration: Duration.infinity })
      yield* admin.createUser({ email, ban_duration: "1h30m" })
      expect(seen.map(Stub.jsonOf)).toEqual([
        { phone: "+15005550006", aud: "other" },
        { email, id: Fixture.userId, email_confirm: false, user_metadata: { a: null } },
        { email, ban_duration: "2562047h" },
        { email, ban_duration: "1h30m" }
      ])
    })
  )

  it.effect.each<readonly [what: string, attributes: object, path: string, expected: string | RegExp]>([
    ["neither address", {}, "attributes.email", "or phone must be set"],
    ["empty addresses", { email: "", phone: "" }, "attributes.email", "or phone must be set"],
    [
      "password and hash",
      { email, password: "a", password_hash: "b" },
      "attributes.password_hash",
      "can't be combined with password"
    ],
    [
      "a hash of WordPress",
      { email, password_hash: "$P$B6d9Yv9p7W3y1Y5hJ2m6c8f0q1r2s3t" },
      "attributes.password_hash",
      /^is phpass .* by a recovery link$/
    ],
    [
      "a damaged hash, which the server would take",
      { email, password_hash: `${hash}=` },
      "attributes.password_hash",
      /has 61 characters instead of 60/
    ],
    [
      "an unknown attribute",
      { email, emailConfirm: true },
      "attributes.emailConfirm",
      "is unknown (did you mean email_confirm?)"
    ],
    ["an address that is no text", { email: 5 }, "attributes.email", "should be a string, not number"],
    ["an address that is null", { email: null, phone: "1" }, "attributes.email", "should be a string, not null"],
    [
      "a confirmation that is text",
      { email, email_confirm: "yes" },
      "attributes.email_confirm",
      "should be a boolean, not string"
    ],
    [
      "metadata that is a list",
      { email, user_metadata: [] },
      "attributes.user_metadata",
      "should be an object, not an array"
    ],
    [
      "metadata that is text",
      { email, app_metadata: "{}" },
      "attributes.app_metadata",
      "should be an object, not string"
    ],
    ["an invalid id", { email, id: "x" }, "attributes.id", /^should be a UUID such as [0-9a-f-]{36}$/],
    [
      "the nil id",
      { email, id: "00000000-0000-0000-0000-000000000000" },
      "attributes.id",
      "should be a UUID other than the nil UUID"
    ],
    [
      "a password that bcrypt would cut",
      { email, password: `${"\u00e4".repeat(36)}a` },
      "attributes.password",
      "should be a password of at most 72 bytes"
    ],
    [
      "a password that is a number",
      { email, password: 12345678 },
      "attributes.password",
      "should be a password of at most 72 bytes, not number"
    ],
    ["a ban in days", { email, ban_duration: "7d" }, "attributes.ban_duration", /Duration\.days\(7\)\)$/],
    [
      "a ban that is a number",
      { email, ban_duration: 24 },
      "attributes.ban_duration",
      /Duration\.days\(7\)\), not number$/
    ]
  ])("refuses %s in words", ([, attributes, path, expected]) =>
    Effect.gen(function* () {
      const error = yield* create(attributes)
      expect(error).toMatchObject({ _tag: "InvalidInput", operation: "createUser", path })
      expect(error).toMatchObject({
        expected: typeof expected === "string" ? expected : expect.stringMatching(expected)
      })
    })
  )

  it.effect("accepts a password of 72 bytes, and an empty one", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
      yield* admin.createUser({ email, password: "\u00e4".repeat(36) })
      yield* admin.createUser({ email, password: "" })
      expect(seen).toHaveLength(2)
    })
  )
})

describe("updateUserById", () => {
  it.effect("accepts an empty update, which changes nothing", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
      yield* admin.updateUserById(Fixture.userId, {})
      expect(seen.map(Stub.jsonOf)).toEqual([{}])
    })
  )

  it.effect.each(["id", "aud", "password_hash", "nonce", "current_password"])(
    "refuses %s, which the server would ignore",
    (name) =>
      Effect.gen(function* () {
        const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
        const error = yield* Effect.flip(admin.updateUserById(Fixture.userId, untyped({ [name]: Fixture.userId })))
        expect(error).toMatchObject({ _tag: "InvalidInput", path: `attributes.${name}`, expected: "is unknown" })
        expect(seen).toEqual([])
      })
  )
})
