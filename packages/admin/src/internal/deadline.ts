/** A limit of time. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Runtime from "effect/Runtime"
import * as Timer from "./timer.js"

/**
 * Runs an effect in a fiber of its own, at once: a call need not wait for its turn to be sent. Fails when it has not
 * ended in time, and interrupts it. Unlike `Effect.timeoutFail` it does so also where interruption waits: in the
 * finalizer of a scope, which a server that never answers would otherwise keep open for ever.
 */
export const run = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  options: {
    readonly parent: Fiber.RuntimeFiber<unknown, unknown>
    readonly runtime: Runtime.Runtime<R>
    /** Without end where it is infinite. */
    readonly milliseconds: number
    readonly onTimeout: E
  }
): Effect.Effect<A, E> =>
  Effect.async((resume) => {
    const running = Runtime.runFork(options.runtime)(effect)
    const cancel = Timer.after(options.parent, options.milliseconds, () => {
      resume(Effect.fail(options.onTimeout))
      running.unsafeInterruptAsFork(running.id())
    })
    running.addObserver((exit) => {
      cancel()
      resume(exit)
    })
    return Effect.zipRight(Effect.sync(cancel), Fiber.interrupt(running))
  })
