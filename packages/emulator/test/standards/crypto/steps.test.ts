import { Effect, Exit } from "effect"
import { afterEach, expect, it, vi } from "vitest"
import type { Steps } from "../../../src/standards/crypto/steps.js"
import { atOnce, inTurns, turn } from "../../../src/standards/crypto/steps.js"

afterEach(() => {
  vi.restoreAllMocks()
})

const count = function* (steps: number): Steps<number> {
  for (let step = 0; step < steps; step++) yield
  return steps
}

/** Each look at the clock is so much later than the one before. */
const clockOf = (milliseconds: number) => {
  let now = 0
  vi.spyOn(performance, "now").mockImplementation(() => (now += milliseconds))
}

it("gives the same at once and in turns", async () => {
  clockOf(turn / 3)
  expect(atOnce(count(10))).toBe(10)
  expect(await Effect.runPromise(inTurns(count(10)))).toBe(10)
})

it("pauses when its turn is over, and not before", () => {
  clockOf(0)
  expect(Effect.runSync(inTurns(count(1000)))).toBe(1000)
  clockOf(turn / 4)
  expect(Effect.runSync(inTurns(count(3)))).toBe(3)
  expect(Exit.isSuccess(Effect.runSyncExit(inTurns(count(4))))).toBe(false)
})
