/** A limit of time. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Runtime from "effect/Runtime"

/**
 * Fails when the effect has not ended in time, and interrupts it. Unlike `Effect.timeoutFail` it does so also where
 * interruption waits: in the finalizer of a scope, which a server that never answers would otherwise keep open for ever.
 *
 * The effect begins at once, in a fiber of its own, so that a call need not wait for its turn to be sent.
 */
export const within = <A, E, R, E2>(
  effect: Effect.Effect<A, E, R>,
  milliseconds: number,
  onTimeout: () => E2
): Effect.Effect<A, E | E2, R> =>
  Effect.flatMap(Effect.runtime<R>(), (runtime) =>
    Effect.async((resume) => {
      const fork = Runtime.runFork(runtime)
      const running = fork(Effect.interruptible(effect))
      const timer = fork(Effect.interruptible(Clock.sleep(milliseconds)))
      timer.addObserver((exit) => {
        if (exit._tag === "Failure") return
        resume(Effect.failSync(onTimeout))
        running.unsafeInterruptAsFork(timer.id())
      })
      running.addObserver((exit) => {
        timer.unsafeInterruptAsFork(running.id())
        resume(exit)
      })
      return Effect.zipRight(Fiber.interruptFork(timer), Fiber.interrupt(running))
    })
  )
