/** Counts and durations of operations. */
import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as Metric from "effect/Metric"
import * as MetricBoundaries from "effect/MetricBoundaries"
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
const latency = Metric.histogram(
  "gotrue_admin_latency_milliseconds",
  MetricBoundaries.exponential({ start: 1, factor: 2, count: 15 }),
  "Time from call to result, all attempts together"
)

/** The tag of an error. */
export const tagOf = (error: unknown): string =>
  Predicate.hasProperty(error, "_tag") && typeof error._tag === "string" ? error._tag : "Unknown"

/** Records the calls of one operation. */
export const recorder = (operation: string) => {
  const called = Metric.tagged(calls, "operation", operation)
  const failed = Metric.tagged(failures, "operation", operation)
  const took = Metric.tagged(latency, "operation", operation)

  return (
    fiber: Fiber.RuntimeFiber<unknown, unknown>,
    milliseconds: number,
    exit: Exit.Exit<unknown, unknown>
  ): void => {
    const labels = fiber.getFiberRef(FiberRef.currentMetricLabels)
    called.unsafeUpdate(1, labels)
    took.unsafeUpdate(milliseconds, labels)
    const error = Exit.isFailure(exit) ? Cause.failureOption(exit.cause) : Option.none()
    if (Option.isSome(error)) Metric.tagged(failed, "tag", tagOf(error.value)).unsafeUpdate(1, labels)
  }
}
