import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { DateTime, Effect, TestClock } from "effect"
import { request, headerOf } from "../support/harness.js"

let made = 0

/** One more user. */
const create = (emulator: Emulator.Service) =>
  Effect.map(
    Effect.suspend(() => request(emulator, "POST", "/admin/users", { email: `u${made++}@example.com` })),
    ({ body }) => body
  )

const now = (emulator: Emulator.Service) => Effect.map(emulator.clock.now, DateTime.formatIso)

describe("the clock", () => {
  it.effect("is the Clock's until it is changed, and runs on from there", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const { clock } = emulator
      yield* TestClock.setTime(Date.parse("2026-08-20T10:00:00Z"))
      assert.strictEqual(yield* now(emulator), "2026-08-20T10:00:00.000Z")
      yield* clock.advance("1 hour")
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* now(emulator), "2026-08-20T11:01:00.000Z")
      yield* clock.set(new Date("2020-01-01T00:00:00Z"))
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* now(emulator), "2020-01-01T00:01:00.000Z")
      yield* clock.freeze
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* now(emulator), "2020-01-01T00:01:00.000Z")
      yield* clock.advance(1)
      assert.strictEqual(yield* now(emulator), "2020-01-01T00:01:00.001Z")
      yield* clock.reset
      assert.strictEqual(yield* now(emulator), "2026-08-20T10:03:00.000Z")
      assert.strictEqual((yield* Effect.flip(clock.set("soon")))._tag, "ControlError")
    })
  )

  it.effect("lets links and tokens expire, and turns back", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/admin/users", { email: "a@b.c", password: "secret123", email_confirm: true })
      const signIn = request(emulator, "POST", "/token?grant_type=password", { email: "a@b.c", password: "secret123" })
      const token = String((yield* signIn).body["access_token"])
      const mine = Effect.map(request(emulator, "GET", "/user", undefined, token), ({ status }) => status)
      assert.strictEqual(yield* mine, 200)
      yield* emulator.clock.advance("2 hours")
      assert.strictEqual(yield* mine, 403)
      yield* emulator.clock.reset
      assert.strictEqual(yield* mine, 200)
      assert.match(String((yield* create(emulator))["created_at"]), /^1970-01-01T00:00:00/)
    })
  )
})

describe("the seed", () => {
  it.effect("can be set, and comes back with a reset", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const id = Effect.map(create(emulator), (body) => body["id"])
      const first = yield* id
      assert.notStrictEqual(yield* id, first)
      yield* emulator.reset
      assert.strictEqual(yield* id, first)
      yield* emulator.reset
      yield* emulator.seed(2)
      const other = yield* id
      assert.notStrictEqual(other, first)
      const second = yield* Emulator.make({ seed: 2 })
      assert.strictEqual((yield* create(second))["id"], other)
    })
  )

  it.effect("does not come back where there was none: no two users ever have the same id", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const id = Effect.map(create(emulator), (body) => body["id"])
      const first = yield* id
      yield* emulator.reset
      assert.notStrictEqual(yield* id, first)
    })
  )
})

describe("the journal", () => {
  it.effect("holds the latest requests with their statuses", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/admin/users?x=1", '{"email":"a@b.c"}', null, [["X-Twice", "1"]])
      yield* request(emulator, "GET", "/emulator/outbox")
      assert.deepStrictEqual(yield* emulator.journal.entries, [
        {
          at: "1970-01-01T00:00:00Z",
          method: "POST",
          target: "/admin/users?x=1",
          headers: [["X-Twice", "1"]],
          body: '{"email":"a@b.c"}',
          bodySize: 17,
          fault: null,
          status: 401
        }
      ])
      yield* Effect.replicateEffect(request(emulator, "GET", "/health"), 2500, { discard: true })
      assert.lengthOf(yield* emulator.journal.entries, 1000)
      yield* emulator.journal.clear
      assert.lengthOf(yield* emulator.journal.entries, 0)
    })
  )
})

describe("the routes", () => {
  it.effect("plan, list and forget faults", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ prefix: "/auth/v1" })
      const fault = { kind: "error", status: 500, path: "/health", latency: "0 millis" }
      assert.strictEqual((yield* request(emulator, "POST", "/emulator/faults", fault, null)).status, 204)
      const get = emulator.send({
        method: "GET",
        target: "/auth/v1/health",
        headers: [],
        body: new Uint8Array(0),
        remoteAddress: ""
      })
      assert.strictEqual((yield* get).status, 500)
      const list = yield* request(emulator, "GET", "/emulator/faults", undefined, null)
      assert.strictEqual(list.text, JSON.stringify([{ id: 1, fault, hits: 1, left: 0 }]))
      assert.strictEqual((yield* request(emulator, "DELETE", "/emulator/faults", undefined, null)).status, 204)
      assert.strictEqual((yield* request(emulator, "GET", "/emulator/faults")).text, "[]")
      const journal = yield* request(emulator, "GET", "/emulator/journal")
      assert.include(journal.text, '"target":"/auth/v1/health"')
      yield* request(emulator, "DELETE", "/emulator/journal")
      assert.strictEqual((yield* request(emulator, "GET", "/emulator/journal")).text, "[]")
    })
  )

  it.effect("set the clock", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const put = (body: object) => request(emulator, "PUT", "/emulator/clock", body, null)
      const set = yield* put({ time: "2026-08-20T10:00:00Z", frozen: true })
      assert.deepStrictEqual(set.body, { now: "2026-08-20T10:00:00Z" })
      assert.deepStrictEqual((yield* put({ advance: "90 minutes" })).body, { now: "2026-08-20T11:30:00Z" })
      assert.deepStrictEqual((yield* put({ advance: 1500 })).body, { now: "2026-08-20T11:30:01.5Z" })
      for (const wrong of [{ time: "soon" }, { advance: -1 }, { advance: "x" }, { speed: 2 }, { frozen: 1 }]) {
        assert.strictEqual((yield* put(wrong)).status, 400)
      }
      assert.deepStrictEqual((yield* request(emulator, "GET", "/emulator/clock")).body, {
        now: "2026-08-20T11:30:01.5Z"
      })
      assert.strictEqual((yield* request(emulator, "DELETE", "/emulator/clock")).status, 204)
      assert.deepStrictEqual((yield* request(emulator, "GET", "/emulator/clock")).body, { now: "1970-01-01T00:00:00Z" })
    })
  )

  it.effect("seed, empty the outbox, and begin anew", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const seed = (body: unknown) =>
        Effect.map(request(emulator, "PUT", "/emulator/seed", body), ({ status }) => status)
      assert.strictEqual(yield* seed({ seed: 7 }), 204)
      const { id } = (yield* request(emulator, "POST", "/invite", { email: "a@b.c" })).body
      assert.strictEqual(yield* seed({}), 400)
      assert.strictEqual(yield* seed("no"), 400)
      assert.strictEqual((yield* request(emulator, "DELETE", "/emulator/outbox")).status, 204)
      assert.lengthOf(yield* emulator.outbox, 0)
      assert.strictEqual((yield* request(emulator, "POST", "/emulator/reset")).status, 204)
      assert.strictEqual(headerOf(yield* request(emulator, "GET", "/admin/users"), "x-total-count"), "0")
      assert.lengthOf(yield* emulator.journal.entries, 1)
      yield* seed({ seed: 7 })
      assert.strictEqual((yield* request(emulator, "POST", "/invite", { email: "a@b.c" })).body["id"], id)
      const wrong = yield* request(emulator, "PATCH", "/emulator/clock")
      assert.deepStrictEqual([wrong.status, headerOf(wrong, "allow")], [405, "DELETE, GET, PUT"])
      assert.strictEqual((yield* request(emulator, "GET", "/emulator/toString")).status, 404)
    })
  )

  it.effect("can be turned off", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ control: false })
      for (const path of ["state", "outbox", "faults", "journal", "clock", "seed", "reset"]) {
        assert.strictEqual((yield* request(emulator, "GET", `/emulator/${path}`)).status, 404)
      }
    })
  )
})
