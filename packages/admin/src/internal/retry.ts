/** When to send again: by method, by whether the server can have acted, and for how long in total. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as ScheduleDecision from "effect/ScheduleDecision"
import * as ScheduleIntervals from "effect/ScheduleIntervals"
import type { Fault } from "./fault.js"
import * as SystemCode from "./systemCode.js"
import * as Timer from "./timer.js"

/** Waits so many milliseconds. */
type Sleep = (milliseconds: number) => Effect.Effect<void>

interface Pauses {
  readonly schedule: Schedule.Schedule<unknown, Fault>
  /** The longest pause that a response may ask for. */
  readonly longestRetryAfter: number
  /** The longest that all pauses of one call may take together. */
  readonly total: number
  readonly sleep: Sleep
}

export type Policy = Pauses | undefined

/** Four more tries at most: after about 0.2, 0.4, 0.8 and 1.6 seconds, each up to a fifth sooner or later. */
export const defaultSchedule: Schedule.Schedule<unknown, unknown> = Schedule.exponential("200 millis").pipe(
  Schedule.jittered,
  Schedule.modifyDelay((_, delay) => Duration.min(delay, Duration.seconds(5))),
  Schedule.intersect(Schedule.recurs(4))
)

/** What whoever handles a request can live with, and somewhat more than the usual schedule takes. */
export const usualTotal: Duration.Duration = Duration.seconds(5)

/** The schedule decides how often, and how long to wait unless the response asks for a certain time. */
export const policy = (
  schedule: Schedule.Schedule<unknown, Fault>,
  longestRetryAfter: Duration.Duration,
  total: Duration.Duration = usualTotal,
  sleep: Sleep = Effect.sleep
): Policy => ({
  schedule,
  longestRetryAfter: Duration.toMillis(longestRetryAfter),
  total: Duration.toMillis(total),
  sleep
})

/** 520 to 530 are of the content delivery network before hosted projects. */
const isUnavailable = (status: number): boolean =>
  status === 502 || status === 503 || status === 504 || (status >= 520 && status <= 530)

/** Limits that count by the hour, or by the minute of one user: no pause of seconds helps. */
const slowLimits = new Set(["over_email_send_rate_limit", "over_sms_send_rate_limit"])

/** How servers say the same that know no codes yet. */
const slowWords = /^(?:(?:email|sms) rate limit exceeded|for security purposes, you can only request this)/i

const isSlow = ({ code, reason }: { readonly code?: string | undefined; readonly reason: string }): boolean =>
  code === undefined ? slowWords.test(reason) : slowLimits.has(code)

/** Whether the request surely was not processed, so that any method may be sent again, and it may help. */
const neverProcessed = (fault: Fault): boolean =>
  (fault._tag === "RateLimited" && !isSlow(fault)) ||
  (fault._tag === "ConnectionFailed" && fault.sent === "no" && !SystemCode.isHopeless(fault.reason))

const isTransient = (fault: Fault): boolean =>
  neverProcessed(fault) ||
  (fault._tag === "ConnectionFailed" && !SystemCode.isHopeless(fault.reason)) ||
  (fault._tag === "ServerError" && isUnavailable(fault.status))

/** What the response asks for, else what the schedule says; to the millisecond, since a clock of tests knows no less. */
const pauseOf = (fault: Fault, scheduled: number, { longestRetryAfter }: Pauses): number => {
  const asked = fault._tag === "RateLimited" || fault._tag === "ServerError" ? fault.retryAfter : undefined
  return Math.min(
    asked === undefined ? Math.max(Math.round(scheduled), 0) : Math.min(asked, longestRetryAfter),
    Timer.longest
  )
}

/**
 * Repeats `attempt` as long as it fails in a way that makes it safe and useful. Unlike `Effect.retry` it costs nothing
 * before the first failure: most calls have none.
 */
export const apply = <A, R>(
  attempt: () => Effect.Effect<A, Fault, R>,
  method: string,
  pauses: Policy
): Effect.Effect<A, Fault, R> => {
  if (pauses === undefined) return attempt()
  const { schedule, sleep, total } = pauses
  const isWorthwhile = method === "GET" ? isTransient : neverProcessed

  const again = (fault: Fault, state: unknown, spent: number): Effect.Effect<A, Fault, R> =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      // A schedule of the caller's own may break down.
      const step = Effect.suspend(() => schedule.step(now, fault, state))
      const [next, , decision] = yield* Effect.catchAllDefect(step, () => Effect.fail(fault))
      if (ScheduleDecision.isDone(decision)) return yield* Effect.fail(fault)
      const pause = pauseOf(fault, ScheduleIntervals.start(decision.intervals) - now, pauses)
      if (spent + pause > total) return yield* Effect.fail(fault)
      yield* Effect.logDebug(`${fault.operation}: ${fault._tag}, tried again in ${pause} ms`)
      // Without a pause others have their turn first.
      yield* pause > 0 ? sleep(pause) : Effect.yieldNow()
      return yield* Effect.catchAll(attempt(), (fault) =>
        isWorthwhile(fault) ? again(fault, next, spent + pause) : Effect.fail(fault)
      )
    })

  // Not `catchAll`, which is one step more for each call that succeeds.
  return Effect.catchAllCause(attempt(), (cause) => {
    const fault = Option.getOrUndefined(Cause.failureOption(cause))
    return fault !== undefined && isWorthwhile(fault) ? again(fault, schedule.initial, 0) : Effect.failCause(cause)
  })
}
