/**
 * Spans and metrics. They hold no personal data, only names, methods, routes, statuses, codes and tags. Without a
 * tracer no span is built: Effect's own tracer shows its spans to nobody.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type * as Tracer from "effect/Tracer"
import * as Call from "./call.js"
import * as Metrics from "./metrics.js"

/** What a span reports of a failure: its name. A result can be a failure as well, such as a response with 500. */
interface Names<A, E> {
  readonly ofError: (error: E) => string
  readonly ofResult: (result: A) => string | undefined
}

/**
 * A span that ends with the name of a failure and nothing else. A tracer writes the message of any error that it gets,
 * and our messages contain words of the server.
 */
const withSpan = <A, E, R>(
  name: string,
  options: Tracer.SpanOptions,
  use: (span: Tracer.Span) => Effect.Effect<A, E, R>,
  names: Names<A, E>
): Effect.Effect<A, E, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.flatMap(Effect.makeSpan(name, { captureStackTrace: false, ...options }), (span) =>
      Effect.onExit(restore(Effect.withParentSpan(use(span), span)), (exit) =>
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

/** Interruption is not a failure. */
const nameOf = <E>(cause: Cause.Cause<E>, ofError: (error: E) => string): string | undefined =>
  Cause.isInterruptedOnly(cause)
    ? undefined
    : Option.match(Cause.failureOption(cause), { onNone: () => "Defect", onSome: ofError })

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

const codeOf = (error: unknown): string | undefined =>
  Predicate.hasProperty(error, "code") && typeof error.code === "string" ? error.code : undefined

const noNames = { ofError: Metrics.tagOf, ofResult: () => undefined }

/**
 * One operation with all its attempts: a count, a duration, and a span if there is a tracer. When the call ends, the
 * current request is aborted.
 */
export const operation = (name: string) => {
  const record = Metrics.recorder(name)

  const describe = (span: Tracer.Span, call: Call.Call, exit: Exit.Exit<unknown, unknown>) => {
    span.attribute("gotrue.operation", name)
    span.attribute("gotrue.attempts", call.attempts)
    if (call.status !== undefined) span.attribute("gotrue.status", call.status)
    const error = Exit.isFailure(exit) ? Cause.failureOption(exit.cause) : Option.none()
    const code = Option.map(error, codeOf)
    if (Option.isSome(code) && code.value !== undefined) span.attribute("gotrue.code", code.value)
  }

  return <A, E, R>(use: (call: Call.Call) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.withFiberRuntime((fiber) => {
      const call = Call.make(fiber)
      const { clock, isTraced } = call
      const start = clock.unsafeCurrentTimeMillis()
      const run = (onEnd?: (exit: Exit.Exit<A, E>) => void) => {
        const end = (exit: Exit.Exit<A, E>) => {
          record(fiber, clock.unsafeCurrentTimeMillis() - start, exit)
          onEnd?.(exit)
          return exit
        }
        // What `onExit` does, without unneeded steps: after a response there is nothing left to abort.
        return Effect.uninterruptibleMask((restore) =>
          Effect.matchCauseEffect(restore(use(call)), {
            onFailure: (cause) => Effect.zipRight(call.end(), end(Exit.failCause(cause))),
            onSuccess: (value) => end(Exit.succeed(value))
          })
        )
      }
      return isTraced
        ? withSpan(
            `GoTrueAdmin.${name}`,
            { kind: "internal" },
            (span) => run((exit) => describe(span, call, exit)),
            noNames
          )
        : run()
    })
}

/** A span around several operations, if there is a tracer. */
export const composite =
  (name: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.withFiberRuntime((fiber) =>
      Call.make(fiber).isTraced ? withSpan(`GoTrueAdmin.${name}`, { kind: "internal" }, () => effect, noNames) : effect
    )

/** The headers with which the server can continue the trace. */
const traceHeaders = (span: Tracer.Span): Readonly<Record<string, string>> => ({
  traceparent: `00-${span.traceId}-${span.spanId}-${span.sampled ? "01" : "00"}`
})

/** One request: a client span by the conventions of OpenTelemetry, with the route template instead of the URL. */
export const request = (options: {
  readonly method: string
  readonly template: string
  readonly server: URL | undefined
}) => {
  const name = `${options.method} ${options.template}`
  const attributes = {
    "http.request.method": options.method,
    "url.template": options.template,
    ...(options.server === undefined ? {} : { "server.address": options.server.hostname }),
    ...(options.server === undefined || options.server.port === ""
      ? {}
      : { "server.port": Number(options.server.port) })
  }
  return <A extends { readonly status: number }, E extends { readonly reason: string }, R>(
    { attempts, isTraced }: Call.Call,
    send: (traceHeaders: Readonly<Record<string, string>> | undefined) => Effect.Effect<A, E, R>
  ): Effect.Effect<A, E, R> =>
    isTraced
      ? withSpan(
          name,
          {
            kind: "client",
            attributes: attempts === 1 ? attributes : { ...attributes, "http.request.resend_count": attempts - 1 }
          },
          (span) =>
            Effect.tap(send(traceHeaders(span)), (response) =>
              Effect.sync(() => span.attribute("http.response.status_code", response.status))
            ),
          {
            ofError: ({ reason }) => reason,
            ofResult: ({ status }) => (status >= 400 ? String(status) : undefined)
          }
        )
      : send(undefined)
}
