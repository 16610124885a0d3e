import { describe, expect, it } from "@effect/vitest"
import { DateTime, Effect, Either, Option, Schema } from "effect"
import { Timestamp, User, Uuid } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const iso = (time: DateTime.Utc) => DateTime.formatIso(time)

describe("timestamps of a user", () => {
  it("are read with millisecond precision", () => {
    expect(iso(User.createdAt(Fixture.user))).toBe("2026-08-20T10:00:00.118Z")
    expect(iso(User.updatedAt(Fixture.user))).toBe("2026-08-20T10:00:00.123Z")
  })

  it("that are not set are None", () => {
    expect(User.lastSignInAt({})).toEqual(Option.none())
    expect(User.bannedUntil({})).toEqual(Option.none())
    expect(Option.map(User.lastSignInAt({ last_sign_in_at: "2026-01-02T03:04:05Z" }), iso)).toEqual(
      Option.some("2026-01-02T03:04:05.000Z")
    )
    expect(Option.map(User.bannedUntil({ banned_until: "2318-11-30T09:41:16.854775Z" }), iso)).toEqual(
      Option.some("2318-11-30T09:41:16.854Z")
    )
  })
})

describe("Timestamp", () => {
  const accepts = Schema.is(Timestamp.Timestamp)

  it.each([
    "2026-08-20T10:00:00Z",
    "2026-08-20T10:00:00.1Z",
    "2026-08-20T10:00:00.123456789Z",
    "2026-08-20T12:00:00.123+02:00",
    "2026-08-20T04:30:00-05:30",
    "0001-01-01T00:00:00Z"
  ])("%s is valid", (text) => {
    expect(accepts(text)).toBe(true)
    expect(DateTime.isDateTime(Timestamp.toDateTime(text))).toBe(true)
  })

  it.each([
    "",
    "2026-08-20",
    "2026-08-20 10:00:00Z",
    "2026-08-20T10:00:00",
    "2026-13-20T10:00:00Z",
    "2026-08-32T10:00:00Z",
    "2026-08-20T24:00:00Z",
    "2026-08-20T10:00:00.Z",
    "2026-08-20T10:00:00.1234567890Z",
    "2026-08-20T10:00:00Z\n",
    "12026-08-20T10:00:00Z"
  ])("%j is invalid", (text) => {
    expect(accepts(text)).toBe(false)
  })

  it.prop("is valid for any time", [Timestamp.Timestamp], ([text]) => {
    expect(accepts(text)).toBe(true)
  })
})

describe("Uuid", () => {
  it.prop("is valid in any version and either case", [Uuid.Uuid], ([id]) => {
    expect(Schema.is(Uuid.Uuid)(id)).toBe(true)
    expect(Schema.is(Uuid.Uuid)(id.toUpperCase())).toBe(true)
    expect(Schema.is(Uuid.Uuid)(`${id}x`)).toBe(false)
  })
})

describe("a user as the server writes it", () => {
  const optional = {
    is_anonymous: false,
    email_confirmed_at: "2026-08-20T10:00:00Z",
    invited_at: "2026-08-20T10:00:00Z",
    phone_confirmed_at: "2026-08-20T10:00:00Z",
    confirmation_sent_at: "2026-08-20T10:00:00Z",
    confirmed_at: "2026-08-20T10:00:00Z",
    recovery_sent_at: "2026-08-20T10:00:00Z",
    new_email: "new@example.com",
    email_change_sent_at: "2026-08-20T10:00:00Z",
    new_phone: "15005550007",
    phone_change_sent_at: "2026-08-20T10:00:00Z",
    reauthentication_sent_at: "2026-08-20T10:00:00Z",
    last_sign_in_at: "2026-08-20T10:00:00Z",
    factors: [Fixture.factor],
    banned_until: "2026-08-20T10:00:00Z",
    deleted_at: "2026-08-20T10:00:00Z"
  }

  it.effect("is valid with and without each optional member", () =>
    Effect.gen(function* () {
      for (const without of ["", ...Object.keys(optional)]) {
        const user = { ...Fixture.user, ...optional, [without]: undefined }
        const { admin } = yield* Service.responding(Stub.json(user))
        expect(yield* admin.getUserById(Fixture.userId)).toEqual(JSON.parse(JSON.stringify(user)))
      }
    })
  )

  it.effect("distinguishes absent, null and empty", () =>
    Effect.gen(function* () {
      const body = { ...Fixture.user, email: "", phone: "", role: "", identities: null, user_metadata: null }
      const { admin } = yield* Service.responding(Stub.json(body))
      const user = yield* admin.getUserById(Fixture.userId)
      expect(user).toEqual(body)
      expect(user).not.toHaveProperty("factors")
      expect(user).not.toHaveProperty("confirmed_at")
    })
  )

  it("is invalid without each required member, and with null for those that are not nullable", () => {
    const decode = Schema.decodeUnknownEither(User.User)
    const required = Object.keys(Fixture.user).filter((name) => !(name in optional))
    expect(required.length).toBeGreaterThan(8)
    for (const name of required) {
      const { [name]: _, ...rest }: Record<string, unknown> = Fixture.user
      expect(Either.isLeft(decode(rest))).toBe(true)
    }
    for (const name of Object.keys(optional)) {
      expect(Either.isLeft(decode({ ...Fixture.user, [name]: null }))).toBe(true)
    }
  })
})
