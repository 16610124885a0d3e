/** Schedules as the retries use them, step by step. */
import type { Failure } from "@gotrue-effect/core/error/failure"
import * as Retryable from "@gotrue-effect/core/error/retryable"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as ScheduleDecision from "effect/ScheduleDecision"
import * as ScheduleIntervals from "effect/ScheduleIntervals"
import type { AdminError } from "../AdminError.js"
import { toError } from "../error/toError.js"

/** At most four retries, after about 0.2, 0.4, 0.8 and 1.6 seconds, with a jitter of a fifth. */
export const usual: Schedule.Schedule<unknown, unknown> = Schedule.exponential(Retryable.firstPause).pipe(
  Schedule.jittered,
  Schedule.modifyDelay((_, delay) => Duration.min(delay, Retryable.longestPause)),
  Schedule.intersect(Schedule.recurs(Retryable.moreTries))
)

/** A schedule of the caller, which knows the error classes. */
export const ofErrors = (schedule: Schedule.Schedule<unknown, AdminError>): Schedule.Schedule<unknown, Failure> =>
  Schedule.mapInput(schedule, toError)

/** The milliseconds to wait after a failure, or `undefined` when the schedule is done. */
export type Steps = (failure: Failure, now: number) => Effect.Effect<number | undefined>

/** One run of a schedule. It dies where the schedule does. */
export const start = (schedule: Schedule.Schedule<unknown, Failure>): Effect.Effect<Steps> =>
  Effect.sync(() => {
    let state = schedule.initial
    return (failure, now) =>
      Effect.map(
        Effect.suspend(() => schedule.step(now, failure, state)),
        ([next, , decision]) => {
          state = next
          return ScheduleDecision.isDone(decision) ? undefined : ScheduleIntervals.start(decision.intervals) - now
        }
      )
  })
