/** Calls back after some time, by a clock. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"

const wallClock = Context.get(DefaultServices.liveServices, Clock.Clock)

/** Unless it is told not to, by what it gives back. A timer is a fraction of what a fiber costs that sleeps. */
export const after = (clock: Clock.Clock, milliseconds: number, callback: () => void): (() => void) => {
  if (!Number.isFinite(milliseconds)) return () => undefined
  if (clock === wallClock) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  }
  const sleeping = Effect.runFork(clock.sleep(Duration.millis(milliseconds)))
  sleeping.addObserver((exit) => (Exit.isSuccess(exit) ? callback() : undefined))
  return () => sleeping.unsafeInterruptAsFork(sleeping.id())
}
