/**
 * Direct transports, for programs that make many calls: a function that sends a request and returns its response, in
 * place of an `HttpClient`. Over undici, a call costs less than half the processor time (`docs/performance.md`). A
 * transport has no transforms and no layers. Validation, retries, time limits, spans, metrics and redaction are the
 * same.
 *
 * @since 0.1.0
 */
import * as FetchBody from "@gotrue-effect/core/transport/fetchBody"
import type { Transport } from "./shell/transport/transport.js"
import type { UndiciDispatcher } from "./shell/transport/undiciHandler.js"
import { ResponseHandler } from "./shell/transport/undiciHandler.js"

export type { Cancellation, Request, Response, Transport } from "./shell/transport/transport.js"

export type { UndiciDispatcher, UndiciHandler, UndiciHeaders } from "./shell/transport/undiciHandler.js"

/**
 * Over a function like `fetch`, by default that of the runtime. `init` is merged into the options of each request.
 * Redirects are never followed.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin, Transport } from "@gotrue-effect/admin"
 *
 * const main = GoTrueAdmin.layerTransport(Transport.fetch(), {
 *   url: "http://127.0.0.1:54321/auth/v1",
 *   key: "sb_secret_…"
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const fetch =
  (send?: typeof globalThis.fetch, init?: RequestInit): Transport =>
  ({ body = null, headers, maxResponseSize, method, url }, { signal }) =>
    (send ?? globalThis.fetch)(
      url,
      init === undefined
        ? { method, headers, body, redirect: "manual", signal }
        : { ...init, method, headers: { ...headersOf(init), ...headers }, body, redirect: "manual", signal }
    ).then((response) => FetchBody.read(response, maxResponseSize))

const headersOf = ({ headers }: RequestInit): Readonly<Record<string, string>> =>
  headers === undefined ? {} : Object.fromEntries(new Headers(headers))

/**
 * Over a dispatcher of the package `undici`, version 7 or later: the fastest transport on Node, faster than undici's
 * own `request`. Do not pass a dispatcher that follows redirects.
 *
 * @example
 * ```ts no-run: needs the package undici
 * import { GoTrueAdmin, Transport } from "@gotrue-effect/admin"
 * import { Agent } from "undici"
 *
 * const main = GoTrueAdmin.layerTransport(Transport.undici(new Agent()), {
 *   url: "http://127.0.0.1:54321/auth/v1",
 *   key: "sb_secret_…"
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const undici =
  (dispatcher: UndiciDispatcher): Transport =>
  ({ body, headers, maxResponseSize, method, url }, cancellation) =>
    new Promise((resolve, reject) => {
      const path = url.indexOf("/", url.indexOf("//") + 2)
      dispatcher.dispatch(
        {
          origin: url.slice(0, path),
          path: url.slice(path),
          method,
          headers,
          body: body ?? null,
          // The call has its own time limit.
          headersTimeout: 0,
          bodyTimeout: 0
        },
        new ResponseHandler(cancellation, maxResponseSize, resolve, reject)
      )
    })
