/** Sends through the platform's `HttpClient`. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Headers from "@effect/platform/Headers"
import * as HttpBody from "@effect/platform/HttpBody"
import * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientError from "@effect/platform/HttpClientError"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as FiberRefs from "effect/FiberRefs"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Runtime from "effect/Runtime"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { Collected } from "@gotrue-effect/core/transport/collected"
import { LazyResponse } from "@gotrue-effect/core/transport/lazyResponse"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"
import type { Send } from "./send.js"

const off = () => true

/**
 * What holds for the request alone, so that its fiber can have it without giving it back. It is set for each call, and
 * not in a layer, because a layer's settings are lost when the service runs in another runtime:
 *
 * - redirects are not followed, since fetch would carry `apikey` to another origin
 * - the platform's own span is off, since it writes the whole URL; `traceparent` comes from ours
 * - the headers that hold secrets are redacted wherever the request is printed
 */
const guarded = (
  fiber: Fiber.RuntimeFiber<unknown, unknown>,
  secretHeaders: ReadonlyArray<string>
): Runtime.Runtime<never> => {
  const init = Context.getOrElse(fiber.currentContext, FetchHttpClient.RequestInit, () => undefined)
  const names = fiber.getFiberRef(Headers.currentRedactedNames).concat(secretHeaders)
  return Runtime.make({
    context: Context.add(fiber.currentContext, FetchHttpClient.RequestInit, { ...init, redirect: "manual" }),
    fiberRefs: FiberRefs.updateManyAs(fiber.getFiberRefs(), {
      entries: [
        [HttpClient.currentTracerDisabledWhen, [[fiber.id(), off]]],
        [Headers.currentRedactedNames, [[fiber.id(), names]]]
      ]
    }),
    runtimeFlags: Runtime.defaultRuntimeFlags
  })
}

/** Inside the client, where its own settings hold. */
const withTrace = (client: ScopedClient, headers: Readonly<Record<string, string>>) =>
  HttpClient.mapRequestEffect(client, (request) =>
    Effect.map(FiberRef.get(HttpClient.currentTracerPropagation), (passedOn) =>
      passedOn ? HttpClientRequest.setHeaders(request, headers) : request
    )
  )

const lost = (error: HttpClientError.HttpClientError): Effect.Effect<never, TransportFailure> =>
  Effect.fail(SystemCode.find(error))

type Response = HttpClientResponse.HttpClientResponse

const headersOf = ({ headers }: Response) => headers

/** As a whole: for a body that is known to be small, and for a client's stand-in that has no stream. */
const readWhole = (response: Response, limit: number): Effect.Effect<HttpResponse, TransportFailure> =>
  Effect.matchEffect(response.text, {
    onFailure: lost,
    onSuccess: (whole) => {
      const { issue, text } = ResponseSize.ofWhole(response.status, whole, limit)
      return Effect.succeed(new LazyResponse(response.status, { text }, response, headersOf, issue))
    }
  })

/** To the end, or until it is too large: then the stream is left, and the connection with it. */
const readStream = (response: Response, limit: number): Effect.Effect<HttpResponse, TransportFailure> => {
  const collected = new Collected(limit)
  return Effect.matchEffect(
    Stream.runForEachWhile(response.stream, (piece) => Effect.sync(() => collected.add(piece))).pipe(
      // A stream runs in fibers of its own, and what they fail with would be logged, with the URL and all that is in it.
      Effect.withUnhandledErrorLogLevel(Option.none())
    ),
    {
      onFailure: (error) => (error.reason === "EmptyBody" ? readWhole(response, limit) : lost(error)),
      onSuccess: () =>
        Effect.succeed(
          new LazyResponse(
            response.status,
            { text: collected.text },
            response,
            headersOf,
            collected.issue(response.status)
          )
        )
    }
  )
}

const isSpent = (body: unknown): boolean =>
  (Predicate.hasProperty(body, "bodyUsed") && body.bodyUsed === true) ||
  (Predicate.hasProperty(body, "readableEnded") && body.readableEnded === true)

/** A client that looks at the text, to log it, say, leaves nothing in the stream. The platform keeps the text itself. */
const wasRead = (response: Response): boolean =>
  Predicate.hasProperty(response, "source") &&
  (isSpent(response.source) || (Predicate.hasProperty(response.source, "body") && isSpent(response.source.body)))

const read = (most: number | undefined) => (response: Response) =>
  Effect.suspend(() => {
    const limit = ResponseSize.limitFor(response.status, most)
    const { "content-encoding": encoding, "content-length": length } = response.headers
    return ResponseSize.isKnown(length, encoding, limit) || wasRead(response)
      ? readWhole(response, limit)
      : readStream(response, limit)
  })

type ScopedClient = HttpClient.HttpClient.With<HttpClientError.HttpClientError, Scope.Scope>

const execute = (client: ScopedClient, { body, headers, maxResponseSize, method, traceHeaders, url }: HttpRequest) =>
  Effect.matchEffect(
    (traceHeaders === undefined ? client : withTrace(client, traceHeaders)).execute(
      HttpClientRequest.make(method)(url, {
        headers,
        body: body === undefined ? HttpBody.empty : HttpBody.text(body, "application/json")
      })
    ),
    {
      // A client that refuses statuses by itself, such as `filterStatusOk`, hides the answer in its error.
      onFailure: (error) =>
        error._tag === "ResponseError" && error.reason === "StatusCode"
          ? read(maxResponseSize)(error.response)
          : lost(error),
      onSuccess: read(maxResponseSize)
    }
  )

/**
 * Each request has a scope of its own, which is closed when the request did not come to its end. Without one the platform
 * leaves every answer to the garbage collector's registry, and with it all that the answer can reach.
 */
const scoped = (client: ScopedClient, request: HttpRequest) =>
  Effect.flatMap(Scope.make(), (scope) =>
    Effect.provideService(execute(client, request), Scope.Scope, scope).pipe(
      Effect.onError((cause) => Scope.close(scope, Exit.failCause(cause)))
    )
  )

/** A client that breaks down is a connection that failed, as one is that throws: the call's error says so. */
const withoutDefects = (cause: Cause.Cause<TransportFailure>): Cause.Cause<TransportFailure> =>
  Cause.isFailure(cause)
    ? cause
    : Option.match(Cause.dieOption(cause), {
        onNone: () => cause,
        onSome: (defect) => Cause.fail(SystemCode.find(defect))
      })

/**
 * In a fiber of its own, which can be left: a client that does not hear that it is interrupted, or takes its time, can't
 * keep a call beyond its limit.
 */
export const make = (
  client: HttpClient.HttpClient,
  { secretHeaders }: { readonly secretHeaders: ReadonlyArray<string> }
): Send => {
  const withScope = HttpClient.withScope(client)
  return (request, resume, fiber) => {
    const running = Runtime.runFork(guarded(fiber, secretHeaders))(
      // Not as the fiber's own result: a fiber that has ended, and what it has come to, can live until the next full
      // garbage collection (Effect keeps those that run in a `Set`, whose former tables hold on to them). And what a
      // fiber fails with is logged behind the caller's back.
      Effect.matchCause(scoped(withScope, request), {
        onFailure: (cause) => resume(Exit.failCause(withoutDefects(cause))),
        onSuccess: (answer) => resume(Exit.succeed(answer))
      })
    )
    running.addObserver((exit) => {
      if (Exit.isFailure(exit)) resume(Exit.failCause(withoutDefects(exit.cause)))
    })
    return () => {
      running.unsafeInterruptAsFork(running.id())
      return Fiber.await(running)
    }
  }
}
