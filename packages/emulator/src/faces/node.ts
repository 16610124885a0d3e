import * as http from "node:http"
import type { Duplex } from "node:stream"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"
import type * as Scope from "effect/Scope"
import type { Service } from "../Emulator.js"
import type { Request, Response } from "../Exchange.js"

/**
 * The port cannot be had.
 *
 * @since 0.1.0
 * @category errors
 */
export class ListenError extends Data.TaggedError("ListenError")<{
  readonly host: string
  readonly port: number
  /** The system's own code, such as `EADDRINUSE`. */
  readonly code: string
}> {
  override get message(): string {
    return `Cannot listen on ${this.host}:${this.port} (${this.code}).`
  }
}

/**
 * Where an emulator listens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Address {
  readonly host: string
  readonly port: number
  /** Without a slash at the end, and without the emulator's prefix. */
  readonly url: string
}

/** One more byte than the server reads, to tell a body at the limit from one above it. Padding may follow a value. */
const kept = 1_048_577

const readBody = (incoming: http.IncomingMessage, done: (body: Uint8Array) => void): void => {
  const chunks: Array<Buffer> = []
  let size = 0
  incoming.on("data", (chunk: Buffer) => {
    if (size < kept) chunks.push(chunk)
    size += chunk.length
  })
  incoming.on("end", () => done(Buffer.concat(chunks)))
  // A client that goes away gets no answer.
  incoming.on("error", () => undefined)
}

const linesOf = (raw: ReadonlyArray<string>): Request["headers"] => {
  const lines: Array<readonly [string, string]> = []
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? "", raw[i + 1] ?? ""])
  return lines
}

const send = (outgoing: http.ServerResponse, answer: Response): void => {
  const headers = answer.headers.flatMap(([name, value]) => [name, value])
  const sized = answer.status === 204 || answer.status === 304
  outgoing.writeHead(
    answer.status,
    sized ? headers : [...headers, "Content-Length", String(Buffer.byteLength(answer.body))]
  )
  outgoing.end(answer.body)
}

/** The parser knows only the methods it knows; the server answers any other one like this, whatever the path. */
const refuseMethod = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable) return
  const status = error.code === "HPE_INVALID_METHOD" ? "405 Method Not Allowed" : "400 Bad Request"
  const vary = error.code === "HPE_INVALID_METHOD" ? "Vary: Origin\r\n" : ""
  socket.end(`HTTP/1.1 ${status}\r\n${vary}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}

const listen = (server: http.Server, port: number, host: string): Effect.Effect<Address, ListenError> =>
  Effect.async((resume) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resume(Effect.fail(new ListenError({ host, port, code: error.code ?? error.name })))
    server.once("error", failed)
    server.listen(port, host, () => {
      server.off("error", failed)
      const address = server.address()
      const actual = typeof address === "object" && address !== null ? address.port : port
      const shown = host.includes(":") ? `[${host}]` : host
      resume(Effect.succeed({ host, port: actual, url: `http://${shown}:${actual}` }))
    })
  })

const close = (server: http.Server): Effect.Effect<void> =>
  Effect.async((resume) => {
    server.close(() => resume(Effect.void))
    server.closeAllConnections()
  })

/**
 * Lets an emulator listen on a port until the scope is closed. Port 0 (the default) picks a free one.
 *
 * Fails with a `ListenError` when the port cannot be had.
 *
 * @example
 * ```ts
 * import { Emulator } from "@gotrue-effect/emulator"
 * import { serve } from "@gotrue-effect/emulator/node"
 * import { Effect } from "effect"
 *
 * const program = Effect.scoped(
 *   Effect.gen(function* () {
 *     const { url } = yield* serve(yield* Emulator.make())
 *     return url // like http://127.0.0.1:54321
 *   })
 * )
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const serve = (
  emulator: Service,
  options: { readonly port?: number | undefined; readonly host?: string | undefined } = {}
): Effect.Effect<Address, ListenError, Scope.Scope> =>
  Effect.gen(function* () {
    const runSync = Runtime.runSync(yield* Effect.runtime<never>())
    const server = http.createServer({ maxHeaderSize: 1_048_576 }, (incoming, outgoing) => {
      readBody(incoming, (body) => {
        const request: Request = {
          method: incoming.method ?? "GET",
          target: incoming.url ?? "/",
          headers: linesOf(incoming.rawHeaders),
          body,
          remoteAddress: incoming.socket.remoteAddress ?? ""
        }
        send(outgoing, runSync(emulator.handle(request)))
      })
    })
    server.on("clientError", refuseMethod)
    server.on("connect", (incoming: http.IncomingMessage, socket: Duplex) =>
      refuseMethod(Object.assign(new Error(incoming.method), { code: "HPE_INVALID_METHOD" }), socket)
    )
    return yield* Effect.acquireRelease(listen(server, options.port ?? 0, options.host ?? "127.0.0.1"), () =>
      close(server)
    )
  })
