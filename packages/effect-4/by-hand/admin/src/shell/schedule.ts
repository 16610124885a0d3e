/** Schedules as the retries use them, step by step. */
import type { Failure } from "@gotrue-effect/core/error/failure"
import * as Retryable from "@gotrue-effect/core/error/retryable"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { AdminError } from "../AdminError.js"
import { toError } from "../error/toError.js"

/** At most four retries, after about 0.2, 0.4, 0.8 and 1.6 seconds, with a jitter of a fifth. */
export const usual: Schedule.Schedule<unknown> = Schedule.max([
  Schedule.exponential(Retryable.firstPause).pipe(
    Schedule.jittered,
    Schedule.modifyDelay(({ duration }) =>
      Effect.succeed(Duration.min(duration, Duration.millis(Retryable.longestPause)))
    )
  ),
  Schedule.recurs(Retryable.moreTries)
])

/** A schedule of the caller, which knows the error classes. */
export const ofErrors = (schedule: Schedule.Schedule<unknown, AdminError>): Schedule.Schedule<unknown, Failure> =>
  Schedule.fromStep(
    Effect.map(Schedule.toStep(schedule), (step) => (now: number, failure: Failure) => step(now, toError(failure)))
  )

/** The milliseconds to wait after a failure, or `undefined` when the schedule is done. */
export type Steps = (failure: Failure, now: number) => Effect.Effect<number | undefined>

/** One run of a schedule. It dies where the schedule does. */
export const start = (schedule: Schedule.Schedule<unknown, Failure>): Effect.Effect<Steps> =>
  Effect.map(
    Schedule.toStep(schedule),
    (step): Steps =>
      (failure, now) =>
        Effect.match(
          Effect.suspend(() => step(now, failure)),
          { onSuccess: ([, pause]) => Duration.toMillis(pause), onFailure: () => undefined }
        )
  )
