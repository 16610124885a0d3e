/** The settings under which a request goes through an `HttpClient`. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Headers from "@effect/platform/Headers"
import * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientError from "@effect/platform/HttpClientError"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as FiberRefs from "effect/FiberRefs"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import type * as Scope from "effect/Scope"

const off = () => true

/**
 * The settings of the request. They are set for each call, not in a layer, because the settings of a layer are lost
 * when the service runs in another runtime:
 *
 * - the platform's own span is off, because it contains the whole URL; `traceparent` comes from our span
 * - secret headers are redacted wherever the request is printed
 */
const runtimeFor = (
  fiber: Fiber.RuntimeFiber<unknown, unknown>,
  secretHeaders: ReadonlyArray<string>
): Runtime.Runtime<never> => {
  const names = fiber.getFiberRef(Headers.currentRedactedNames).concat(secretHeaders)
  return Runtime.make({
    context: fiber.currentContext,
    fiberRefs: FiberRefs.updateManyAs(fiber.getFiberRefs(), {
      entries: [
        [HttpClient.currentTracerDisabledWhen, [[fiber.id(), off]]],
        [Headers.currentRedactedNames, [[fiber.id(), names]]]
      ]
    }),
    runtimeFlags: Runtime.defaultRuntimeFlags
  })
}

/** Runs an effect in a fiber of its own, with these settings. */
export const runFork =
  (fiber: Fiber.RuntimeFiber<unknown, unknown>, secretHeaders: ReadonlyArray<string>) =>
  <A, E>(effect: Effect.Effect<A, E>): Fiber.RuntimeFiber<A, E> =>
    Runtime.runFork(runtimeFor(fiber, secretHeaders))(effect)

/** A stream runs in fibers of its own. Their failures would be logged, with the URL and everything in it. */
export const unlogged: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R> =
  Effect.withUnhandledErrorLogLevel(Option.none())

export type ScopedClient = HttpClient.HttpClient.With<HttpClientError.HttpClientError, Scope.Scope>

/** Redirects are not followed, because fetch would send `apikey` to another origin. */
const withoutRedirects = FiberRef.update(FiberRef.currentContext, (context: Context.Context<never>) =>
  Context.add(context, FetchHttpClient.RequestInit, {
    ...Context.getOrElse(context, FetchHttpClient.RequestInit, () => undefined),
    redirect: "manual"
  })
)

/**
 * Sends nothing: what counts is that the platform then ends a request with its scope. Around the client, `withScope` would
 * take the mapping below out of it.
 */
const registry = HttpClient.withScope(
  HttpClient.makeWith(
    (request: Effect.Effect<unknown>) => Effect.zipRight(request, Effect.fail("nothing is sent")),
    Effect.succeed
  )
)

/**
 * The client with what every request needs, added as far inside as possible: there, the settings of the client's own layer
 * and transforms apply.
 */
export const prepare = (client: HttpClient.HttpClient, traceHeaders: Headers.Input | undefined): ScopedClient =>
  HttpClient.mapRequestEffect(client, (request) =>
    Effect.zipRight(withoutRedirects, FiberRef.get(HttpClient.currentTracerPropagation)).pipe(
      Effect.map((isPropagated) =>
        traceHeaders === undefined || !isPropagated || "traceparent" in request.headers
          ? request
          : HttpClientRequest.setHeaders(request, traceHeaders)
      ),
      Effect.tap((final) => Effect.ignore(registry.execute(final)))
    )
  )
