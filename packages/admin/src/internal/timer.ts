/** Calls back after some time, by a clock. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"

const wallClock = Context.get(DefaultServices.liveServices, Clock.Clock)

/** What the timers of all runtimes hold, 24.8 days: a longer one fires at once. */
export const longest = 2 ** 31 - 1

/** A time that no timer holds is waited for in parts. */
const afterLong = (milliseconds: number, callback: () => void): (() => void) => {
  let rest = milliseconds
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    const part = Math.min(rest, longest)
    rest -= part
    timer = setTimeout(rest > 0 ? next : callback, part)
  }
  next()
  return () => clearTimeout(timer)
}

/** Unless it is told not to, by what it gives back. A timer is a fraction of what a fiber costs that sleeps. */
export const after = (clock: Clock.Clock, milliseconds: number, callback: () => void): (() => void) => {
  if (!Number.isFinite(milliseconds)) return () => undefined
  if (clock === wallClock) {
    if (milliseconds > longest) return afterLong(milliseconds, callback)
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  }
  const sleeping = Effect.runFork(clock.sleep(Duration.millis(milliseconds)))
  sleeping.addObserver((exit) => (Exit.isSuccess(exit) ? callback() : undefined))
  return () => sleeping.unsafeInterruptAsFork(sleeping.id())
}
