/** Every timestamp of every model has an accessor. */
import { describe, expect, it } from "@effect/vitest"
import { DateTime, Option, Predicate } from "effect"
import * as Admin from "../src/index.js"

const { AuditLog, CustomProvider, Factor, Identity, OAuthClient, Passkey, SsoProvider, User } = Admin
const iso = "2026-08-20T10:00:00.123456Z"

const models: ReadonlyArray<readonly [string, object, object]> = [
  ["User", User, User.fields],
  ["Identity", Identity, Identity.Identity.fields],
  ["Factor", Factor, Factor.Factor.fields],
  ["Passkey", Passkey, Passkey.Passkey.fields],
  ["OAuthClient", OAuthClient, OAuthClient.OAuthClient.fields],
  ["CustomProvider", CustomProvider, CustomProvider.CustomProvider.fields],
  ["SsoProvider", SsoProvider, SsoProvider.SsoProvider.fields],
  ["AuditLog", AuditLog, AuditLog.AuditEntry.fields]
]

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const accessors = models.flatMap(([model, module, fields]) =>
  Object.keys(fields)
    .filter((member) => /_(?:at|until)$/.test(member))
    .map((member) => [`${model}.${camel(member)}`, module, member] as const)
)

it("there are more than a few", () => {
  expect(accessors.length).toBeGreaterThan(25)
})

describe.each(accessors)("%s", (name, module, member) => {
  it("reads the member", () => {
    const read: unknown = Reflect.get(module, camel(member))
    const value: unknown = Predicate.isFunction(read) ? Reflect.apply(read, undefined, [{ [member]: iso }]) : name
    const found = Option.isOption(value) ? Option.getOrUndefined(value) : value
    expect(DateTime.isDateTime(found) ? DateTime.formatIso(found) : found).toBe("2026-08-20T10:00:00.123Z")
  })
})

it("what is missing is None", () => {
  expect(Option.isNone(User.confirmedAt({}))).toBe(true)
  expect(Option.isNone(Factor.lastChallengedAt({ last_challenged_at: null }))).toBe(true)
})

it("a session tells when its token expires", () => {
  expect(DateTime.formatIso(Admin.Session.expiresAt({ expires_at: 1_700_000_000 }))).toBe("2023-11-14T22:13:20.000Z")
})

it("users tell what they are", () => {
  expect([{}, { deleted_at: iso }].map(User.isDeleted)).toEqual([false, true])
  expect([{}, { email_confirmed_at: iso }, { phone_confirmed_at: iso }].map(User.isConfirmed)).toEqual([
    false,
    true,
    true
  ])
  expect([{ is_anonymous: false }, { is_anonymous: true }].map(User.isAnonymous)).toEqual([false, true])
})

it("a limit with milliseconds is compared as time, not as text", () => {
  const limit = DateTime.unsafeMake("2026-08-01T00:00:01Z")
  const created_at = "2026-08-01T00:00:01.000004Z"
  expect(created_at >= "2026-08-01T00:00:01Z").toBe(false)
  expect(DateTime.greaterThan(limit, AuditLog.createdAt({ created_at }))).toBe(false)
})
