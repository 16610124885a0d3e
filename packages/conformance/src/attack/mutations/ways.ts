/** The ways on which a response reaches the library, none of them over a network. */
import { HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import { GoTrueAdmin, Transport } from "@gotrue-effect/admin"
import type { GoTrueAdminApi as Api } from "@gotrue-effect/promise"
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Draft, Reply } from "./Draft.js"
import { bytesOf, textOf } from "./Draft.js"
import { hasNoBody } from "./Example.js"

/** The responses to the next requests. */
export interface Responder {
  respond: (method: string, url: string) => Draft
}

/** A value of a type that it may not have: somebody without types could give it. */
function untyped<Type>(value: unknown): Type
function untyped(value: unknown): unknown {
  return value
}

const never = new Promise<never>(() => undefined)

/** Sends what has been drafted. What comes whole or in pieces is made by `comes`. */
const arrive = <A>(
  { arrival, reply }: Draft,
  comes: (reply: Reply, arrival: Draft["arrival"]) => Promise<A>
): Promise<A> => {
  switch (arrival.how) {
    case "rejects":
      return Promise.reject(arrival.value())
    case "throws":
      throw arrival.value()
    case "resolves":
      return Promise.resolve(untyped<A>(arrival.value()))
    case "never":
      return never
    default:
      return comes(reply, arrival)
  }
}

const reset = () => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })

const transport =
  (responder: Responder): Transport.Transport =>
  ({ method, url }) =>
    arrive(responder.respond(method, url), (reply, arrival) =>
      arrival.how === "breaks off"
        ? Promise.reject(reset())
        : Promise.resolve({ status: reply.status, headers: Object.fromEntries(reply.headers), text: textOf(reply) })
    )

const cut = (bytes: Uint8Array, size: number): ReadonlyArray<Uint8Array> =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))

// Thousands would show no more.
const mostPieces = 200

const piecesOf = (reply: Reply, arrival: Draft["arrival"]): ReadonlyArray<Uint8Array> =>
  arrival.how === "pieces"
    ? cut(bytesOf(reply), Math.max(arrival.bytes, Math.ceil(bytesOf(reply).length / mostPieces)))
    : arrival.how === "breaks off"
      ? [bytesOf(reply).subarray(0, arrival.bytes)]
      : [bytesOf(reply)]

const headerLists = ({ headers }: Reply): Transport.UndiciHeaders =>
  Object.fromEntries(headers.map(([name, value], i) => [name, i % 3 === 1 ? [value, value] : value]))

const undici = (responder: Responder): Transport.Transport =>
  Transport.undici({
    dispatch: ({ method, origin, path }, handler) => {
      const draft = responder.respond(method, origin + path)
      // Rejections come as undici tells of them.
      void arrive(draft, (reply, arrival) =>
        Promise.resolve().then(() => {
          handler.onRequestStart({ abort: () => undefined })
          handler.onResponseStart(undefined, reply.status, headerLists(reply))
          for (const piece of piecesOf(reply, arrival)) handler.onResponseData(undefined, Buffer.from(piece))
          if (arrival.how === "breaks off") handler.onResponseError(undefined, reset())
          else handler.onResponseEnd()
        })
      ).then(
        () =>
          draft.arrival.how === "resolves"
            ? handler.onResponseError(undefined, untyped(draft.arrival.value()))
            : undefined,
        (error: unknown) => handler.onResponseError(undefined, untyped(error))
      )
      return true
    }
  })

const stream = (reply: Reply, arrival: Draft["arrival"]) => {
  const pieces = piecesOf(reply, arrival)
  let next = 0
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces[next++]
      if (piece !== undefined) controller.enqueue(piece)
      else if (arrival.how === "breaks off") controller.error(reset())
      else controller.close()
    }
  })
}

const toResponse = (reply: Reply, arrival: Draft["arrival"]): Response => {
  const { status } = reply
  const headers = new Headers(reply.headers.map(([name, value]): [string, string] => [name, value]))
  const isWhole = status >= 200 && status <= 599 && Number.isInteger(status)
  const text = () => (arrival.how === "breaks off" ? Promise.reject(reset()) : Promise.resolve(textOf(reply)))
  if (!isWhole) return untyped({ status, ok: false, headers, text })
  const body = hasNoBody.has(status) ? null : arrival.how === "whole" ? bytesOf(reply).slice() : stream(reply, arrival)
  return new Response(body, { status, headers })
}

const fetching =
  (responder: Responder): typeof fetch =>
  (input, init) =>
    arrive(responder.respond(init?.method ?? "GET", String(input)), (reply, arrival) =>
      Promise.resolve().then(() => toResponse(reply, arrival))
    )

const client = (responder: Responder): HttpClient.HttpClient =>
  HttpClient.make((request, url) =>
    Effect.tryPromise({
      try: () => fetching(responder)(url.href, { method: request.method }),
      catch: (cause) => new HttpClientError.RequestError({ request, reason: "Transport", cause })
    }).pipe(Effect.map((response) => HttpClientResponse.fromWeb(request, response)))
  )

export const key = "sb_secret_PlantedKey0123456789"
const url = "https://project.example.com/auth/v1"

const wallClock = Clock.make()

/** No time passes; how long was waited is noted. */
export class Patience {
  waited = 0
  longest = 0

  readonly clock: Clock.Clock = {
    [Clock.ClockTypeId]: Clock.ClockTypeId,
    currentTimeMillis: wallClock.currentTimeMillis,
    currentTimeNanos: wallClock.currentTimeNanos,
    unsafeCurrentTimeMillis: () => wallClock.unsafeCurrentTimeMillis(),
    unsafeCurrentTimeNanos: () => wallClock.unsafeCurrentTimeNanos(),
    sleep: (duration) =>
      Effect.sync(() => {
        const millis = Duration.toMillis(duration)
        this.waited += millis
        this.longest = Math.max(this.longest, millis)
      })
  }
}

export interface Ways {
  readonly services: ReadonlyArray<readonly [way: string, admin: GoTrueAdmin.Service]>
  /** Does not wait for what never comes. */
  readonly impatient: GoTrueAdmin.Service
  readonly classes: ReadonlyArray<readonly [way: string, admin: Api, throws: boolean]>
  readonly impatientClass: Api
}

/** The library over every way. What the service waits for is up to the clock of who calls. */
export const make = (responder: Responder) =>
  Effect.gen(function* () {
    const patient = { url, key, timeout: Duration.infinity }
    const over = (transport: Transport.Transport, timeout: Duration.Duration = Duration.infinity) =>
      Effect.provide(GoTrueAdmin.GoTrueAdmin, GoTrueAdmin.layerTransport(transport, { url, key, timeout }))
    const headers = { apikey: key, Authorization: `Bearer ${key}` }
    const retry = { times: 1, firstPause: 0, longestPause: 0, longestRetryAfter: 0 }
    const classic = { url, headers, fetch: fetching(responder), timeout: Infinity, retry }
    const ways: Ways = {
      services: [
        ["transport", yield* over(transport(responder))],
        ["undici", yield* over(undici(responder))],
        ["fetch", yield* over(Transport.fetch(fetching(responder)))],
        [
          "HttpClient",
          yield* GoTrueAdmin.make(patient).pipe(Effect.provideService(HttpClient.HttpClient, client(responder)))
        ]
      ],
      impatient: yield* over(transport(responder), Duration.millis(1)),
      classes: [
        ["promise", new GoTrueAdminApi(classic), false],
        ["promise, throwOnError", new GoTrueAdminApi({ ...classic, throwOnError: true }), true]
      ],
      impatientClass: new GoTrueAdminApi({ ...classic, timeout: 1 })
    }
    return ways
  })
