/** Lets the test clock run as far as an effect needs, and no further. */
import { Chunk, Effect, Fiber, TestClock } from "effect"

const tick = Effect.async<void>((resume) => {
  setImmediate(() => resume(Effect.void))
})

/** Moves the clock from one awaited time to the next, until the effect has ended. */
export const elapse = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(effect)
    while (fiber.unsafePoll() === null) {
      // Waits until nothing can continue without the clock.
      yield* TestClock.adjust(0)
      const times = Chunk.toReadonlyArray(yield* TestClock.sleeps())
      yield* times.length === 0 ? tick : TestClock.setTime(Math.min(...times))
    }
    return yield* Fiber.join(fiber)
  })
