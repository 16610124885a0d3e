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
 * - redirects are not followed, because fetch would send `apikey` to another origin
 * - the platform's own span is off, because it contains the whole URL; `traceparent` comes from our span
 * - secret headers are redacted wherever the request is printed
 */
const runtimeFor = (
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

/** Runs an effect in a fiber of its own, with these settings. */
export const runFork =
  (fiber: Fiber.RuntimeFiber<unknown, unknown>, secretHeaders: ReadonlyArray<string>) =>
  <A, E>(effect: Effect.Effect<A, E>): Fiber.RuntimeFiber<A, E> =>
    Runtime.runFork(runtimeFor(fiber, secretHeaders))(effect)

/** A stream runs in fibers of its own. Their failures would be logged, with the URL and everything in it. */
export const unlogged: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R> =
  Effect.withUnhandledErrorLogLevel(Option.none())

export type ScopedClient = HttpClient.HttpClient.With<HttpClientError.HttpClientError, Scope.Scope>

/** Inside the client, where its own settings apply. */
export const withTrace = (client: ScopedClient, headers: Readonly<Record<string, string>>) =>
  HttpClient.mapRequestEffect(client, (request) =>
    Effect.map(FiberRef.get(HttpClient.currentTracerPropagation), (passedOn) =>
      passedOn ? HttpClientRequest.setHeaders(request, headers) : request
    )
  )
