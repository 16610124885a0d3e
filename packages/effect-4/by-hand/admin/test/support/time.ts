/** Lets the test clock run as far as an effect needs, and no further. */
import { Clock, Duration, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"

const tick = Effect.callback<void>((resume) => {
  setImmediate(() => resume(Effect.void))
})

/** A clock that knows for which times its sleepers wait. The test clock of Effect 4 does not tell. */
const observed = (clock: Clock.Clock) => {
  const times: Array<number> = []
  const sleep = (duration: Duration.Duration) =>
    Effect.suspend(() => {
      const time = clock.currentTimeMillisUnsafe() + Duration.toMillis(duration)
      times.push(time)
      return Effect.ensuring(
        clock.sleep(duration),
        Effect.sync(() => times.splice(times.indexOf(time), 1))
      )
    })
  return { clock: { ...clock, sleep }, times }
}

/** Moves the clock from one awaited time to the next, until the effect has ended. */
export const elapse = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const { clock, times } = observed(yield* Clock.Clock)
    const fiber = yield* Effect.forkChild(Effect.provideService(effect, Clock.Clock, clock))
    while (fiber.pollUnsafe() === undefined) {
      // Waits until nothing can continue without the clock.
      yield* TestClock.adjust(0)
      yield* times.length === 0 ? tick : TestClock.setTime(Math.min(...times))
    }
    return yield* Fiber.join(fiber)
  })
