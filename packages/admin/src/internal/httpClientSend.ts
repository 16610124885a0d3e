/** Sends through the platform's `HttpClient`. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Headers from "@effect/platform/Headers"
import * as HttpBody from "@effect/platform/HttpBody"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as FiberRef from "effect/FiberRef"
import * as SystemCode from "./systemCode.js"
import type { Send } from "./wire.js"

/**
 * Set around each call, and not in a layer, because a layer's settings are lost when the service runs in another
 * runtime:
 *
 * - redirects are not followed, since fetch would carry `apikey` to another origin
 * - the platform's own span is off, since it writes the whole URL; `traceparent` comes from ours
 * - the headers that hold secrets are redacted wherever the request is printed
 */
const guarded = <A, E, R>(effect: Effect.Effect<A, E, R>, secretHeaders: ReadonlyArray<string>) =>
  FetchHttpClient.RequestInit.pipe(
    Effect.serviceOption,
    Effect.flatMap((init) =>
      Effect.provideService(effect, FetchHttpClient.RequestInit, {
        ...(init._tag === "Some" ? init.value : {}),
        redirect: "manual"
      })
    ),
    Effect.locally(HttpClient.currentTracerDisabledWhen, () => true),
    Effect.locallyWith(Headers.currentRedactedNames, (names) => names.concat(secretHeaders))
  )

/** Inside the client, where its own settings hold. */
const withTrace = (client: HttpClient.HttpClient, headers: Readonly<Record<string, string>>) =>
  HttpClient.mapRequestEffect(client, (request) =>
    Effect.map(FiberRef.get(HttpClient.currentTracerPropagation), (passedOn) =>
      passedOn ? HttpClientRequest.setHeaders(request, headers) : request
    )
  )

export const make =
  (client: HttpClient.HttpClient, options: { readonly secretHeaders: ReadonlyArray<string> }): Send =>
  (request) =>
    guarded(
      withTrace(client, request.traceHeaders)
        .execute(
          HttpClientRequest.make(request.method)(request.url, {
            headers: request.headers,
            body: request.body === undefined ? HttpBody.empty : HttpBody.text(request.body, "application/json")
          })
        )
        .pipe(
          // A client that refuses statuses by itself, such as `filterStatusOk`, hides the answer in its error.
          Effect.catchTag("ResponseError", (error) =>
            error.reason === "StatusCode" ? Effect.succeed(error.response) : Effect.fail(error)
          ),
          Effect.flatMap((response) =>
            Effect.map(response.text, (text) => ({ status: response.status, headers: response.headers, text }))
          ),
          Effect.mapError(SystemCode.find)
        ),
      options.secretHeaders
    )
