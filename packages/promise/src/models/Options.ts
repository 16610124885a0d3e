/** The options of the class, and those of a single call. */
import type { Differences } from "./Differences.js"
import type { ErrorClasses } from "./ErrorClasses.js"

/**
 * How often and after which pauses a request is retried. A GET is retried after a lost connection, 429, 502 to 504 and
 * 520 to 530. Other requests are retried only if the server cannot have processed them: the connection was refused, or
 * the status was 429. Nothing is retried if that cannot help: after `over_email_send_rate_limit` and
 * `over_sms_send_rate_limit`, and if the request cannot be sent at all.
 *
 * @since 0.1.0
 * @category options
 */
export interface RetryOptions {
  /** The most retries; 4 by default. */
  times?: number | undefined
  /** The pause before the first retry, in milliseconds; 200 by default. Each further pause is twice as long. */
  firstPause?: number | undefined
  /** The longest pause, in milliseconds; 5,000 by default. */
  longestPause?: number | undefined
  /** The longest pause that the server may request with `Retry-After`, in milliseconds; 30,000 by default. */
  longestRetryAfter?: number | undefined
  /**
   * The longest total of all pauses of one call, in milliseconds; 5,000 by default. If the next pause is longer than
   * the rest, the call fails immediately.
   */
  longestTotal?: number | undefined
}

/**
 * The last argument of every method.
 *
 * @since 0.1.0
 * @category options
 */
export interface CallOptions {
  /** Aborts the call: the request is cancelled, and the error is an `AuthRetryableFetchError`. */
  signal?: AbortSignal | undefined
  /** The time limit of one request, in milliseconds; `Infinity` for none. */
  timeout?: number | undefined
  /** `false` switches retries off. */
  retry?: false | RetryOptions | undefined
  /** Reject with the error instead of resolving to it. */
  throwOnError?: boolean | undefined
}

/**
 * The options of the class: those of auth-js, and our own.
 *
 * @since 0.1.0
 * @category options
 */
export interface GoTrueAdminApiOptions<Throws extends boolean = boolean> {
  /** The URL of the server: `https://<project>.supabase.co/auth/v1` for a hosted project. */
  url: string
  /** The headers of every request, including `apikey` and `Authorization`. */
  headers?: { [key: string]: string }
  /** Sends the requests, instead of the transport of the runtime. */
  fetch?: typeof fetch
  /** Accepted for compatibility with auth-js. Nothing here is experimental. */
  experimental?: object
  /** The time limit of one request, in milliseconds; 30,000 by default, `Infinity` for none. */
  timeout?: number | undefined
  /**
   * The most bytes to read of a response, decompressed; 64 MiB by default. A larger response is an `AuthUnknownError`,
   * and is not requested again.
   */
  maxResponseSize?: number | undefined
  /** `false` switches retries off. */
  retry?: false | RetryOptions | undefined
  /**
   * Reject with errors instead of resolving to them; `false` by default. With `true`, the types have no errors to
   * resolve to.
   */
  throwOnError?: Throws | undefined
  /**
   * auth-js's classes, as `import * as AuthJs from "@supabase/auth-js"` has them, or some of them: the errors are made
   * with them, so that `instanceof` finds them. By default they are this package's own.
   */
  errors?: ErrorClasses | undefined
  /**
   * `createUser` and `updateUserById` return an `AuthInvalidInputError` for an attribute that the server does not know,
   * such as `data` or `user_metdata`, and say which was meant. Nothing is sent. By default such an attribute is sent,
   * as auth-js does, and the server ignores it.
   */
  refuseUnknownAttributes?: boolean | undefined
  /**
   * auth-js's behaviour in everything, including its bugs. Only ids that would lead to another route are still
   * rejected.
   */
  strictParity?: boolean | undefined
  /** auth-js's behaviour in single points: see `Differences`. */
  differences?: Partial<Differences> | undefined
}
