import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect, TestClock } from "effect"
import { request } from "../support/harness.js"
import { signIn } from "../support/people.js"

const create = (emulator: Emulator.Service, email: string, more: object = {}) =>
  request(emulator, "POST", "/admin/users", { email, password: "s3cret!pass1", email_confirm: true, ...more })

/** Two users, one of them signed in. */
const peopled = Effect.gen(function* () {
  const emulator = yield* Emulator.make({ seed: 1 })
  yield* create(emulator, "ann@example.com")
  yield* create(emulator, "bob@example.com")
  yield* signIn(emulator, "ann@example.com")
  return emulator
})

type Change = readonly [what: string, from: RegExp, to: string, problem: string]

const uuid = "[0-9a-f-]{36}"
const nobody = "11111111-2222-4333-8444-555555555555"

const changes: ReadonlyArray<Change> = [
  ["an invalid id", new RegExp(`"id":"${uuid}"`), '"id":"ann"', "users, row 1: id is not a UUID in lower case"],
  ["an invalid time", /"created_at":"[^"]*"/, '"created_at":"soon"', "users, row 1: created_at is not a time"],
  ["an invalid flag", /"is_sso_user":false/, '"is_sso_user":"no"', "users, row 1: is_sso_user is not true or false"],
  [
    "a broken number",
    /("email_change_confirm_status"):0/,
    "$1:0.5",
    "email_change_confirm_status is not a whole number"
  ],
  ["metadata that is a list", /"user_metadata":\{[^}]*\}/, '"user_metadata":[]', "users, row 1: user_metadata is not"],
  ["U+0000", /"aud":"authenticated"/, '"aud":"\\u0000"', "users, row 1: aud is not a text without U+0000"],
  [
    "U+0000 in metadata",
    /"user_metadata":\{/,
    '"user_metadata":{"\\u0000":1,',
    "user_metadata is not an object without"
  ],
  ["an address twice", /bob@example\.com/, "ann@example.com", "users, row 2: duplicate key value violates"],
  [
    "a stranger's session",
    new RegExp(`("sessions":\\[.*?"user_id"):"${uuid}"`),
    `$1:"${nobody}"`,
    "sessions, row 1: user_id"
  ],
  [
    "a stranger's identity",
    new RegExp(`("identities":\\[.*?"user_id"):"${uuid}"`),
    `$1:"${nobody}"`,
    "identities, row 1: user_id"
  ],
  [
    "a token without session",
    new RegExp(`("session_id"):"${uuid}"`),
    `$1:"${nobody}"`,
    "refresh_tokens, row 1: session_id"
  ],
  ["a strange table", /"tables":\{/, '"tables":{"people":[],', "there is no table people"],
  [
    "a strange column",
    /"aud":"authenticated"/,
    '"aud":"authenticated","audd":1',
    "users, row 1: there is no column audd"
  ],
  ["an invalid row", /"users":\[/, '"users":[5,', "users, row 1: it is not an object"],
  [
    "too many levels",
    /"user_metadata":\{/,
    `"user_metadata":{"a":${"[".repeat(10_010)}${"]".repeat(10_010)},`,
    "max depth"
  ]
]

describe("an import", () => {
  it.effect.each(changes)("that has %s changes nothing, and says where", ([, from, to, problem]) =>
    Effect.gen(function* () {
      const emulator = yield* peopled
      const state = yield* emulator.exportState
      const bad = state.replace(from, to)
      assert.notStrictEqual(bad, state)
      const error = yield* Effect.flip(emulator.importState(bad))
      assert.include(error.problem, problem)
      assert.strictEqual(yield* emulator.exportState, state)
      assert.strictEqual((yield* signIn(emulator, "bob@example.com")).status, 200)
    })
  )

  it.effect("takes what was made after the year 9999", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* TestClock.setTime(Date.UTC(9999, 11, 31, 23))
      const late = yield* create(emulator, "late@example.com", { ban_duration: "9000h" })
      const state = yield* emulator.exportState
      assert.include(state, '"banned_until":"+01000')
      yield* emulator.importState(state)
      assert.strictEqual(yield* emulator.exportState, state)
      assert.strictEqual((yield* request(emulator, "GET", `/admin/users/${String(late.body["id"])}`)).status, 200)
    })
  )

  it.effect("keeps the order of what has changed", () =>
    Effect.gen(function* () {
      const one = yield* peopled
      const list = yield* request(one, "GET", "/admin/users")
      const [id = ""] = /[0-9a-f-]{36}/.exec(list.text.slice(list.text.lastIndexOf('"id"'))) ?? []
      assert.strictEqual((yield* request(one, "PUT", `/admin/users/${id}`, { email: "zoe@example.com" })).status, 200)
      const two = yield* Emulator.make({ seed: 2 })
      yield* two.importState(yield* one.exportState)
      assert.strictEqual(yield* two.exportState, yield* one.exportState)
      assert.strictEqual(
        (yield* request(two, "GET", "/admin/users")).text,
        (yield* request(one, "GET", "/admin/users")).text
      )
    })
  )
})

describe("a seed", () => {
  it.effect("makes nothing again that was imported", () =>
    Effect.gen(function* () {
      const one = yield* peopled
      const state = yield* one.exportState
      const run = Effect.gen(function* () {
        const two = yield* Emulator.make({ seed: 1 })
        yield* two.importState(state)
        for (const email of ["c@example.com", "d@example.com", "e@example.com"]) {
          assert.strictEqual((yield* create(two, email)).status, 200)
          assert.strictEqual((yield* signIn(two, email)).status, 200)
        }
        yield* two.seed(1)
        assert.strictEqual((yield* create(two, "f@example.com")).status, 200)
        yield* two.reset
        yield* two.importState(state)
        assert.strictEqual((yield* create(two, "g@example.com")).status, 200)
        return yield* two.exportState
      })
      assert.strictEqual(yield* run, yield* run)
    })
  )
})
