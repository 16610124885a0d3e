import { describe, expect, it } from "@effect/vitest"
import { Duration, Effect, Fiber, TestClock } from "effect"
import { vi } from "vitest"
import { longest } from "@gotrue-effect/core/transport/timer"
import * as Timer from "../../src/shell/timer.js"
import * as Fixture from "../support/fixtures.js"
import * as Service from "../support/service.js"

const never = Service.overTransport(() => new Promise(() => undefined))
const url = "https://x.example.com"

describe("a time limit", () => {
  it.effect.each<Duration.DurationInput>([
    "24 days",
    "25 days",
    "30 days",
    Duration.millis(2 ** 31),
    Number.MAX_SAFE_INTEGER
  ])("of %s is exact", (timeout) =>
    Effect.gen(function* () {
      const admin = yield* never(url, { timeout })
      const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
      yield* TestClock.adjust(Duration.millis(Duration.toMillis(timeout) - 1000))
      expect(call.unsafePoll() ?? undefined).toBeUndefined()
      yield* TestClock.adjust("1 second")
      expect(yield* Fiber.join(call)).toMatchObject({ _tag: "RequestTimeout" })
    })
  )

  it.live("that is too long for a timer is waited for in parts", () =>
    Effect.gen(function* () {
      vi.useFakeTimers()
      yield* Effect.addFinalizer(() => Effect.sync(() => vi.useRealTimers()))
      const clock = yield* Effect.clockWith(Effect.succeed)
      let fired = 0
      const month = 30 * 24 * 3600 * 1000
      Timer.after(clock, month, () => fired++)
      const stop = Timer.after(clock, month, () => (fired += 100))
      vi.advanceTimersByTime(longest + 1)
      stop()
      expect(fired).toBe(0)
      vi.advanceTimersByTime(month - longest - 2)
      expect(fired).toBe(0)
      vi.advanceTimersByTime(1)
      expect([fired, vi.getTimerCount()]).toEqual([1, 0])
    }).pipe(Effect.scoped)
  )
})

describe("an invalid limit", () => {
  const timeouts = ["0", "-1", '"-1 seconds"', '"0 millis"', '"1000"', "{}"]
  const refused: ReadonlyArray<readonly [path: string, options: Service.Straight]> = [
    ["timeout", { timeout: Number.NaN }],
    ["timeout", { timeout: Duration.zero }],
    // Who has no types can give anything.
    ...timeouts.map((text): readonly [string, Service.Straight] => ["timeout", JSON.parse(`{"timeout":${text}}`)]),
    ["retry.longestRetryAfter", { retry: { longestRetryAfter: -1 } }],
    ["retry.longestRetryAfter", { retry: { longestRetryAfter: Number.NaN } }],
    ["retry.total", { retry: { total: -1 } }],
    ["retry.total", { retry: { total: Number.NaN } }],
    ["maxResponseSize", { maxResponseSize: 0 }],
    ["maxResponseSize", { maxResponseSize: -1 }],
    ["maxResponseSize", { maxResponseSize: Number.NaN }],
    ["maxResponseSize", { maxResponseSize: 1.5 }]
  ]

  it.effect.each(refused)("is rejected when the service is made: %s, %j", ([path, options]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(never(url, options))
      expect(error).toMatchObject({ _tag: "InvalidInput", operation: "GoTrueAdmin.make", path })
    })
  )

  it.effect.each<Service.Straight>([
    { timeout: Infinity },
    { timeout: Duration.infinity },
    { timeout: 0.2 },
    { retry: { total: 0 } },
    { retry: { longestRetryAfter: 0, total: Infinity } },
    { maxResponseSize: Infinity }
  ])("is not one of these: %j", (options) => Effect.asVoid(never(url, options)))
})
