import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Runtime from "effect/Runtime"
import type * as Scope from "effect/Scope"
import type * as http from "node:http"
import { Socket } from "node:net"
import { TLSSocket } from "node:tls"
import type { Options, Service } from "../../Emulator.js"
import { make } from "../../Emulator.js"
import type { ConnectionError, HeaderLines, Request, Response } from "../../Exchange.js"
import type { SettingsError } from "../../Settings.js"
import type { Head } from "../../control/access.js"
import { accessOn, admit, isControl, offBeyondLoopback } from "../../control/access.js"
import { bodyLimit } from "../../http/bodyLimit.js"
import type { Budget } from "./body.js"
import { letGo, readBody } from "./body.js"
import { guard } from "./connections.js"
import type { ListenError } from "./listen.js"
import { listen, makeServer } from "./listen.js"
import type { Address, Listening, Stack } from "./listening.js"
import { pageResponse } from "./page/page.js"
import { opaqueKeys, readUpstream } from "./stack.js"
import type { Upstream } from "./upstream.js"
import { makeUpstream } from "./upstream.js"

export { ListenError } from "./listen.js"
export type { Address, Listening, Stack } from "./listening.js"

/** What a request may bring along, and what is added to its response. */
interface Entrance {
  /** How many bytes of its body are read. */
  readonly most: number
  readonly budget: Budget
  readonly headers: HeaderLines
}

/** How much an import of state may hold. */
const mostControl = 268_435_456

const linesOf = (raw: ReadonlyArray<string>): Request["headers"] => {
  const lines: Array<readonly [string, string]> = []
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? "", raw[i + 1] ?? ""])
  return lines
}

const hasBody = ({ headers }: http.IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0"

const send = (incoming: http.IncomingMessage, outgoing: http.ServerResponse, response: Response): void => {
  const headers = response.headers.flatMap(([name, value]) => [name, value])
  const sized = response.status === 204 || response.status === 304
  outgoing.writeHead(
    response.status,
    sized ? headers : [...headers, "Content-Length", String(Buffer.byteLength(response.body))]
  )
  if (response.cutAt !== undefined) {
    outgoing.write(Buffer.from(response.body).subarray(0, response.cutAt), () => outgoing.destroy())
  } else if (incoming.complete) outgoing.end(response.body)
  else {
    // The end may close the connection, and a client that still writes would lose the response.
    outgoing.write(response.body)
    incoming.once("close", () => outgoing.end())
  }
}

const message = (status: number, text: string): Response => ({
  status,
  headers: [["Content-Type", "application/json"]],
  body: JSON.stringify({ message: text })
})

const crowded = message(503, "The emulator holds as many request bodies as it can. Try again.")
const tooLarge = message(413, `A body for the routes below /emulator/ has at most ${mostControl} bytes.`)
const brokenDown = message(500, "The emulator broke down on this request.")

/** A port that is open can't refuse a connection: the nearest to it is to end it without a word. */
const lose = (outgoing: http.ServerResponse, { code }: ConnectionError): void => {
  const { socket } = outgoing
  // A reset is not there to be had below TLS.
  if (code === "ECONNRESET" && socket instanceof Socket && !(socket instanceof TLSSocket)) socket.resetAndDestroy()
  else outgoing.destroy()
}

/**
 * Lets an emulator listen on a port until the scope is closed. Port 0 (the default) picks a free one.
 *
 * Fails with a `ListenError` when the port cannot be had, or a certificate cannot be used.
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
): Effect.Effect<Address, ListenError, Scope.Scope> => serveWith(emulator, options, undefined)

const serveWith = (
  emulator: Pick<Service, "send">,
  options: Listening,
  upstream: Upstream | undefined
): Effect.Effect<Address, ListenError, Scope.Scope> =>
  Effect.gen(function* () {
    const runFork = Runtime.runFork(yield* Effect.runtime<never>())
    const host = options.host ?? "127.0.0.1"
    const access = accessOn(host, options)
    const hasPage = options.control !== false && options.page !== false && access !== undefined
    const bodies: Budget = { most: 67_108_864, held: 0 }
    const imports: Budget = { most: 2 * mostControl, held: 0 }

    /** On the left the response to who does not come in. */
    const enter = (head: Head): Either.Either<Entrance, Response> => {
      if (!isControl(head.target) || options.control === false) {
        return Either.right({ most: bodyLimit(head) + 1, budget: bodies, headers: [] })
      }
      if (access === undefined) return Either.left(offBeyondLoopback(host))
      return Either.map(admit(head, access), (headers) => ({ most: mostControl + 1, budget: imports, headers }))
    }

    const server = yield* makeServer(options, (incoming, outgoing) => {
      if (upstream?.takes(incoming.url ?? "/") === true) {
        upstream.pass(incoming, outgoing)
        return
      }
      const respond = (response: Effect.Effect<Response, ConnectionError>): void => {
        const sent = Effect.flatMap(response, (whole) => Effect.sync(() => send(incoming, outgoing, whole))).pipe(
          Effect.catchAll((error) => Effect.sync(() => lose(outgoing, error))),
          // Whatever breaks becomes a response, or the end of this one connection.
          Effect.catchAllDefect(() =>
            Effect.sync(() => (outgoing.headersSent ? outgoing.destroy() : send(incoming, outgoing, brokenDown)))
          ),
          Effect.catchAllCause(() => Effect.sync(() => outgoing.destroy()))
        )
        const fiber = runFork(sent, { immediate: true })
        // A client that disconnects in the meantime is not served.
        outgoing.on("close", () => fiber.unsafeInterruptAsFork(fiber.id()))
      }

      const head: Head = {
        method: incoming.method ?? "GET",
        target: incoming.url ?? "/",
        headers: linesOf(incoming.rawHeaders),
        hasBody: hasBody(incoming)
      }
      const entrance = enter(head)
      if (Either.isLeft(entrance)) {
        letGo(incoming)
        respond(Effect.succeed(entrance.left))
        return
      }
      const page = hasPage ? pageResponse(head) : undefined
      if (page !== undefined) {
        letGo(incoming)
        respond(Effect.succeed(page))
        return
      }
      const { budget, headers, most } = entrance.right
      const release = readBody(incoming, most, budget, (body) => {
        if (body === "crowded") return respond(Effect.succeed(crowded))
        if (budget === imports && body.bytes.length === most) return respond(Effect.succeed(tooLarge))
        const { method, target } = head
        const remoteAddress = incoming.socket.remoteAddress ?? ""
        const response = Effect.suspend(() =>
          emulator.send({ method, target, headers: head.headers, body: body.bytes, remoteAddress })
        )
        respond(Effect.map(response, (whole) => ({ ...whole, headers: [...whole.headers, ...headers] })))
      })
      outgoing.once("close", release)
    })
    const close = guard(server)
    const address = yield* Effect.acquireRelease(listen(server, options.port ?? 0, host), () => close)
    if (options.unref === true) {
      server.unref()
      server.on("connection", (socket) => socket.unref())
    }
    return { ...address, page: hasPage ? `${address.url}/emulator/` : undefined }
  })

/**
 * Makes an emulator that listens until the scope is closed. Links in its mails lead to where it listens, unless `url` or
 * `API_EXTERNAL_URL` says otherwise.
 *
 * Fails with a `SettingsError` when a setting can't be read or `upstream` is no URL, and with a `ListenError` when the port
 * cannot be had or a certificate cannot be used.
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
  options: Options & Listening & Stack = {}
): Effect.Effect<{ readonly emulator: Service; readonly address: Address }, ListenError | SettingsError, Scope.Scope> =>
  Effect.gen(function* () {
    // It has to listen before it is made: only then does it know where.
    const made = yield* Deferred.make<Service>()
    const send: Service["send"] = (request) =>
      Effect.flatMap(Deferred.await(made), (emulator) => emulator.send(request))
    const url = yield* readUpstream(options.upstream)
    const prefix = options.prefix ?? (url === undefined ? undefined : "/auth/v1")
    let tokens: ReadonlyMap<string, string> = new Map()
    const upstream =
      url === undefined
        ? undefined
        : makeUpstream({
            url,
            prefix: prefix ?? "",
            tokenOf: (key) => tokens.get(key),
            observe: options.observer?.request
          })
    if (upstream !== undefined) yield* Effect.addFinalizer(() => Effect.sync(upstream.close))
    const address = yield* serveWith({ send }, options, upstream)
    const emulator = yield* make({
      ...options,
      prefix,
      url: options.url ?? address.url,
      hooks: { ...options.hooks, fetch: options.hooks?.fetch ?? ((input, init) => globalThis.fetch(input, init)) }
    })
    tokens = yield* opaqueKeys(emulator, options.gateway)
    yield* Deferred.succeed(made, emulator)
    return { emulator, address }
  })
