/** How the class is made, and what a single call may say. */
import type { Differences } from "./Differences.js"

/**
 * How often and after which pauses a request is sent again. A GET is, after a lost connection, 429, 502 to 504 and 520 to
 * 530; any other request only when the server surely has not acted on it: the connection was refused, or the answer was
 * 429. Nothing is where it can't help: after `over_email_send_rate_limit` and `over_sms_send_rate_limit`, and for what can't
 * be sent at all.
 *
 * @since 0.1.0
 * @category options
 */
export interface RetryOptions {
  /** How many more tries there are at most; 4 by default. */
  times?: number | undefined
  /** The pause before the second try, in milliseconds; 200 by default. Each further pause is twice as long. */
  firstPause?: number | undefined
  /** The longest pause, in milliseconds; 5,000 by default. */
  longestPause?: number | undefined
  /** The longest pause that the server may ask for with `Retry-After`, in milliseconds; 30,000 by default. */
  longestRetryAfter?: number | undefined
  /**
   * The longest that all pauses of one call may take together, in milliseconds; 5,000 by default. Where the next pause
   * would be longer than what is left, the call fails at once.
   */
  longestTotal?: number | undefined
}

/**
 * What every method takes as its last argument.
 *
 * @since 0.1.0
 * @category options
 */
export interface CallOptions {
  /** Ends the call: the request is aborted, and the error is an `AuthRetryableFetchError`. */
  signal?: AbortSignal | undefined
  /** The longest that one request may take, in milliseconds; `Infinity` for no end. */
  timeout?: number | undefined
  /** `false` for no second try. */
  retry?: false | RetryOptions | undefined
  /** Reject with the error instead of resolving to it. */
  throwOnError?: boolean | undefined
}

/**
 * What the class is made of: auth-js's options, and those that are ours.
 *
 * @since 0.1.0
 * @category options
 */
export interface GoTrueAdminApiOptions {
  /** Where the server is: `https://<project>.supabase.co/auth/v1` for a hosted project. */
  url: string
  /** The headers of every request; `apikey` and `Authorization` among them. */
  headers?: { [key: string]: string }
  /** Sends the requests, instead of the runtime's own transport. */
  fetch?: typeof fetch
  /** Taken, because auth-js takes it. Nothing here is experimental. */
  experimental?: object
  /** The longest that one request may take, in milliseconds; 30,000 by default, `Infinity` for no end. */
  timeout?: number | undefined
  /**
   * The most bytes of a response that are read, unpacked; 64 MiB by default. A larger one is an `AuthUnknownError`, and is
   * not asked for again.
   */
  maxResponseSize?: number | undefined
  /** `false` for no second try. */
  retry?: false | RetryOptions | undefined
  /** Reject with errors instead of resolving to them; `false` by default. */
  throwOnError?: boolean | undefined
  /** auth-js's behaviour in everything, its defects included; only ids that would lead elsewhere are still refused. */
  strictParity?: boolean | undefined
  /** auth-js's behaviour in single things: see `Differences`. */
  differences?: Partial<Differences> | undefined
}
