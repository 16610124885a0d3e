/** A limit of time. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Runtime from "effect/Runtime"

const wallClock = Context.get(DefaultServices.liveServices, Clock.Clock)

/** Calls back after some time by the given clock, unless it is told not to. A timer is a fraction of a fiber's cost. */
const schedule = (clock: Clock.Clock, milliseconds: number, callback: () => void): (() => void) => {
  if (!Number.isFinite(milliseconds)) return () => undefined
  if (clock === wallClock) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  }
  const sleeping = Effect.runFork(clock.sleep(Duration.millis(milliseconds)))
  sleeping.addObserver((exit) => (Exit.isSuccess(exit) ? callback() : undefined))
  return () => sleeping.unsafeInterruptAsFork(sleeping.id())
}

/**
 * Runs an effect in a fiber of its own, at once: a call need not wait for its turn to be sent. Fails when it has not
 * ended in time, and interrupts it. Unlike `Effect.timeoutFail` it does so also where interruption waits: in the
 * finalizer of a scope, which a server that never answers would otherwise keep open for ever.
 */
export const run = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  options: {
    readonly runtime: Runtime.Runtime<R>
    readonly clock: Clock.Clock
    /** Without end where it is infinite. */
    readonly milliseconds: number
    readonly onTimeout: E
  }
): Effect.Effect<A, E> =>
  Effect.async((resume) => {
    const running = Runtime.runFork(options.runtime)(effect)
    const cancel = schedule(options.clock, options.milliseconds, () => {
      resume(Effect.fail(options.onTimeout))
      running.unsafeInterruptAsFork(running.id())
    })
    running.addObserver((exit) => {
      cancel()
      resume(exit)
    })
    return Effect.zipRight(Effect.sync(cancel), Fiber.interrupt(running))
  })
