/** Spans and metrics. Neither holds personal data: only names, methods, routes, statuses, codes and tags. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Cause from "effect/Cause"
import * as FiberRef from "effect/FiberRef"
import * as Metric from "effect/Metric"
import * as MetricBoundaries from "effect/MetricBoundaries"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type * as Tracer from "effect/Tracer"

/**
 * A span whose end tells the tag of a failure and nothing else of it: a tracer writes the message of whatever it is
 * given, and the messages of our errors hold words of the server.
 */
const withSpan = <A, E, R>(
  name: string,
  options: Tracer.SpanOptions,
  use: (span: Tracer.Span) => Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.flatMap(Effect.makeSpan(name, { captureStackTrace: false, ...options }), (span) =>
      Effect.onExit(restore(use(span)), (exit) =>
        Effect.map(Clock.currentTimeNanos, (now) => span.end(now, outcome(exit)))
      )
    )
  )

const tagOf = (error: unknown): string =>
  Predicate.hasProperty(error, "_tag") && typeof error._tag === "string" ? error._tag : "Unknown"

class Failed extends Error {
  constructor(tag: string) {
    super(tag)
    this.name = tag
    this.stack = tag
  }
}

const outcome = (exit: Exit.Exit<unknown, unknown>): Exit.Exit<unknown, unknown> =>
  Exit.match(exit, {
    onSuccess: () => Exit.void,
    onFailure: (cause) =>
      Cause.isInterruptedOnly(cause)
        ? Exit.failCause(Cause.map(cause, () => "interrupted"))
        : Exit.fail(new Failed(Option.match(Cause.failureOption(cause), { onNone: () => "Defect", onSome: tagOf })))
  })

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

const codeOf = (error: unknown): string | undefined =>
  Predicate.hasProperty(error, "code") && typeof error.code === "string" ? error.code : undefined

/** What is known of an operation when it has ended. */
export interface Tally {
  attempts: number
  status: number | undefined
}

/** One operation, all attempts together: a span, a count and a time. */
export const operation = (name: string) => {
  const called = Metric.tagged(calls, "operation", name)
  const failed = Metric.tagged(failures, "operation", name)
  const took = Metric.tagged(latency, "operation", name)
  return <A, E, R>(effect: Effect.Effect<A, E, R>, tally: Tally): Effect.Effect<A, E, R> =>
    withSpan(`GoTrueAdmin.${name}`, { kind: "internal" }, (span) =>
      Effect.flatMap(Clock.currentTimeMillis, (start) =>
        effect.pipe(
          Effect.withParentSpan(span),
          Effect.tapError((error) =>
            Effect.suspend(() => {
              const code = codeOf(error)
              if (code !== undefined) span.attribute("gotrue.code", code)
              span.attribute("error.type", tagOf(error))
              return Metric.increment(Metric.tagged(failed, "tag", tagOf(error)))
            })
          ),
          Effect.onExit(() =>
            Effect.flatMap(Clock.currentTimeMillis, (end) => {
              span.attribute("gotrue.operation", name)
              span.attribute("gotrue.attempts", tally.attempts)
              if (tally.status !== undefined) span.attribute("gotrue.status", tally.status)
              return Effect.zipRight(Metric.increment(called), Metric.update(took, end - start))
            })
          )
        )
      )
    )
}

const noHeaders: Readonly<Record<string, string>> = {}

/** What the request must carry for the server to continue the trace. Nothing when nobody traces. */
const traceHeaders = (span: Tracer.Span, enabled: boolean): Readonly<Record<string, string>> =>
  enabled ? { traceparent: `00-${span.traceId}-${span.spanId}-${span.sampled ? "01" : "00"}` } : noHeaders

/** One request: a client span by OpenTelemetry's conventions, with the route's template in place of the URL. */
export const request = <A extends { readonly status: number }, E, R>(
  options: {
    readonly method: string
    readonly template: string
    readonly server: URL
    readonly attempt: number
  },
  send: (traceHeaders: Readonly<Record<string, string>>) => Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  withSpan(
    `${options.method} ${options.template}`,
    {
      kind: "client",
      attributes: {
        "http.request.method": options.method,
        "url.template": options.template,
        "server.address": options.server.hostname,
        ...(options.server.port === "" ? {} : { "server.port": Number(options.server.port) }),
        ...(options.attempt === 1 ? {} : { "http.request.resend_count": options.attempt - 1 })
      }
    },
    (span) =>
      Effect.flatMap(FiberRef.get(FiberRef.currentTracerEnabled), (enabled) =>
        send(traceHeaders(span, enabled)).pipe(
          Effect.withParentSpan(span),
          Effect.tap((answer) => Effect.sync(() => span.attribute("http.response.status_code", answer.status)))
        )
      )
  )
