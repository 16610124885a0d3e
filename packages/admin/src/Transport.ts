/**
 * Straight ways to the server, for programs that call it much: a function that sends a request and gives its answer, in
 * place of an `HttpClient`. Over undici a call costs less than half as much processor time (`docs/performance.md`). What an
 * `HttpClient` could add, its transforms and layers, it does without; checks, retries, time limits, spans, metrics and
 * what is kept secret are the same.
 *
 * @since 0.1.0
 */
import { ResponseHandler } from "./shell/undiciHandler.js"
import type { Piece } from "@gotrue-effect/core/transport/bytes"
import * as FetchBody from "@gotrue-effect/core/transport/fetchBody"

/**
 * A request, ready to be sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  /** The API key among them. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON. */
  readonly body: string | undefined
  /**
   * The most bytes of a good response, unpacked, that are wanted. Whoever sends should stop reading there; a `text` that is
   * longer is refused.
   */
  readonly maxResponseSize?: number | undefined
}

/**
 * An answer, whatever its status.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answer {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The whole body. */
  readonly text: string
  /** The same as JSON, where the transport has it in a cheaper form: read in place of `text` where JSON is expected. */
  readonly jsonText?: string | undefined
}

/**
 * How a request hears that nobody waits for its answer any more: the call was interrupted, or took too long.
 *
 * @since 0.1.0
 * @category models
 */
export interface Cancellation {
  /** Made when it is first asked for: a signal costs a call more than its check does. */
  readonly signal: AbortSignal
  /** Calls the listener then, or at once when that has happened. The cheaper way, where no signal is needed. */
  readonly onCancel: (listener: () => void) => void
}

/**
 * Sends a request. It must **not follow redirects**, which would carry the key to another origin, and should end when it
 * is cancelled. A promise that is rejected is a connection that failed: the `code` of the error, or of its innermost
 * cause, tells whether the request was sent at all.
 *
 * @since 0.1.0
 * @category models
 */
export type Transport = (request: Request, cancellation: Cancellation) => Promise<Answer>

/**
 * Over a function like the runtime's own `fetch`, which is what it takes when none is given. `init` is added to what each
 * request is made with; redirects are not followed in any case.
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
 * What a dispatcher of undici is, as far as it is needed here: so that this package need not depend on undici.
 *
 * @since 0.1.0
 * @category models
 */
export interface UndiciDispatcher {
  dispatch(
    options: {
      readonly origin: string
      readonly path: string
      readonly method: Request["method"]
      readonly headers: Record<string, string>
      readonly body: string | null
      readonly headersTimeout: number
      readonly bodyTimeout: number
    },
    handler: UndiciHandler
  ): boolean
}

/**
 * What a dispatcher of undici tells of a request, step by step.
 *
 * @since 0.1.0
 * @category models
 */
export interface UndiciHandler {
  onRequestStart(controller: { readonly abort: (reason: Error) => void }): void
  onResponseStart(controller: unknown, status: number, headers: UndiciHeaders): void
  onResponseData(controller: unknown, chunk: Piece): void
  onResponseEnd(): void
  onResponseError(controller: unknown, error: Error): void
}

/**
 * As undici gives them: what came several times is a list.
 *
 * @since 0.1.0
 * @category models
 */
export type UndiciHeaders = Readonly<Record<string, string | Array<string> | undefined>>

/**
 * Over a dispatcher of the package `undici`, version 7 or later: the fastest way that there is on Node, faster than
 * undici's own `request`. Do not give it a dispatcher that follows redirects.
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
          // The call has a limit of its own.
          headersTimeout: 0,
          bodyTimeout: 0
        },
        new ResponseHandler(cancellation, maxResponseSize, resolve, reject)
      )
    })
