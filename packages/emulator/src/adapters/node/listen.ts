import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as http from "node:http"
import * as https from "node:https"
import { isEveryAddress } from "../../control/access.js"
import { patience } from "./connections.js"
import type { Address, Listening } from "./listening.js"

/**
 * The port cannot be had, or the certificate cannot be used.
 *
 * @since 0.1.0
 * @category errors
 */
export class ListenError extends Data.TaggedError("ListenError")<{
  readonly host: string
  readonly port: number
  /** The system's own code, such as `EADDRINUSE`; `ERR_OSSL_…` when it is about the certificate or its key. */
  readonly code: string
}> {
  override get message(): string {
    const what = /^ERR_(?:OSSL|TLS)/.test(this.code) ? " with this certificate and key" : ""
    return `Cannot listen on ${this.host}:${this.port}${what} (${this.code}).`
  }
}

/** What a program of this machine calls an address at which an emulator listens. */
const reachedAt = (host: string): string =>
  isEveryAddress(host) ? (host.includes(":") ? "[::1]" : "127.0.0.1") : host.includes(":") ? `[${host}]` : host

export const listen = (
  server: http.Server | https.Server,
  port: number,
  host: string
): Effect.Effect<Omit<Address, "page">, ListenError> =>
  Effect.async((resume) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resume(Effect.fail(new ListenError({ host, port, code: error.code ?? error.name })))
    server.once("error", failed)
    server.listen(port, host, () => {
      server.off("error", failed)
      const address = server.address()
      const actual = typeof address === "object" && address !== null ? address.port : port
      const scheme = server instanceof https.Server ? "https" : "http"
      resume(Effect.succeed({ host, port: actual, url: `${scheme}://${reachedAt(host)}:${actual}` }))
    })
  })

export const makeServer = (
  { host = "127.0.0.1", port = 0, tls }: Listening,
  serve: http.RequestListener
): Effect.Effect<http.Server | https.Server, ListenError> =>
  Effect.try({
    try: () => {
      const options = { maxHeaderSize: 1_048_576, ...patience }
      return tls === undefined
        ? http.createServer(options, serve)
        : https.createServer({ ...options, handshakeTimeout: patience.headersTimeout, ...tls }, serve)
    },
    catch: (error) => {
      const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "ERR_TLS"
      return new ListenError({ host, port, code })
    }
  })
