/**
 * Straight ways to the server, for programs that call it much: a function that sends a request and gives its answer, in
 * place of an `HttpClient`. A call over one costs about half as much processor time (`docs/performance.md`). What an
 * `HttpClient` could add, its transforms and layers, it does without; checks, retries, time limits, spans, metrics and
 * what is kept secret are the same.
 *
 * @since 0.1.0
 */

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
}

/**
 * Sends a request. It must **not follow redirects**, which would carry the key to another origin, and should end when the
 * signal is aborted. A promise that is rejected is a connection that failed: the `code` of the error, or of its innermost
 * cause, tells whether the request was sent at all.
 *
 * @since 0.1.0
 * @category models
 */
export type Transport = (request: Request, signal: AbortSignal) => Promise<Answer>

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
  ({ body = null, headers, method, url }, signal) =>
    (send ?? globalThis.fetch)(
      url,
      init === undefined
        ? { method, headers, body, redirect: "manual", signal }
        : { ...init, method, headers: { ...headersOf(init), ...headers }, body, redirect: "manual", signal }
    ).then((response) => {
      // Not the response itself, which would keep the bytes of its body.
      const { headers, status } = response
      return response.text().then((text) => ({
        status,
        // Read when they are asked for: most answers are understood without.
        get headers() {
          return Object.fromEntries(headers)
        },
        text
      }))
    })

const headersOf = ({ headers }: RequestInit): Readonly<Record<string, string>> =>
  headers === undefined ? {} : Object.fromEntries(new Headers(headers))

/**
 * What undici's `request` is, as far as it is needed here: so that this package need not depend on undici.
 *
 * @since 0.1.0
 * @category models
 */
export interface UndiciRequest {
  (
    url: string,
    options: {
      readonly method: Request["method"]
      readonly headers: Record<string, string>
      readonly body: string | null
      readonly signal: AbortSignal
    }
  ): Promise<{
    readonly statusCode: number
    readonly headers: Readonly<Record<string, string | Array<string> | undefined>>
    readonly body: { readonly text: () => Promise<string> }
  }>
}

/**
 * Over `request` of the package `undici`: the fastest way that there is on Node. Do not give it a dispatcher that follows
 * redirects.
 *
 * @example
 * ```ts no-run: undici is not among this project's dependencies
 * import { GoTrueAdmin, Transport } from "@gotrue-effect/admin"
 * import { request } from "undici"
 *
 * const main = GoTrueAdmin.layerTransport(Transport.undici(request), {
 *   url: "http://127.0.0.1:54321/auth/v1",
 *   key: "sb_secret_…"
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const undici =
  (request: UndiciRequest): Transport =>
  ({ body, headers, method, url }, signal) =>
    request(url, { method, headers, body: body ?? null, signal }).then(({ body, headers, statusCode }) =>
      body.text().then((text) => ({
        status: statusCode,
        get headers() {
          return Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
          )
        },
        text
      }))
    )
