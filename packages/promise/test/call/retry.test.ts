import * as Retryable from "@gotrue-effect/core/error/retryable"
import { afterEach, expect, it, vi } from "vitest"
import * as Retry from "../../src/call/retry.js"

afterEach(() => {
  vi.restoreAllMocks()
})

const unavailable = {
  _tag: "ServerError",
  operation: "getUserById",
  status: 503,
  code: undefined,
  reason: "",
  gateway: {}
} as const

const pauseBefore = (tries: number, options = {}) =>
  Retry.pauseBefore(
    Retry.policy({ firstPause: 1000, longestPause: 60_000, longestTotal: 60_000, ...options }),
    { method: "GET", tries, spent: 0 },
    unavailable
  )

it.each([
  [0, 1 - Retryable.jitter],
  [0.5, 1],
  [1, 1 + Retryable.jitter]
])("a random number of %d makes each pause %d times as long, and each is twice the one before", (random, factor) => {
  vi.spyOn(Math, "random").mockReturnValue(random)
  expect([0, 1, 2].map((tries) => pauseBefore(tries))).toEqual([1000 * factor, 2000 * factor, 4000 * factor])
})

it("no pause is longer than the longest, or than what is left of the total", () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5)
  expect(pauseBefore(2, { longestPause: 1500 })).toBe(1500)
  expect(pauseBefore(2, { longestTotal: 4000 })).toBe(4000)
  expect(pauseBefore(2, { longestTotal: 3999 })).toBeUndefined()
})
