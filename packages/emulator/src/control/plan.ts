type Unit = "nano" | "micro" | "milli" | "second" | "minute" | "hour" | "day" | "week"

/**
 * A time span: milliseconds, or a text like `25 hours`.
 *
 * @since 0.2.0
 * @category models
 */
export type Span = number | `${number} ${Unit}` | `${number} ${Unit}s`

/**
 * Which requests a fault befalls, and how often.
 *
 * @since 0.1.0
 * @category models
 */
export interface Target<Latency = Span> {
  /** The method; without it any. */
  readonly method?: string | undefined
  /**
   * The path below the prefix, without the query; without it any. `*` and `{name}` stand for one segment, `**` for
   * any number: `/admin/users/{id}`, `/admin/**`. A slash at the end makes no difference. At most 200 characters.
   */
  readonly path?: string | undefined
  /** How many requests it befalls. Default: 1. */
  readonly times?: number | "always" | undefined
  /** How many requests that match are spared first. Default: 0. */
  readonly skip?: number | undefined
  /**
   * How long nothing happens before it happens, by the `Clock`: 24 days at most. Default: no time. A number is in
   * milliseconds.
   */
  readonly latency?: Latency | undefined
}

/**
 * What can go wrong.
 *
 * - `latency`: the response is delayed, and nothing else.
 * - `race`: another client creates the same account at the same time, and this request loses. It fails as the database
 *   fails it (500, `23505` or `Database error creating new user`), and the other client's account exists afterwards. A
 *   request that creates no account, or one that exists already, is not affected.
 * - `refused`: the connection is refused (`ECONNREFUSED`). A port cannot refuse a single request: it closes the socket.
 * - `reset`: the connection is lost (`ECONNRESET`), before the server has seen the request or, with `after`, once the
 *   request is done and before the response arrives.
 * - `truncated`: the request is done, but only the first `bytes` of the body arrive (default: half), fewer than its
 *   `Content-Length` says.
 * - `rateLimited`: 429 `over_request_rate_limit`, with `Retry-After` if `retryAfter` is set: seconds, or an HTTP date.
 * - `error`: a 5xx (default 503), as the server's JSON or as the HTML page of a gateway.
 * - `answer`: any response. It carries `Content-Security-Policy: sandbox`, because a browser would show it under the
 *   emulator's own origin.
 *
 * @since 0.1.0
 * @category models
 */
export type Fault<Latency = Span> = Target<Latency> &
  (
    | { readonly kind: "latency"; readonly latency: Latency }
    | { readonly kind: "race" }
    | { readonly kind: "refused" }
    | { readonly kind: "reset"; readonly after?: boolean | undefined }
    | { readonly kind: "truncated"; readonly bytes?: number | undefined }
    | { readonly kind: "rateLimited"; readonly retryAfter?: number | string | undefined }
    | { readonly kind: "error"; readonly status?: number | undefined; readonly as?: "json" | "html" | undefined }
    | {
        readonly kind: "answer"
        readonly status: number
        readonly headers?: Readonly<Record<string, string>> | undefined
        readonly body?: string | undefined
      }
  )

/**
 * A fault that has been planned.
 *
 * @since 0.1.0
 * @category models
 */
export interface PlannedFault<Latency = Span> {
  readonly fault: Fault<Latency>
  /** How many requests it has befallen. */
  readonly hits: number
  /** How many more it will befall. */
  readonly left: number | "always"
}
