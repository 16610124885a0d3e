import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Service } from "../Emulator.js"
import type { ConnectionError } from "../Exchange.js"
import { fetchFailed, targetOf, toWeb } from "./web.js"

const concat = (chunks: Iterable<Uint8Array>): Uint8Array => {
  const all = [...chunks]
  const whole = new Uint8Array(all.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of all) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const encodeError = (request: HttpClientRequest) => (cause: unknown) =>
  new HttpClientError.RequestError({ request, reason: "Encode", cause })

/** As the platform's client over `fetch` fails. */
const transportError = (request: HttpClientRequest) => (error: ConnectionError) =>
  new HttpClientError.RequestError({ request, reason: "Transport", cause: fetchFailed(error) })

const readBody = (request: HttpClientRequest): Effect.Effect<Uint8Array, HttpClientError.HttpClientError> => {
  const { body } = request
  const read = (init: BodyInit) =>
    Effect.map(
      Effect.tryPromise({ try: () => new Response(init).arrayBuffer(), catch: encodeError(request) }),
      (buffer) => new Uint8Array(buffer)
    )
  switch (body._tag) {
    case "Empty":
      return Effect.succeed(new Uint8Array(0))
    case "Uint8Array":
      return Effect.succeed(body.body)
    case "FormData":
      return read(body.formData)
    case "Stream":
      return Stream.runCollect(body.stream).pipe(
        Effect.mapBoth({
          onFailure: encodeError(request),
          onSuccess: (chunks) => concat(Chunk.toReadonlyArray(chunks))
        })
      )
    case "Raw": {
      const raw = body.body
      if (raw instanceof Uint8Array) return Effect.succeed(raw)
      if (typeof raw === "string" || raw instanceof Blob || raw instanceof URLSearchParams) return read(raw)
      return Effect.fail(encodeError(request)("a raw body of an unknown kind"))
    }
  }
}

/**
 * Makes a client that asks an emulator. The host of a URL does not matter.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (emulator: Service): HttpClient.HttpClient =>
  HttpClient.make((request, url) =>
    Effect.gen(function* () {
      const response = yield* emulator
        .send({
          method: request.method,
          target: targetOf(url),
          headers: Object.entries(request.headers),
          body: yield* readBody(request),
          remoteAddress: "127.0.0.1"
        })
        .pipe(Effect.mapError(transportError(request)))
      return HttpClientResponse.fromWeb(request, toWeb(response))
    })
  )
