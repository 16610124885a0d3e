import * as http from "node:http"
import { Socket } from "node:net"
import type { Duplex } from "node:stream"
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import type * as Scope from "effect/Scope"
import { make } from "../Emulator.js"
import type { Options, Service } from "../Emulator.js"
import type { ConnectionError, Request, Response } from "../Exchange.js"
import type { SettingsError } from "../Settings.js"

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

/**
 * Where to listen.
 *
 * @since 0.1.0
 * @category models
 */
export interface Listening {
  /** 0 picks a free one. */
  readonly port?: number | undefined
  /** Default: `127.0.0.1`. */
  readonly host?: string | undefined
}

/** One more byte than the server reads of a form, to tell one at the limit from one above it. Of others it reads less. */
const kept = 10_485_761

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
  if (answer.cutAt === undefined) outgoing.end(answer.body)
  else outgoing.write(Buffer.from(answer.body).subarray(0, answer.cutAt), () => outgoing.destroy())
}

/** A port that is open can't refuse a connection: the nearest to it is to end it without a word. */
const lose = (outgoing: http.ServerResponse, { code }: ConnectionError): void => {
  const { socket } = outgoing
  if (code === "ECONNRESET" && socket instanceof Socket) socket.resetAndDestroy()
  else outgoing.destroy()
}

/** The parser knows only the methods it knows; the server answers any other one like this, whatever the path. */
const refuseMethod = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable) return
  socket.end(
    error.code === "HPE_INVALID_METHOD"
      ? "HTTP/1.1 405 Method Not Allowed\r\nVary: Origin\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      : "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request"
  )
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
  emulator: Pick<Service, "send">,
  options: Listening = {}
): Effect.Effect<Address, ListenError, Scope.Scope> =>
  Effect.gen(function* () {
    const runFork = Runtime.runFork(yield* Effect.runtime<never>())
    const server = http.createServer({ maxHeaderSize: 1_048_576 }, (incoming, outgoing) => {
      readBody(incoming, (body) => {
        const request: Request = {
          method: incoming.method ?? "GET",
          target: incoming.url ?? "/",
          headers: linesOf(incoming.rawHeaders),
          body,
          remoteAddress: incoming.socket.remoteAddress ?? ""
        }
        const fiber = runFork(
          Effect.matchCause(emulator.send(request), {
            onFailure: (cause) =>
              Option.match(Cause.failureOption(cause), {
                onNone: () => outgoing.destroy(),
                onSome: (error) => lose(outgoing, error)
              }),
            onSuccess: (answer) => send(outgoing, answer)
          }),
          { immediate: true }
        )
        // Whoever goes away while nothing happens is not served.
        outgoing.on("close", () => fiber.unsafeInterruptAsFork(fiber.id()))
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

/**
 * Makes an emulator that listens until the scope is closed. Links in its mails lead to where it listens, unless
 * `API_EXTERNAL_URL` says otherwise.
 *
 * Fails with a `SettingsError` when a setting can't be read, and with a `ListenError` when the port cannot be had.
 *
 * @example
 * ```ts
 * import { start } from "@gotrue-effect/emulator/node"
 * import { Effect } from "effect"
 *
 * const program = Effect.scoped(
 *   Effect.gen(function* () {
 *     const { address, emulator } = yield* start({ prefix: "/auth/v1" })
 *     console.log(emulator.settings.api.externalUrl === `${address.url}/auth/v1`) // => true
 *   })
 * )
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const start = (
  options: Options & Listening = {}
): Effect.Effect<{ readonly emulator: Service; readonly address: Address }, ListenError | SettingsError, Scope.Scope> =>
  Effect.gen(function* () {
    // It has to listen before it is made: only then does it know where.
    const made = yield* Deferred.make<Service>()
    const send: Service["send"] = (request) =>
      Effect.flatMap(Deferred.await(made), (emulator) => emulator.send(request))
    const address = yield* serve({ send }, options)
    const emulator = yield* make({ ...options, url: options.url ?? address.url })
    yield* Deferred.succeed(made, emulator)
    return { emulator, address }
  })
