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

/** What a span tells of a failure: a name. A result can be a failure too, as an answer with 500 is. */
interface Names<A, E> {
  readonly ofError: (error: E) => string
  readonly ofResult: (result: A) => string | undefined
}

/**
 * A span whose end tells the name of a failure and nothing else of it: a tracer writes the message of whatever it is
 * given, and the messages of our errors hold words of the server.
 */
const withSpan = <A, E, R>(
  name: string,
  options: Tracer.SpanOptions,
  use: (span: Tracer.Span) => Effect.Effect<A, E, R>,
  names: Names<A, E>
): Effect.Effect<A, E, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.flatMap(Effect.makeSpan(name, { captureStackTrace: false, ...options }), (span) =>
      Effect.onExit(restore(use(span)), (exit) =>
        Effect.map(Clock.currentTimeNanos, (now) => {
          const failure = Exit.match(exit, {
            onSuccess: names.ofResult,
            onFailure: (cause) => nameOf(cause, names.ofError)
          })
          if (failure !== undefined) span.attribute("error.type", failure)
          span.end(now, outcome(exit, failure))
        })
      )
    )
  )

/** Interruption is no failure. */
const nameOf = <E>(cause: Cause.Cause<E>, ofError: (error: E) => string): string | undefined =>
  Cause.isInterruptedOnly(cause)
    ? undefined
    : Option.match(Cause.failureOption(cause), { onNone: () => "Defect", onSome: ofError })

const tagOf = (error: unknown): string =>
  Predicate.hasProperty(error, "_tag") && typeof error._tag === "string" ? error._tag : "Unknown"

class Failed extends Error {
  constructor(name: string) {
    super(name)
    this.name = name
    this.stack = name
  }
}

const outcome = (exit: Exit.Exit<unknown, unknown>, failure: string | undefined): Exit.Exit<unknown, unknown> =>
  failure !== undefined
    ? Exit.fail(new Failed(failure))
    : Exit.match(exit, {
        onSuccess: () => Exit.void,
        onFailure: (cause) => Exit.failCause(Cause.map(cause, () => "interrupted"))
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
    withSpan(
      `GoTrueAdmin.${name}`,
      { kind: "internal" },
      (span) =>
        Effect.flatMap(Clock.currentTimeMillis, (start) =>
          effect.pipe(
            Effect.withParentSpan(span),
            Effect.tapError((error) =>
              Effect.suspend(() => {
                const code = codeOf(error)
                if (code !== undefined) span.attribute("gotrue.code", code)
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
        ),
      { ofError: tagOf, ofResult: () => undefined }
    )
}

/** Several operations under one name: a span around theirs. */
export const composite =
  (name: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    withSpan(`GoTrueAdmin.${name}`, { kind: "internal" }, (span) => Effect.withParentSpan(effect, span), {
      ofError: tagOf,
      ofResult: () => undefined
    })

const noHeaders: Readonly<Record<string, string>> = {}

/** What the request must carry for the server to continue the trace. Nothing when nobody traces. */
const traceHeaders = (span: Tracer.Span, enabled: boolean): Readonly<Record<string, string>> =>
  enabled ? { traceparent: `00-${span.traceId}-${span.spanId}-${span.sampled ? "01" : "00"}` } : noHeaders

/** One request: a client span by OpenTelemetry's conventions, with the route's template in place of the URL. */
export const request = <A extends { readonly status: number }, E extends { readonly reason: string }, R>(
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
      ),
    {
      ofError: ({ reason }) => reason,
      ofResult: ({ status }) => (status >= 400 ? String(status) : undefined)
    }
  )
