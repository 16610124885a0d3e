/** When to retry: by method, by whether the server can have processed the request, and for how long in total. */
import type { Failure } from "@gotrue-effect/core/error/failure"
import * as Retryable from "@gotrue-effect/core/error/retryable"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schedule from "effect/Schedule"
import * as Steps from "./schedule.js"

/** Waits this many milliseconds. */
type Sleep = (milliseconds: number) => Effect.Effect<void>

interface Pauses {
  readonly schedule: Schedule.Schedule<unknown, Failure>
  /** The longest pause that a response may request. */
  readonly longestRetryAfter: number
  /** The longest total of all pauses of one call. */
  readonly total: number
  readonly sleep: Sleep
}

export type Policy = Pauses | undefined

/** Acceptable inside a request handler, and slightly more than the usual schedule takes. */
export const usualTotal: Duration.Duration = Duration.millis(Retryable.usualTotal)

/** The schedule decides how often, and how long to wait unless the response requests a pause. */
export const policy = (
  schedule: Schedule.Schedule<unknown, Failure>,
  longestRetryAfter: Duration.Duration,
  total: Duration.Duration = usualTotal,
  sleep: Sleep = Effect.sleep
): Policy => ({
  schedule,
  longestRetryAfter: Duration.toMillis(longestRetryAfter),
  total: Duration.toMillis(total),
  sleep
})

/**
 * Repeats `attempt` while it fails and a retry is safe and useful. Unlike `Effect.retry` it costs nothing before the
 * first failure, and most calls never fail.
 */
export const apply = <A, R>(
  attempt: () => Effect.Effect<A, Failure, R>,
  method: string,
  pauses: Policy
): Effect.Effect<A, Failure, R> => {
  if (pauses === undefined) return attempt()
  const { longestRetryAfter, schedule, sleep, total } = pauses
  const isWorthwhile = (failure: Failure) => Retryable.isWorthwhile(method, failure)

  const again = (failure: Failure, steps: Steps.Steps, spent: number): Effect.Effect<A, Failure, R> =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      // A custom schedule may die.
      const scheduled = yield* Effect.catchAllDefect(steps(failure, now), () => Effect.fail(failure))
      if (scheduled === undefined) return yield* Effect.fail(failure)
      const pause = Retryable.pauseOf(failure, scheduled, longestRetryAfter)
      if (spent + pause > total) return yield* Effect.fail(failure)
      yield* Effect.logDebug(`${failure.operation}: ${failure._tag}, tried again in ${pause} ms`)
      // Without a pause, other fibers run first.
      yield* pause > 0 ? sleep(pause) : Effect.yieldNow()
      return yield* Effect.catchAll(attempt(), (failure) =>
        isWorthwhile(failure) ? again(failure, steps, spent + pause) : Effect.fail(failure)
      )
    })

  // Not `catchAll`, which adds a step to each successful call.
  return Effect.catchAllCause(attempt(), (cause) => {
    const failure = Option.getOrUndefined(Cause.failureOption(cause))
    return failure !== undefined && isWorthwhile(failure)
      ? Effect.flatMap(Steps.start(schedule), (steps) => again(failure, steps, 0))
      : Effect.failCause(cause)
  })
}
