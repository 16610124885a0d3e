/** A real HTTP server on loopback. It is closed, with all its connections, when the scope ends. */
import { Effect } from "effect"
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { createServer as createTcpServer } from "node:net"
import { text } from "node:stream/consumers"

export interface Received {
  readonly method: string | undefined
  /** Path and query as they came. */
  readonly target: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address !== null ? address.port : 0

/** Hands over each request when its body has arrived. */
export const serve = (handle: (received: Received, response: ServerResponse, request: IncomingMessage) => void) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.async<{
        readonly url: string
        readonly received: ReadonlyArray<Received>
        readonly close: Effect.Effect<void>
      }>((resume) => {
        const received: Array<Received> = []
        const server = createServer((request, response) => {
          // A client that goes away is what some tests are about.
          request.on("error", () => undefined)
          void text(request).then(
            (body) => {
              const one = { method: request.method, target: request.url, headers: request.headers, body }
              received.push(one)
              handle(one, response, request)
            },
            () => undefined
          )
        })
        server.listen(0, "127.0.0.1", () =>
          resume(
            Effect.succeed({
              url: `http://127.0.0.1:${portOf(server.address())}`,
              received,
              close: Effect.async<void>((done) => {
                server.close(() => done(Effect.void))
                server.closeAllConnections()
              })
            })
          )
        )
      }),
      ({ close }) => close
    ),
    ({ received, url }) => ({ url, received })
  )

/** A raw TCP server, for responses that no HTTP server would send. */
export const serveTcp = (handle: (socket: Socket) => void) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.async<{ readonly url: string; readonly close: Effect.Effect<void> }>((resume) => {
        const sockets = new Set<Socket>()
        const server = createTcpServer((socket) => {
          sockets.add(socket)
          socket.on("error", () => undefined)
          socket.on("close", () => sockets.delete(socket))
          handle(socket)
        })
        server.listen(0, "127.0.0.1", () =>
          resume(
            Effect.succeed({
              url: `http://127.0.0.1:${portOf(server.address())}`,
              close: Effect.async<void>((done) => {
                server.close(() => done(Effect.void))
                for (const socket of sockets) socket.destroy()
              })
            })
          )
        )
      }),
      ({ close }) => close
    ),
    ({ url }) => ({ url })
  )

/** An address where nobody listens: the port was free just now. */
export const nobody = Effect.map(Effect.scoped(serveTcp(() => undefined)), ({ url }) => url)
