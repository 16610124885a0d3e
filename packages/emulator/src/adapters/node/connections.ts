import * as Effect from "effect/Effect"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { Server as SecureServer } from "node:https"
import type { Socket } from "node:net"
import type { Duplex } from "node:stream"

/** How long a client may take for its headers, and for the whole request. */
export const patience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 1000,
  // Finds out that the other side has gone without a word.
  keepAlive: true,
  keepAliveInitialDelay: 60_000
}

/** How long a socket may stay open that has nothing more to tell. */
const farewell = 1000

const nothing = (): void => undefined

/** Node's parser rejects methods that it does not know. The server responds to those like this, whatever the path. */
const wrongMethod = "405 Method Not Allowed\r\nVary: Origin\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

/** In the words of the HTTP layer below the server. */
const rejection = (status: string): string =>
  `${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${status}`

const rejections: { readonly [code: string]: string } = {
  HPE_INVALID_METHOD: wrongMethod,
  HPE_HEADER_OVERFLOW: rejection("431 Request Header Fields Too Large"),
  ERR_HTTP_REQUEST_TIMEOUT: rejection("408 Request Timeout")
}

const rejected = new WeakSet<Duplex>()

/** Writes the rejection as bytes, and makes sure that the socket is closed. */
const reject = (code: string, socket: Duplex): void => {
  // Each chunk that still comes is one more error.
  if (rejected.has(socket)) return
  rejected.add(socket)
  if (!socket.writable) {
    socket.destroy()
    return
  }
  socket.end(`HTTP/1.1 ${rejections[code] ?? rejection("400 Bad Request")}`)
  // What is on its way here is read and let go: the response would be lost if it met a socket that is closed.
  socket.resume()
  const late = setTimeout(() => socket.destroy(), farewell)
  socket.once("close", () => clearTimeout(late))
}

/**
 * Handles everything that can happen to a server besides requests: no byte, reset or error of a socket may end the
 * process. The returned effect closes every connection, including those that Node has detached from the server.
 */
export const guard = (server: Server | SecureServer): Effect.Effect<void> => {
  const sockets = new Set<Socket>()
  const responses = new WeakMap<Duplex, ServerResponse>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
    // Node takes its own listener away before it hands a socket over.
    socket.on("error", nothing)
  })
  server.on("request", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    incoming.on("error", nothing)
    outgoing.on("error", nothing)
    responses.set(incoming.socket, outgoing)
  })
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    const response = responses.get(socket)
    const begun = response?.headersSent === true && !response.writableFinished
    const silent = "bytesRead" in socket && socket.bytesRead === 0
    // A response that has begun cannot be replaced, and a client that has sent nothing expects none.
    if (begun || silent) socket.destroy()
    else reject(error.code ?? "", socket)
  })
  server.on("connect", (_: IncomingMessage, socket: Duplex) => reject("HPE_INVALID_METHOD", socket))
  server.on("checkExpectation", (_: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.on("error", nothing)
    outgoing.writeHead(417, { "Content-Length": 0 }).end()
  })
  // A connection that cannot be taken, for there are too many open files.
  server.on("error", nothing)
  return Effect.async((resume) => {
    server.close(() => resume(Effect.void))
    for (const socket of sockets) socket.destroy()
  })
}
