/** Schedules of a caller. */
import { Cause, Duration, Effect, Schedule } from "effect"

/** Goes on, without pauses, while this holds of the error. */
export const whileError = <E>(holds: (error: E) => boolean): Schedule.Schedule<unknown, E> =>
  Schedule.fromStep(
    Effect.succeed((_now: number, error: E) =>
      Effect.suspend(() =>
        holds(error) ? Effect.succeed<[unknown, Duration.Duration]>([error, Duration.zero]) : Cause.done(error)
      )
    )
  )
