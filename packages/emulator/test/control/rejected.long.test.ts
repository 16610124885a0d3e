import { assert, describe, it } from "@effect/vitest"
import type { Control } from "@gotrue-effect/emulator"
import { Emulator, Exchange, InProcess } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import type { Fault } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import { DateTime, Duration, Effect } from "effect"
import { request } from "../support/harness.js"
import { bytesOf, exchange, parse } from "../support/socket.js"

const response = { kind: "answer", status: 200 } as const

const impossible: ReadonlyArray<readonly [Fault, word: string]> = [
  [{ ...response, headers: { "x-name": "Zażółć" } }, "headers"],
  [{ ...response, headers: { "x-name": "a\u0001b" } }, "headers"],
  [{ ...response, headers: { "x-name": "a\u007fb" } }, "headers"],
  [{ ...response, headers: { "": "x" } }, "headers"],
  [{ ...response, headers: { "na me": "x" } }, "headers"],
  [{ ...response, headers: { "x:": "x" } }, "headers"],
  [{ ...response, headers: { ż: "x" } }, "headers"],
  [{ ...response, headers: { "Content-Length": "5" }, body: "four" }, "headers"],
  [{ ...response, headers: { "transfer-encoding": "chunked" } }, "headers"],
  [{ ...response, headers: { Trailer: "x" } }, "headers"],
  [{ ...response, status: 101 }, "status"],
  [{ ...response, status: 600 }, "status"],
  [{ ...response, status: 200.5 }, "status"],
  [{ ...response, status: Number.NaN }, "status"],
  [{ kind: "error", status: 1e300 }, "status"],
  [{ kind: "rateLimited", retryAfter: "1\r\nx: y" }, "retryAfter"],
  [{ kind: "rateLimited", retryAfter: "später" }, "retryAfter"],
  [{ kind: "rateLimited", retryAfter: Number.POSITIVE_INFINITY }, "retryAfter"],
  [{ kind: "rateLimited", retryAfter: Number.NaN }, "retryAfter"],
  [{ kind: "latency", latency: 2_147_483_648 }, "latency"],
  [{ kind: "latency", latency: Number.POSITIVE_INFINITY }, "latency"],
  [{ kind: "latency", latency: Number.NaN }, "latency"],
  [{ kind: "latency", latency: "25 days" }, "latency"],
  [{ kind: "latency", latency: "-1 seconds" }, "latency"],
  [{ kind: "truncated", bytes: 1e300, latency: Number.POSITIVE_INFINITY }, "latency"],
  [{ kind: "truncated", bytes: -1 }, "bytes"],
  [{ kind: "refused", skip: Number.POSITIVE_INFINITY }, "skip"],
  [{ kind: "refused", times: Number.POSITIVE_INFINITY }, "times"],
  [{ kind: "refused", method: "G T" }, "method"]
]

/** Of the wrong type altogether: only a route, or a program without types, can send them. */
const shapeless: ReadonlyArray<readonly [unknown, word: string]> = [
  [{ ...response, body: 7 }, "body"],
  [{ ...response, body: null }, "body"],
  [{ ...response, body: { a: 1 } }, "body"],
  [{ ...response, headers: [["a", "b"]] }, "headers"],
  [{ ...response, headers: { a: 1 } }, "headers"],
  [{ ...response, headers: { a: ["b"] } }, "headers"],
  [{ ...response, status: "200" }, "status"],
  [{ kind: "slow" }, "refused, reset, truncated"],
  [null, "object"],
  [[], "object"],
  ["refused", "object"]
]

const throwing: Fault = {
  kind: "answer",
  get status(): number {
    throw new Error("not read")
  }
}

describe("a fault that can never happen is refused when it is planned", () => {
  it.effect("by an Effect program", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const endless: Control.Fault = { kind: "latency", latency: Duration.infinity }
      for (const [fault, word] of [...impossible, [endless, "latency"] as const]) {
        const error = yield* Effect.flip(emulator.faults.plan(fault))
        assert.strictEqual(error._tag, "ControlError")
        assert.include(error.problem, word)
      }
      assert.strictEqual((yield* Effect.flip(emulator.faults.plan(throwing))).problem, "a fault that cannot be read")
      assert.deepStrictEqual(yield* emulator.faults.list, [])
    })
  )

  it.effect("by a promise", () =>
    Effect.promise(async () => {
      await using auth = await start()
      for (const [fault] of [...impossible, [throwing] as const]) {
        const error: unknown = await auth.fail(fault).catch((error: unknown) => error)
        assert.include(error, { _tag: "ControlError" })
      }
      assert.deepStrictEqual(await auth.faults(), [])
    })
  )

  it.effect("by a route", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      for (const [fault, word] of [...impossible, ...shapeless]) {
        const rejected = yield* request(emulator, "POST", "/emulator/faults", JSON.stringify(fault))
        // JSON has no NaN: there it is null.
        assert.strictEqual(rejected.status, 400, JSON.stringify(fault))
        assert.include(rejected.text, word)
      }
      assert.deepStrictEqual(yield* emulator.faults.list, [])
    })
  )
})

describe("a fault that can happen", () => {
  it.scopedLive("is the response on a port, in process and by fetch, whatever it holds", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { port } = yield* serve(emulator)
      const fetch = yield* InProcess.fetch(emulator)
      const possible: ReadonlyArray<Control.Fault> = [
        { ...response, headers: { "x-name": "caf\u00e9\t!" }, body: "Zażółć \ud800" },
        { ...response, headers: { "Content-Length": "4", connection: "close", Date: "x" }, body: "four" },
        { ...response, status: 204, body: "none" },
        { ...response, status: 205, body: "none" },
        { ...response, status: 304, headers: { etag: '"x"' } },
        { ...response, status: 599 },
        { kind: "rateLimited", retryAfter: "Wed, 21 Oct 2026 07:28:00 GMT" },
        { kind: "rateLimited", retryAfter: 1.5 },
        { kind: "latency", latency: 5n },
        { kind: "truncated", bytes: 1e15 }
      ]
      for (const fault of possible) {
        yield* emulator.faults.plan({ ...fault, times: 3 })
        const given = parse(yield* exchange(port, bytesOf("GET /health")))
        assert.isAtLeast(
          given.status,
          200,
          JSON.stringify(fault, (_, value) => String(value))
        )
        assert.isAtMost((given.head.match(/content-length/g) ?? []).length, 1)
        const response = yield* Effect.promise(() => fetch("http://x/health"))
        assert.strictEqual(response.status, given.status)
        const handled = yield* emulator.send(Exchange.request({ method: "GET", target: "/health" }))
        assert.strictEqual(handled.status, given.status)
      }
      assert.strictEqual((yield* request(emulator, "GET", "/emulator/faults")).status, 200)
    })
  )

  it.effect("is a page without rights, whatever its type says", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      for (const headers of [
        {},
        { "content-type": "text/html" },
        { "Content-Type": "image/svg+xml" },
        { "Content-Type": "application/json", "content-type": "text/html" },
        { "Content-Security-Policy": "sandbox allow-scripts allow-same-origin", "X-Content-Type-Options": "sniff" }
      ]) {
        yield* emulator.faults.plan({ ...response, headers, body: "<script>alert(1)</script>" })
        const given = yield* emulator.send(Exchange.request({ method: "GET", target: "/health" }))
        const values = (name: string) =>
          given.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
        assert.strictEqual(values("content-security-policy").at(-1), "sandbox; default-src 'none'")
        assert.deepStrictEqual(values("x-content-type-options"), ["nosniff"])
      }
    })
  )
})

describe("what the emulator writes itself", () => {
  it.effect("is no page in which a text of the request could run", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ settings: { GOTRUE_URI_ALLOW_LIST: "**" } })
      const script = encodeURIComponent('"><script>alert(1)</script>')
      for (const path of [
        "/verify",
        "/authorize",
        "/callback",
        "/sso",
        "/health",
        "/nowhere",
        "/emulator/x",
        "/settings"
      ]) {
        for (const name of [
          "redirect_to",
          "token",
          "type",
          "provider",
          "error",
          "error_description",
          "state",
          "code"
        ]) {
          const query = `type=signup&token=x&provider=github&${name}=${script}&redirect_to=http://a.b/${script}`
          for (const target of [`${path}?${query}`, `${path}/${script}`]) {
            const given = yield* request(emulator, "GET", target, undefined, null)
            const type = given.headers.find(([key]) => key.toLowerCase() === "content-type")?.[1] ?? ""
            if (!/json|plain/.test(type)) assert.notMatch(given.text, /<script|"><|javascript:/i, target)
          }
        }
      }
    })
  )
})

describe("an invalid time", () => {
  const durations = [
    1e300,
    1e308,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    -1,
    -1n,
    "99999999999999999999999 days",
    "-1 hours"
  ]
  const times = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    8.64e15,
    -8.64e15,
    "+020000-01-01T00:00:00Z",
    new Date(Number.NaN)
  ]

  it.effect("is refused, and the clock stays as it was", () =>
    Effect.gen(function* () {
      const { clock } = yield* Emulator.make()
      yield* clock.set("2026-08-20T10:00:00Z")
      for (const frozen of [false, true]) {
        if (frozen) yield* clock.freeze
        // A text that is no duration has not the type of one.
        for (const by of durations) {
          if (typeof by !== "string") assert.strictEqual((yield* Effect.flip(clock.advance(by)))._tag, "ControlError")
        }
        for (const at of times) assert.strictEqual((yield* Effect.flip(clock.set(at)))._tag, "ControlError")
        assert.strictEqual(DateTime.formatIso(yield* clock.now), "2026-08-20T10:00:00.000Z")
      }
      assert.strictEqual((yield* Effect.flip(clock.advance(Duration.infinity)))._tag, "ControlError")
      yield* clock.set("9999-12-31T00:00:00Z")
      yield* clock.advance("23 hours")
      assert.strictEqual((yield* Effect.flip(clock.advance("1 hour")))._tag, "ControlError")
      assert.strictEqual(DateTime.formatIso(yield* clock.now), "9999-12-31T23:00:00.000Z")
    })
  )

  it.effect("is refused by the route, with all that was sent with it", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const put = (body: object) => request(emulator, "PUT", "/emulator/clock", body)
      yield* put({ time: "2026-08-20T10:00:00Z" })
      for (const advance of durations) {
        if (typeof advance !== "bigint") {
          assert.strictEqual((yield* put({ advance, time: 0, frozen: true })).status, 400, String(advance))
        }
      }
      for (const time of times) assert.strictEqual((yield* put({ time })).status, 400, String(time))
      assert.deepStrictEqual((yield* request(emulator, "GET", "/emulator/clock")).body, { now: "2026-08-20T10:00:00Z" })
      assert.strictEqual((yield* put({ advance: "1 hour" })).status, 200)
    })
  )

  it.effect("rejects a promise", () =>
    Effect.promise(async () => {
      await using auth = await start()
      const before = await auth.clock.now()
      for (const by of [1e300, Number.NaN, Number.POSITIVE_INFINITY]) {
        const error: unknown = await auth.clock.advance(by).catch((error: unknown) => error)
        assert.include(error, { _tag: "ControlError" })
      }
      const error: unknown = await auth.clock.set(8.64e15).catch((error: unknown) => error)
      assert.include(error, { _tag: "ControlError" })
      assert.isBelow((await auth.clock.now()).getTime() - before.getTime(), 3_600_000)
    })
  )
})
