/** Schedules of a caller. */
import { Schedule } from "effect"

/** Goes on, without pauses, while this holds of the error. */
export const whileError = <E>(holds: (error: E) => boolean): Schedule.Schedule<unknown, E> => Schedule.recurWhile(holds)
