/** Hostile responses are kept as they are or rejected, and are never more than data. */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Fixture from "../support/fixtures.js"
import * as Service from "../support/service.js"

const user = JSON.stringify(Fixture.user)

/** The response for a user, with more members, as text. */
const withMembers = (members: string) => ({ body: `${user.slice(0, -1)},${members}}` })

const prototypeOf = (value: object): unknown => Object.getPrototypeOf(value)

describe("a response", () => {
  it.effect.each([
    ["at the top", '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}'],
    ["in what it has", '"user_metadata":{"__proto__":{"isAdmin":true}}'],
    ["in place of what it has", '"__proto__":{"id":"7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90","banned_until":"never"}']
  ])("with a __proto__ %s changes no prototype, and keeps it as data", ([, members = ""]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(withMembers(members))
      const read = yield* admin.getUserById(Fixture.userId)
      expect(JSON.stringify(read)).toContain('"__proto__":{')
      expect(prototypeOf(read)).toBe(Object.prototype)
      expect(prototypeOf(read.user_metadata ?? {})).toBe(Object.prototype)
      expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false)
      expect("isAdmin" in read).toBe(false)
    })
  )

  it.effect("with its members inside __proto__ lacks them", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({ body: `{"__proto__":${user}}` })
      expect(yield* Effect.flip(admin.getUserById(Fixture.userId))).toMatchObject({
        _tag: "InvalidResponse",
        path: "id",
        expected: "is missing"
      })
    })
  )

  it.effect("nested deeper than the stack is kept where any value is valid, and rejected elsewhere", () =>
    Effect.gen(function* () {
      const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`
      const kept = yield* Service.responding(withMembers(`"user_metadata":{"deep":${deep}}`))
      const read = yield* kept.admin.getUserById(Fixture.userId)
      expect(Object.keys(read.user_metadata ?? {})).toEqual(["deep"])
      const refused = yield* Service.responding(withMembers(`"email":${deep}`))
      expect(yield* Effect.flip(refused.admin.getUserById(Fixture.userId))).toMatchObject({
        _tag: "InvalidResponse",
        path: "email"
      })
    })
  )

  it.effect("of 50 MB is read, and rejected for its issue", () =>
    Effect.gen(function* () {
      const page = JSON.stringify(Array.from({ length: 1_000 }, () => Fixture.row)).slice(1, -1)
      const many = Array.from({ length: Math.ceil(50e6 / page.length) }, () => page).join(",")
      const good = yield* Service.responding({ body: `{"aud":"authenticated","users":[${many}]}` })
      expect((yield* good.admin.listUsers()).users.length).toBeGreaterThan(50_000)
      const bad = yield* Service.responding({ body: `{"aud":"authenticated","users":[${many},{"id":5}]}` })
      expect(yield* Effect.flip(bad.admin.listUsers())).toMatchObject({
        _tag: "InvalidResponse",
        path: expect.stringMatching(/^users\[\d+\]\./)
      })
      const long = yield* Service.responding(withMembers(`"email":"${"a".repeat(50e6)}"`))
      expect((yield* long.admin.getUserById(Fixture.userId)).email).toHaveLength(50e6)
    })
  )

  it.effect("with long texts in place of ids and timestamps is rejected", () =>
    Effect.gen(function* () {
      for (const members of [`"id":"${"a-".repeat(1e6)}"`, `"created_at":"2024-01-01T00:00:00.${"0".repeat(1e6)}Z"`]) {
        const { admin } = yield* Service.responding(withMembers(members))
        const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
        expect(error._tag).toBe("InvalidResponse")
        expect(error.message.length).toBeLessThan(300)
      }
    })
  )

  it.effect("with numbers out of range keeps what JSON.parse makes of them", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(withMembers('"user_metadata":{"big":1e9,"huge":1e400,"deep":-0}'))
      const { user_metadata } = yield* admin.getUserById(Fixture.userId)
      expect(user_metadata).toEqual({ big: 1e9, huge: Number.POSITIVE_INFINITY, deep: -0 })
    })
  )
})
