/** What a service is made of. */
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as Duration from "effect/Duration"
import type * as Schedule from "effect/Schedule"
import type { AdminError } from "../../AdminError.js"
import type * as Secret from "../../Secret.js"
import type { allowBrowser } from "./allowBrowser.js"

/**
 * How an operation is tried again.
 *
 * A GET is, after a connection that failed, 429, 502, 503, 504 or 520 to 530. Any other only when the server surely has
 * not acted: the connection was refused, the name not found, or the answer was 429.
 *
 * Not after `over_email_send_rate_limit` and `over_sms_send_rate_limit`, which no pause of seconds helps, and not where the
 * next pause would be longer than what is left of `total`: the call fails at once then, with `retryAfter` in the error.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryOptions {
  /** How often and after which pauses; by default four more times, after about 0.2, 0.4, 0.8 and 1.6 seconds. */
  readonly schedule?: Schedule.Schedule<unknown, AdminError> | undefined
  /** The longest pause that an answer may ask for with `Retry-After`; 30 seconds by default. */
  readonly longestRetryAfter?: Duration.DurationInput | undefined
  /**
   * The longest that all pauses of one call may take together; 5 seconds by default. A job that can wait asks for more,
   * as does a schedule with longer pauses.
   */
  readonly total?: Duration.DurationInput | undefined
}

/**
 * What the service is made of.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * Where the server is: `https://<project>.supabase.co/auth/v1` for a hosted project, the bare address for a server
   * without a gateway.
   */
  readonly url: string | URL
  /** The project's secret key (`sb_secret_…`) or its `service_role` key. */
  readonly key: Secret.Secret
  /** Send an `sb_secret_…` key as bearer too. Off by default: see `ApiKey.headers`. */
  readonly secretKeyAsBearer?: boolean | undefined
  /** More headers for every request. They win over the service's own, but for the type of the body. */
  readonly headers?: Readonly<Record<string, Secret.Secret>> | undefined
  /**
   * The longest that one request may take, its answer included; 30 seconds by default, `Duration.infinity` for no end.
   * Zero, less than zero and `NaN` are refused.
   */
  readonly timeout?: Duration.DurationInput | undefined
  /**
   * The most bytes of one response that are read, unpacked; 64 MiB by default, which holds a page of 1,000 users with 64 KB
   * each. A larger one is `InvalidResponse`, and is not asked for again. `Infinity` for as much as a text can hold.
   */
  readonly maxResponseSize?: number | undefined
  /** `false` for no second try. */
  readonly retry?: RetryOptions | false | undefined
  /** Changes the `HttpClient` for all operations, once, when the service is made. */
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
  /** @see allowBrowser */
  readonly [allowBrowser]?: true | undefined
}
