/** The options of a service. */
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as Duration from "effect/Duration"
import type * as Schedule from "effect/Schedule"
import type { AdminError } from "../../AdminError.js"
import type * as Secret from "../../Secret.js"
import type { allowBrowser } from "./allowBrowser.js"

/**
 * How an operation is retried.
 *
 * A GET is retried after a failed connection, 429, 502, 503, 504 and 520 to 530. Other requests are retried only if the
 * server cannot have processed them: the connection was refused, the name was not found, or the status was 429.
 *
 * Nothing is retried after `over_email_send_rate_limit` and `over_sms_send_rate_limit`, because a pause of seconds does
 * not help. If the next pause is longer than the rest of `total`, the call fails immediately, with `retryAfter` in the
 * error.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryOptions {
  /** How often and after which pauses; by default four retries, after about 0.2, 0.4, 0.8 and 1.6 seconds. */
  readonly schedule?: Schedule.Schedule<unknown, AdminError> | undefined
  /** The longest pause that a response may request with `Retry-After`; 30 seconds by default. */
  readonly longestRetryAfter?: Duration.DurationInput | undefined
  /**
   * The longest total of all pauses of one call; 5 seconds by default. Set more for a job that can wait, or for a
   * schedule with longer pauses.
   */
  readonly total?: Duration.DurationInput | undefined
}

/**
 * The options of the service.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * The URL of the server: `https://<project>.supabase.co/auth/v1` for a hosted project, the address itself for a
   * server without a gateway.
   */
  readonly url: string | URL
  /** The secret key of the project (`sb_secret_…`) or its `service_role` key. */
  readonly key: Secret.Secret
  /** Send an `sb_secret_…` key as bearer as well; `false` by default. See `ApiKey.headers`. */
  readonly secretKeyAsBearer?: boolean | undefined
  /** Additional headers for every request. They override the service's own, except for the type of the body. */
  readonly headers?: Readonly<Record<string, Secret.Secret>> | undefined
  /**
   * The time limit of one request, including its response; 30 seconds by default, `Duration.infinity` for none. Zero,
   * negative durations and `NaN` are invalid.
   */
  readonly timeout?: Duration.DurationInput | undefined
  /**
   * The most bytes to read of one response, decompressed; 64 MiB by default, enough for a page of 1,000 users with 64
   * KB each. A larger response is `InvalidResponse`, and is not requested again. `Infinity` allows as much as a string
   * can hold.
   */
  readonly maxResponseSize?: number | undefined
  /** `false` switches retries off. */
  readonly retry?: RetryOptions | false | undefined
  /** Transforms the `HttpClient` for all operations, once, when the service is made. */
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
  /** @see allowBrowser */
  readonly [allowBrowser]?: true | undefined
}
