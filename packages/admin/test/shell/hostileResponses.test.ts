/** Answers that mean harm: kept as they are or refused, and never more than data. */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Fixture from "../support/fixtures.js"
import * as Service from "../support/service.js"

const user = JSON.stringify(Fixture.user)

/** The user's answer with more members, as text. */
const withMembers = (members: string) => ({ body: `${user.slice(0, -1)},${members}}` })

const prototypeOf = (value: object): unknown => Object.getPrototypeOf(value)

describe("an answer", () => {
  it.effect.each([
    ["at the top", '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}'],
    ["in what it has", '"user_metadata":{"__proto__":{"isAdmin":true}}'],
    ["in place of what it has", '"__proto__":{"id":"7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90","banned_until":"never"}']
  ])("with a __proto__ %s changes no prototype, and keeps it as data", ([, members = ""]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.answering(withMembers(members))
      const read = yield* admin.getUserById(Fixture.userId)
      expect(JSON.stringify(read)).toContain('"__proto__":{')
      expect(prototypeOf(read)).toBe(Object.prototype)
      expect(prototypeOf(read.user_metadata ?? {})).toBe(Object.prototype)
      expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false)
      expect("isAdmin" in read).toBe(false)
    })
  )

  it.effect("whose members stand in a __proto__ only lacks them", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.answering({ body: `{"__proto__":${user}}` })
      expect(yield* Effect.flip(admin.getUserById(Fixture.userId))).toMatchObject({
        _tag: "InvalidResponse",
        path: "id",
        expected: "is missing"
      })
    })
  )

  it.effect("that is nested deeper than any stack is kept where anything may stand, and refused elsewhere", () =>
    Effect.gen(function* () {
      const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`
      const kept = yield* Service.answering(withMembers(`"user_metadata":{"deep":${deep}}`))
      const read = yield* kept.admin.getUserById(Fixture.userId)
      expect(Object.keys(read.user_metadata ?? {})).toEqual(["deep"])
      const refused = yield* Service.answering(withMembers(`"email":${deep}`))
      expect(yield* Effect.flip(refused.admin.getUserById(Fixture.userId))).toMatchObject({
        _tag: "InvalidResponse",
        path: "email"
      })
    })
  )

  it.effect("of 50 MB is read, and refused by what is wrong in it", () =>
    Effect.gen(function* () {
      const page = JSON.stringify(Array.from({ length: 1_000 }, () => Fixture.row)).slice(1, -1)
      const many = Array.from({ length: Math.ceil(50e6 / page.length) }, () => page).join(",")
      const good = yield* Service.answering({ body: `{"aud":"authenticated","users":[${many}]}` })
      expect((yield* good.admin.listUsers()).users.length).toBeGreaterThan(50_000)
      const bad = yield* Service.answering({ body: `{"aud":"authenticated","users":[${many},{"id":5}]}` })
      expect(yield* Effect.flip(bad.admin.listUsers())).toMatchObject({
        _tag: "InvalidResponse",
        path: expect.stringMatching(/^users\[\d+\]\./)
      })
      const long = yield* Service.answering(withMembers(`"email":"${"a".repeat(50e6)}"`))
      expect((yield* long.admin.getUserById(Fixture.userId)).email).toHaveLength(50e6)
    })
  )

  it.effect("of long texts where ids and moments stand is refused", () =>
    Effect.gen(function* () {
      for (const members of [`"id":"${"a-".repeat(1e6)}"`, `"created_at":"2024-01-01T00:00:00.${"0".repeat(1e6)}Z"`]) {
        const { admin } = yield* Service.answering(withMembers(members))
        const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
        expect(error._tag).toBe("InvalidResponse")
        expect(error.message.length).toBeLessThan(300)
      }
    })
  )

  it.effect("with numbers that no number holds keeps what JSON makes of them", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.answering(withMembers('"user_metadata":{"big":1e9,"huge":1e400,"deep":-0}'))
      const { user_metadata } = yield* admin.getUserById(Fixture.userId)
      expect(user_metadata).toEqual({ big: 1e9, huge: Number.POSITIVE_INFINITY, deep: -0 })
    })
  )
})
