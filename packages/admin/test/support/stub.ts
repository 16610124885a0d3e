/** An `HttpClient` without a network. It records each request and returns what its handler returns. */
import type { HttpClientRequest } from "@effect/platform"
import { HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import { Effect, Option } from "effect"

/** A request as it would be on the wire. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** Returns the reply to a request, or fails; `index` counts from 0. */
export type Handler = (
  seen: Seen,
  index: number,
  request: HttpClientRequest.HttpClientRequest
) => Effect.Effect<Reply, HttpClientError.HttpClientError>

const bodyOf = ({ body }: HttpClientRequest.HttpClientRequest): string | undefined =>
  body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : undefined

const see = (request: HttpClientRequest.HttpClientRequest, url: URL): Seen => ({
  method: request.method,
  url: request.url,
  path: url.pathname,
  query: Object.fromEntries(url.searchParams),
  headers: { ...request.headers },
  body: bodyOf(request)
})

const hasNoBody = new Set([204, 205, 304])

export const make = (handler: Handler) => {
  const seen: Array<Seen> = []
  const client = HttpClient.make((request, url) =>
    Effect.suspend(() => {
      const index = seen.push(see(request, url)) - 1
      return Effect.map(
        handler(see(request, url), index, request),
        ({ body = "", headers = {}, status = 200 }): HttpClientResponse.HttpClientResponse =>
          // At once, and not some turns of the event loop later: the test clock does not know of those.
          Object.create(HttpClientResponse.fromWeb(request, new Response(null, { status, headers: { ...headers } })), {
            text: { value: Effect.succeed(hasNoBody.has(status) ? "" : body) }
          })
      )
    })
  )
  return { client, seen }
}

/** The same reply to everything. */
export const always = (reply: Reply) => make(() => Effect.succeed(reply))

/** One reply after the other; the last one is repeated. */
export const inTurn = (...replies: readonly [Reply, ...ReadonlyArray<Reply>]) =>
  make((_, index) => Effect.succeed(replies[index] ?? replies.at(-1) ?? replies[0]))

/** A failure of the transport, with the cause that a runtime would give. */
export const transportError = (
  request: HttpClientRequest.HttpClientRequest,
  cause: unknown
): HttpClientError.HttpClientError => new HttpClientError.RequestError({ request, reason: "Transport", cause })

export const json = (value: unknown, status = 200): Reply => ({
  status,
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" }
})

/** The body that was sent, as data. */
export const jsonOf = (seen: Seen | undefined): unknown =>
  Option.match(Option.fromNullable(seen?.body), { onNone: () => undefined, onSome: (text) => JSON.parse(text) })
