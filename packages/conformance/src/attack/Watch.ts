/** Waits for calls, and gives up those that never end. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

export interface Settled<A> {
  /** Nothing where the call never ended. */
  readonly value: A | undefined
  /** What was not handled meanwhile: a rejection, or something thrown out of a callback. */
  readonly loose: string | undefined
  readonly milliseconds: number
}

export interface Watch {
  readonly settled: <A>(begin: (done: (value: A) => void) => void) => Effect.Effect<Settled<A>>
}

// In turns of the event loop, so that a machine with much else to do takes longer, and is not blamed.
const period = 250
const patience = 8

/** Processor time: on a busy machine, a call takes long without doing much. */
const milliseconds = (): number => {
  const { system, user } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Looks now and then whether the same call is still there: nothing here comes over a network. */
export const make: Effect.Effect<Watch, never, Scope.Scope> = Effect.gen(function* () {
  let loose: string | undefined
  let giveUp: (() => void) | undefined
  let periods = 0
  const handle = (error: unknown) => {
    loose = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 120) : typeof error
  }
  const tick = () => {
    periods++
    if (periods > patience) giveUp?.()
  }
  yield* Effect.acquireRelease(
    Effect.sync(() => {
      process.on("unhandledRejection", handle)
      process.on("uncaughtException", handle)
      return setInterval(tick, period)
    }),
    (interval) =>
      Effect.sync(() => {
        clearInterval(interval)
        process.off("unhandledRejection", handle)
        process.off("uncaughtException", handle)
      })
  )
  const settled = <A>(begin: (done: (value: A) => void) => void): Effect.Effect<Settled<A>> =>
    Effect.async((resume) => {
      periods = 0
      loose = undefined
      const start = milliseconds()
      const done = (value: A | undefined) => {
        giveUp = undefined
        const taken = milliseconds() - start
        // Not before the rejections of this turn have been told of.
        setImmediate(() => resume(Effect.succeed<Settled<A>>({ value, loose, milliseconds: taken })))
      }
      giveUp = () => done(undefined)
      begin(done)
    })
  return { settled }
})
