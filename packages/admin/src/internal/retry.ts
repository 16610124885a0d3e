/** When to send again: by method, and by whether the server can have acted. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { AdminError } from "../AdminError.js"

export type Policy = Schedule.Schedule<unknown, AdminError> | undefined

/** Four more tries at most: after about 0.2, 0.4, 0.8 and 1.6 seconds, each up to a fifth sooner or later. */
export const defaultSchedule: Schedule.Schedule<unknown, unknown> = Schedule.exponential("200 millis").pipe(
  Schedule.jittered,
  Schedule.modifyDelay((_, delay) => Duration.min(delay, Duration.seconds(5))),
  Schedule.intersect(Schedule.recurs(4))
)

const unavailable = new Set([502, 503, 504])

/** Whether the request surely was not processed, so that any method may be sent again. */
const neverProcessed = (error: AdminError): boolean =>
  error._tag === "RateLimited" || (error._tag === "ConnectionFailed" && error.sent === "no")

const isTransient = (error: AdminError): boolean =>
  neverProcessed(error) ||
  error._tag === "ConnectionFailed" ||
  (error._tag === "ServerError" && unavailable.has(error.status))

const retryAfter = (error: AdminError): number | undefined =>
  error._tag === "RateLimited" || error._tag === "ServerError" ? error.retryAfter : undefined

/** To the millisecond: a clock of whole milliseconds, such as Effect's own for tests, knows nothing in between. */
const whole = (delay: Duration.Duration): Duration.Duration => Duration.millis(Math.round(Duration.toMillis(delay)))

/** The schedule decides how often, and how long to wait unless the answer asks for a certain time. */
export const policy = (
  schedule: Schedule.Schedule<unknown, AdminError>,
  longestRetryAfter: Duration.Duration
): Schedule.Schedule<AdminError, AdminError> =>
  Schedule.passthrough(schedule).pipe(
    Schedule.modifyDelay((error, delay) => {
      const asked = retryAfter(error)
      return asked === undefined ? whole(delay) : Duration.min(Duration.millis(asked), longestRetryAfter)
    })
  )

/** Repeats `attempt` as long as it fails in a way that makes it safe and useful. */
export const apply = <A, R>(
  attempt: Effect.Effect<A, AdminError, R>,
  method: string,
  schedule: Policy
): Effect.Effect<A, AdminError, R> =>
  schedule === undefined
    ? attempt
    : Effect.retry(attempt, { schedule, while: method === "GET" ? isTransient : neverProcessed })
