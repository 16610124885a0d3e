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
 * - redirects are not followed, because fetch would send `apikey` to another origin
 * - the platform's own span is off, because it contains the whole URL; `traceparent` comes from our span
 * - secret headers are redacted wherever the request is printed
 */
const contextFor = (
  { context }: Fiber.Fiber<unknown, unknown>,
  secretHeaders: ReadonlyArray<string>
): Context.Context<never> =>
  context.pipe(
    Context.add(FetchHttpClient.RequestInit, {
      ...Context.getOrUndefined(context, FetchHttpClient.RequestInit),
      redirect: "manual"
    }),
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

/** Inside the client, where its own settings apply. */
export const withTrace = (client: ScopedClient, headers: Readonly<Record<string, string>>) =>
  HttpClient.mapRequestEffect(client, (request) =>
    Effect.map(HttpClient.TracerPropagationEnabled, (passedOn) =>
      passedOn ? HttpClientRequest.setHeaders(request, headers) : request
    )
  )
