/** Sends through the platform's `HttpClient`. */
import * as HttpBody from "@effect/platform/HttpBody"
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientError from "@effect/platform/HttpClientError"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Predicate from "effect/Predicate"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { Collected } from "@gotrue-effect/core/transport/collected"
import { LazyResponse } from "@gotrue-effect/core/transport/lazyResponse"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"
import * as ClientError from "./clientError.js"
import * as Guarded from "./guarded.js"
import * as JsonBody from "./jsonBody.js"
import type { Send } from "./send.js"

const lost = (error: HttpClientError.HttpClientError): Effect.Effect<never, TransportFailure> =>
  Effect.fail(SystemCode.find(error))

type Response = HttpClientResponse.HttpClientResponse

const headersOf = ({ headers }: Response) => headers

/** Reads the body as a whole, if it is known to be small, or a mock client has no stream. */
const readWhole = (response: Response, limit: number): Effect.Effect<HttpResponse, TransportFailure> =>
  Effect.matchEffect(response.text, {
    onFailure: lost,
    onSuccess: (whole) => {
      const { issue, text } = ResponseSize.ofWhole(response.status, whole, limit)
      return Effect.succeed(new LazyResponse(response.status, { text }, response, headersOf, issue))
    }
  })

/** Reads to the end or to the limit. Beyond the limit, the stream and its connection are dropped. */
const readStream = (response: Response, limit: number): Effect.Effect<HttpResponse, TransportFailure> => {
  const collected = new Collected(limit)
  return Effect.matchEffect(
    Guarded.unlogged(Stream.runForEachWhile(response.stream, (piece) => Effect.sync(() => collected.add(piece)))),
    {
      onFailure: (error) => (ClientError.isEmptyBody(error) ? readWhole(response, limit) : lost(error)),
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

/** A client that reads the text, such as for a log, leaves nothing in the stream. The platform keeps the text. */
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

const execute = (client: Guarded.ScopedClient, { body, headers, maxResponseSize, method, url }: HttpRequest) =>
  Effect.matchEffect(
    client.execute(
      HttpClientRequest.make(method)(url, {
        headers,
        body: body === undefined ? HttpBody.empty : JsonBody.make(body)
      })
    ),
    {
      // A client that rejects statuses, such as `filterStatusOk`, hides the response in its error.
      onFailure: (error) => {
        const rejected = ClientError.rejectedResponse(error)
        return rejected === undefined ? lost(error) : read(maxResponseSize)(rejected)
      },
      onSuccess: read(maxResponseSize)
    }
  )

/**
 * Each request has its own scope, which is closed if the request does not finish. Without one, the platform leaves
 * every response, and everything that it references, to a finalization registry.
 */
const scoped = (client: Guarded.ScopedClient, request: HttpRequest) =>
  Effect.flatMap(Scope.make(), (scope) =>
    Effect.provideService(execute(client, request), Scope.Scope, scope).pipe(
      Effect.onError((cause) => Scope.close(scope, Exit.failCause(cause)))
    )
  )

/**
 * Runs in a fiber of its own, which can be abandoned: a client that ignores interruption, or is slow to handle it,
 * cannot keep a call beyond its time limit.
 */
export const make = (
  client: HttpClient.HttpClient,
  { secretHeaders }: { readonly secretHeaders: ReadonlyArray<string> }
): Send => {
  const untraced = Guarded.prepare(client, undefined)
  return (request, resume, fiber) => {
    const { traceHeaders } = request
    const prepared = traceHeaders === undefined ? untraced : Guarded.prepare(client, traceHeaders)
    const running = Guarded.runFork(
      fiber,
      secretHeaders
    )(
      // Resume from inside the effect, not from the fiber's exit: Effect tracks running fibers in a `Set` whose old
      // backing store can retain a finished fiber and its result until the next major GC. Effect also logs the failure
      // of a fiber.
      Effect.matchCause(scoped(prepared, request), {
        onFailure: (cause) => resume(Exit.failCause(ClientError.withoutDefects(cause))),
        onSuccess: (response) => resume(Exit.succeed(response))
      })
    )
    running.addObserver((exit) => {
      if (Exit.isFailure(exit)) resume(Exit.failCause(ClientError.withoutDefects(exit.cause)))
    })
    return () => {
      running.unsafeInterruptAsFork(running.id())
      return Fiber.await(running)
    }
  }
}
