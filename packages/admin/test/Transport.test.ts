import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, TestClock } from "effect"
import type { Transport } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"

/** A service over a transport that never responds, and the cancellation of its call. */
const silent = Effect.gen(function* () {
  const asked = yield* Deferred.make<Transport.Cancellation>()
  const transport: Transport.Transport = (_, cancellation) => {
    Effect.runSync(Deferred.succeed(asked, cancellation))
    return new Promise(() => undefined)
  }
  const admin = yield* Service.overTransport(transport)("https://auth.example.com", { timeout: "5 seconds" })
  const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
  return { call, cancellation: yield* Deferred.await(asked) }
})

const ends = [
  ["is interrupted", (call: Fiber.Fiber<unknown, unknown>) => Fiber.interrupt(call)],
  ["takes too long", () => TestClock.adjust("5 seconds")]
] as const

describe.each(ends)("when a call %s, its transport is told", (_, end) => {
  it.effect("by the signal, read before or after", () =>
    Effect.gen(function* () {
      const { call, cancellation } = yield* silent
      const { signal } = cancellation
      expect(signal.aborted).toBe(false)
      yield* end(call)
      expect(signal.aborted).toBe(true)

      const late = yield* silent
      yield* end(late.call)
      expect(late.cancellation.signal.aborted).toBe(true)
    })
  )

  it.effect("by every listener, including one that is added late, exactly once", () =>
    Effect.gen(function* () {
      const heard: Array<string> = []
      const { call, cancellation } = yield* silent
      cancellation.onCancel(() => heard.push("one"))
      cancellation.onCancel(() => heard.push("two"))
      yield* end(call)
      expect(heard).toEqual(["one", "two"])
      cancellation.onCancel(() => heard.push("late"))
      expect(heard).toEqual(["one", "two", "late"])
    })
  )
})

it.effect("a transport that is not cancelled is not told", () =>
  Effect.gen(function* () {
    const heard: Array<string> = []
    const admin = yield* Service.overTransport((_, { onCancel, signal }) => {
      onCancel(() => heard.push("cancelled"))
      signal.addEventListener("abort", () => heard.push("aborted"))
      return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(Fixture.user) })
    })("https://auth.example.com")
    yield* admin.getUserById(Fixture.userId)
    expect(heard).toEqual([])
  })
)

it.live("a finished call leaves no timer behind, which would keep the process alive", () =>
  Effect.gen(function* () {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length
    const seen: Array<number> = []
    const admin = yield* Service.overTransport(() => {
      seen.push(timers())
      return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(Fixture.user) })
    })("https://auth.example.com")
    const before = timers()
    yield* admin.getUserById(Fixture.userId)
    expect(seen).toEqual([before + 1])
    expect(timers()).toBe(before)
  })
)

it.effect("a transport that throws is a failed connection", () =>
  Effect.gen(function* () {
    const admin = yield* Service.overTransport(() => JSON.parse("planted"))("https://auth.example.com")
    const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
    expect(error).toMatchObject({ _tag: "ConnectionFailed", reason: "unknown", sent: "unknown" })
  })
)
