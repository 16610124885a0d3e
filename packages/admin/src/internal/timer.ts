/** Calls back after some time, by the clock of a fiber. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"

const wallClock = Context.get(DefaultServices.liveServices, Clock.Clock)

const clockOf = (fiber: Fiber.RuntimeFiber<unknown, unknown>): Clock.Clock =>
  Context.get(fiber.getFiberRef(DefaultServices.currentServices), Clock.Clock)

/** Unless it is told not to, by what it gives back. A timer is a fraction of what a fiber costs that sleeps. */
export const after = (
  fiber: Fiber.RuntimeFiber<unknown, unknown>,
  milliseconds: number,
  callback: () => void
): (() => void) => {
  if (!Number.isFinite(milliseconds)) return () => undefined
  const clock = clockOf(fiber)
  if (clock === wallClock) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  }
  const sleeping = Effect.runFork(clock.sleep(Duration.millis(milliseconds)))
  sleeping.addObserver((exit) => (Exit.isSuccess(exit) ? callback() : undefined))
  return () => sleeping.unsafeInterruptAsFork(sleeping.id())
}
