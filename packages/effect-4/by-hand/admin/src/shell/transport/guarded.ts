/** The settings under which a request goes through an `HttpClient`. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Scope from "effect/Scope"

const off = () => true

/**
 * The settings of the request. They are set for each call, not in a layer, because the settings of a layer are lost
 * when the service runs in another runtime:
 *
 * - the platform's own span is off, because it contains the whole URL; `traceparent` comes from our span
 * - secret headers are redacted wherever the request is printed
 */
const contextFor = (
  { context }: Fiber.Fiber<unknown, unknown>,
  secretHeaders: ReadonlyArray<string>
): Context.Context<never> =>
  context.pipe(
    Context.add(HttpClient.TracerDisabledWhen, off),
    Context.add(Headers.CurrentRedactedNames, Context.get(context, Headers.CurrentRedactedNames).concat(secretHeaders))
  )

/** Runs an effect in a fiber of its own, with these settings. */
export const runFork =
  (fiber: Fiber.Fiber<unknown, unknown>, secretHeaders: ReadonlyArray<string>) =>
  <A, E>(effect: Effect.Effect<A, E>): Fiber.Fiber<A, E> =>
    Effect.runForkWith(contextFor(fiber, secretHeaders))(effect)

/** Nothing to do: Effect 4 does not log the failures of a stream's fibers. */
export const unlogged = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => effect

export type ScopedClient = HttpClient.HttpClient.With<HttpClientError.HttpClientError, Scope.Scope>

/** Redirects are not followed, because fetch would send `apikey` to another origin. */
const withoutRedirects = Effect.withFiber<void>((fiber) => {
  fiber.setContext(
    Context.add(fiber.context, FetchHttpClient.RequestInit, {
      ...Context.getOrUndefined(fiber.context, FetchHttpClient.RequestInit),
      redirect: "manual"
    })
  )
  return Effect.void
})

/**
 * Sends nothing: what counts is that the platform then ends a request with its scope. Around the client, `withScope` would
 * take the mapping below out of it.
 */
const registry = HttpClient.withScope(
  HttpClient.makeWith(
    (request: Effect.Effect<unknown>) => Effect.andThen(request, Effect.fail("nothing is sent")),
    Effect.succeed
  )
)

/**
 * The client with what every request needs, added as far inside as possible: there, the settings of the client's own layer
 * and transforms apply.
 */
export const prepare = (client: HttpClient.HttpClient, traceHeaders: Headers.Input | undefined): ScopedClient =>
  HttpClient.mapRequestEffect(client, (request) =>
    Effect.andThen(withoutRedirects, HttpClient.TracerPropagationEnabled).pipe(
      Effect.map((isPropagated) =>
        traceHeaders === undefined || !isPropagated || "traceparent" in request.headers
          ? request
          : HttpClientRequest.setHeaders(request, traceHeaders)
      ),
      Effect.tap((final) => Effect.ignore(registry.execute(final)))
    )
  )
