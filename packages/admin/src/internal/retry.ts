/** When to send again: by method, and by whether the server can have acted. */
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type { Fault } from "./fault.js"

export type Policy = Schedule.Schedule<unknown, Fault> | undefined

/** Four more tries at most: after about 0.2, 0.4, 0.8 and 1.6 seconds, each up to a fifth sooner or later. */
export const defaultSchedule: Schedule.Schedule<unknown, unknown> = Schedule.exponential("200 millis").pipe(
  Schedule.jittered,
  Schedule.modifyDelay((_, delay) => Duration.min(delay, Duration.seconds(5))),
  Schedule.intersect(Schedule.recurs(4))
)

const unavailable = new Set([502, 503, 504])

/** Whether the request surely was not processed, so that any method may be sent again. */
const neverProcessed = (fault: Fault): boolean =>
  fault._tag === "RateLimited" || (fault._tag === "ConnectionFailed" && fault.sent === "no")

const isTransient = (fault: Fault): boolean =>
  neverProcessed(fault) ||
  fault._tag === "ConnectionFailed" ||
  (fault._tag === "ServerError" && unavailable.has(fault.status))

const retryAfter = (fault: Fault): number | undefined =>
  fault._tag === "RateLimited" || fault._tag === "ServerError" ? fault.retryAfter : undefined

/** To the millisecond: a clock of whole milliseconds, such as Effect's own for tests, knows nothing in between. */
const whole = (delay: Duration.Duration): Duration.Duration => Duration.millis(Math.round(Duration.toMillis(delay)))

/** The schedule decides how often, and how long to wait unless the answer asks for a certain time. */
export const policy = (
  schedule: Schedule.Schedule<unknown, Fault>,
  longestRetryAfter: Duration.Duration
): Schedule.Schedule<Fault, Fault> =>
  Schedule.passthrough(schedule).pipe(
    Schedule.modifyDelay((fault, delay) => {
      const asked = retryAfter(fault)
      return asked === undefined ? whole(delay) : Duration.min(Duration.millis(asked), longestRetryAfter)
    })
  )

/**
 * Repeats `attempt` as long as it fails in a way that makes it safe and useful. Unlike `Effect.retry` it costs nothing
 * before the first failure: most calls have none.
 */
export const apply = <A, R>(
  attempt: () => Effect.Effect<A, Fault, R>,
  method: string,
  schedule: Policy
): Effect.Effect<A, Fault, R> => {
  if (schedule === undefined) return attempt()
  const isWorthwhile = method === "GET" ? isTransient : neverProcessed

  const again = (driver: Schedule.ScheduleDriver<unknown, Fault>, fault: Fault): Effect.Effect<A, Fault, R> =>
    Effect.matchEffect(driver.next(fault), {
      onFailure: () => Effect.fail(fault),
      onSuccess: () =>
        Effect.catchAll(attempt(), (fault) => (isWorthwhile(fault) ? again(driver, fault) : Effect.fail(fault)))
    })

  // Not `catchAll`, which is one step more for each call that succeeds.
  return Effect.catchAllCause(attempt(), (cause) => {
    const fault = Option.getOrUndefined(Cause.failureOption(cause))
    return fault !== undefined && isWorthwhile(fault)
      ? Effect.flatMap(Schedule.driver(schedule), (driver) => again(driver, fault))
      : Effect.failCause(cause)
  })
}
