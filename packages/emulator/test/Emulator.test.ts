import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect, TestClock } from "effect"
import { request, headerOf } from "./support/harness.js"

const user = { email: "user@example.com", password: "secret123", email_confirm: true }
const signIn = (emulator: Emulator.Service, email: string, password: string) =>
  request(emulator, "POST", "/token?grant_type=password", { email, password }, null)

describe("emulator", () => {
  it.effect("makes, finds, changes and deletes a user", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const made = yield* request(emulator, "POST", "/admin/users", user)
      assert.strictEqual(made.status, 200)
      assert.isUndefined(made.body["confirmed_at"])
      const path = `/admin/users/${String(made.body["id"])}`
      const found = yield* request(emulator, "GET", path)
      assert.isString(found.body["confirmed_at"])
      const list = yield* request(emulator, "GET", "/admin/users")
      assert.strictEqual(headerOf(list, "x-total-count"), "1")
      assert.include(list.text, '"identities":null')
      assert.strictEqual((yield* request(emulator, "PUT", path, { role: "  admin " })).body["role"], "admin")
      assert.strictEqual((yield* request(emulator, "DELETE", path)).text, "{}")
      assert.strictEqual((yield* request(emulator, "GET", path)).status, 404)
    })
  )

  it.effect("is the same in every run with the same seed, and not with another", () =>
    Effect.gen(function* () {
      const run = (seed: number) =>
        Effect.gen(function* () {
          const emulator = yield* Emulator.make({ seed })
          const link = yield* request(emulator, "POST", "/admin/generate_link", { type: "magiclink", email: "a@b.c" })
          return link.text
        })
      assert.strictEqual(yield* run(7), yield* run(7))
      assert.notStrictEqual(yield* run(7), yield* run(8))
    })
  )

  it.effect("lives in the time of the clock, and never sees the same microsecond twice", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* TestClock.setTime(Date.parse("2026-08-20T10:00:00Z"))
      const times = new Set<unknown>()
      for (let i = 0; i < 20; i++) {
        const made = yield* request(emulator, "POST", "/admin/users", { email: `u${i}@example.com` })
        assert.match(String(made.body["created_at"]), /^2026-08-20T10:00:00/)
        times.add(made.body["created_at"])
      }
      assert.strictEqual(times.size, 20)
    })
  )

  it.effect("lets links and tokens expire", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/admin/users", user)
      const token = String((yield* signIn(emulator, user.email, user.password)).body["access_token"])
      const link = yield* request(emulator, "POST", "/admin/generate_link", { type: "recovery", email: user.email })
      assert.strictEqual((yield* request(emulator, "GET", "/user", undefined, token)).status, 200)
      yield* TestClock.adjust("25 hours")
      const late = yield* request(emulator, "GET", "/user", undefined, token)
      assert.include(late.text, "token is expired")
      const verified = yield* request(
        emulator,
        "POST",
        "/verify",
        { type: "recovery", token_hash: link.body["hashed_token"] },
        null
      )
      assert.strictEqual(verified.body["error_code"], "otp_expired")
    })
  )

  it.effect("undoes all of a refused request", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const first = yield* request(emulator, "POST", "/admin/users", user)
      yield* request(emulator, "POST", "/admin/users", { ...user, email: "other@example.com" })
      const before = yield* emulator.exportState
      const taken = yield* request(emulator, "PUT", `/admin/users/${String(first.body["id"])}`, {
        email: "other@example.com",
        password: "different1",
        role: "x"
      })
      assert.strictEqual(taken.body["code"], "23505")
      assert.strictEqual(yield* emulator.exportState, before)
    })
  )

  it.effect("exports and imports all it knows, but no password", () =>
    Effect.gen(function* () {
      const one = yield* Emulator.make({ seed: 1 })
      yield* request(one, "POST", "/admin/users", { ...user, user_metadata: { __proto__: null, constructor: 1 } })
      yield* request(one, "POST", "/invite", { email: "guest@example.com" })
      const state = yield* one.exportState
      assert.notInclude(state, user.password)
      const two = yield* Emulator.make({ seed: 2 })
      yield* two.importState(state)
      assert.strictEqual(yield* two.exportState, state)
      assert.strictEqual((yield* signIn(two, user.email, user.password)).status, 200)
      assert.lengthOf(yield* two.outbox, 1)
    })
  )

  it.effect("keeps its state when an import cannot be read", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/admin/users", user)
      const state = yield* emulator.exportState
      for (const bad of [
        "",
        "{}",
        '{"version":1,"tables":{"users":[{"id":"x"}]}}',
        '{"version":1,"tables":{"users":5}}'
      ]) {
        const error = yield* Effect.flip(emulator.importState(bad))
        assert.strictEqual(error._tag, "SnapshotError")
        assert.strictEqual(yield* emulator.exportState, state)
      }
    })
  )

  it.effect("puts mail where a test can read it", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/invite", { email: "guest@example.com" })
      const [message] = yield* emulator.outbox
      assert.strictEqual(message?.kind, "invite")
      assert.strictEqual(message?.to, "guest@example.com")
      assert.match(message?.otp ?? "", /^\d{6}$/)
      const link = new URL(message?.link ?? "")
      const followed = yield* request(emulator, "GET", link.pathname + link.search, undefined, null)
      assert.strictEqual(followed.status, 303)
      assert.include(headerOf(followed, "location") ?? "", "access_token=")
    })
  )

  it.effect("serves control requests, unless they are off", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/admin/users", user)
      const state = (yield* request(emulator, "GET", "/emulator/state")).text
      assert.strictEqual((yield* request(emulator, "DELETE", "/emulator/state", undefined, null)).status, 204)
      assert.notInclude((yield* request(emulator, "GET", "/emulator/state")).text, user.email)
      assert.strictEqual((yield* request(emulator, "PUT", "/emulator/state", state)).status, 204)
      assert.strictEqual((yield* request(emulator, "PUT", "/emulator/state", "x")).status, 400)
      assert.strictEqual((yield* request(emulator, "GET", "/emulator/state")).text, state)
      assert.strictEqual((yield* request(emulator, "GET", "/emulator/outbox")).text, "[]")
      const closed = yield* Emulator.make({ control: false })
      assert.strictEqual((yield* request(closed, "DELETE", "/emulator/state")).status, 404)
    })
  )

  it.effect("can stand behind a prefix, of which links know nothing", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ prefix: "/auth/v1" })
      const list = yield* request(emulator, "GET", "/auth/v1/admin/users?per_page=1")
      assert.strictEqual(headerOf(list, "link"), '</admin/users?page=0&per_page=1>; rel="last"')
      assert.strictEqual((yield* request(emulator, "GET", "/admin/users")).status, 404)
      assert.strictEqual((yield* request(emulator, "GET", "/auth/v1x/health")).status, 404)
      assert.strictEqual((yield* request(emulator, "DELETE", "/emulator/state")).status, 204)
    })
  )

  it.effect("fails on a setting that cannot be read", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Emulator.make({ settings: { GOTRUE_JWT_EXP: "soon" } }))
      assert.strictEqual(error.setting, "GOTRUE_JWT_EXP")
    })
  )
})
