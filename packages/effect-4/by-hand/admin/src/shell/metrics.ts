/** Counts and durations of operations. */
import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"

const calls = Metric.counter("gotrue_admin_calls", {
  description: "Operations that were called",
  incremental: true
})
const failures = Metric.counter("gotrue_admin_failures", {
  description: "Operations that failed, by the tag of the error",
  incremental: true
})
const latency = Metric.histogram("gotrue_admin_latency_milliseconds", {
  boundaries: Metric.exponentialBoundaries({ start: 1, factor: 2, count: 15 }),
  description: "Time from call to result, all attempts together"
})

/** The tag of an error. */
export const tagOf = (error: unknown): string =>
  Predicate.hasProperty(error, "_tag") && typeof error._tag === "string" ? error._tag : "Unknown"

/** Records the calls of one operation. */
export const recorder = (operation: string) => {
  const called = Metric.withAttributes(calls, { operation })
  const failed = Metric.withAttributes(failures, { operation })
  const took = Metric.withAttributes(latency, { operation })

  return (
    { context }: Fiber.Fiber<unknown, unknown>,
    milliseconds: number,
    exit: Exit.Exit<unknown, unknown>
  ): void => {
    called.updateUnsafe(1, context)
    took.updateUnsafe(milliseconds, context)
    const error = Exit.isFailure(exit) ? Cause.findErrorOption(exit.cause) : Option.none()
    if (Option.isSome(error)) Metric.withAttributes(failed, { tag: tagOf(error.value) }).updateUnsafe(1, context)
  }
}
