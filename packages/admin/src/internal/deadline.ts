/** A limit of time. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"

/**
 * Fails when the effect has not ended in time, and interrupts it. Unlike `Effect.timeoutFail` it does so also where
 * interruption waits: in the finalizer of a scope, which a server that never answers would otherwise keep open for ever.
 */
export const within = <A, E, R, E2>(
  effect: Effect.Effect<A, E, R>,
  milliseconds: number,
  onTimeout: () => E2
): Effect.Effect<A, E | E2, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      const result = yield* Deferred.make<A, E | E2>()
      const running = yield* Effect.forkDaemon(Effect.interruptible(Effect.intoDeferred(effect, result)))
      const timer = yield* Effect.forkDaemon(
        Effect.interruptible(Effect.delay(Deferred.failSync(result, onTimeout), milliseconds))
      )
      return yield* restore(Deferred.await(result)).pipe(
        Effect.zipLeft(Fiber.inheritAll(running)),
        Effect.onInterrupt(() => Fiber.interrupt(running)),
        Effect.ensuring(Effect.zipRight(Fiber.interruptFork(timer), Fiber.interruptFork(running)))
      )
    })
  )
