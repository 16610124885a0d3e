/**
 * The service: every admin operation of the server as a function that gives an `Effect`.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import type { ConfigError } from "effect/ConfigError"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Layer from "effect/Layer"
import type * as Schedule from "effect/Schedule"
import type { AdminError } from "./AdminError.js"
import type { InvalidApiKey, InvalidInput } from "./AdminError.js"
import type * as Endpoint from "./Endpoint.js"
import type { groups } from "./Endpoints.js"
import type { accounts } from "./composites/accounts.js"
import type { bans } from "./composites/bans.js"
import type { factors } from "./composites/factors.js"
import type { lookups } from "./composites/lookups.js"
import type { metadata } from "./composites/metadata.js"
import type { sessions } from "./composites/sessions.js"
import type { auditStreams, streams } from "./composites/streams.js"
import type { allowBrowser } from "./internal/allowBrowser.js"
import { compose } from "./internal/compose.js"
import * as Connection from "./internal/connection.js"
import * as FetchSend from "./internal/fetchSend.js"
import type { Transform } from "./internal/clientTransform.js"
import { currentTransform } from "./internal/clientTransform.js"
import * as Sending from "./internal/sending.js"
import * as PromiseSend from "./internal/promiseSend.js"
import type * as Secret from "./Secret.js"
import type { Transport } from "./Transport.js"

type Made<Composite extends (...args: never) => object> = Readonly<ReturnType<Composite>>

/**
 * The operations, each described where it is declared: those of the server in `endpoints/`, those that are made of
 * several requests in `composites/`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service
  extends
    Endpoint.Operations<typeof groups.top>,
    Made<typeof streams>,
    Made<typeof lookups>,
    Made<typeof accounts>,
    Made<typeof bans>,
    Made<typeof metadata>,
    Made<typeof sessions> {
  readonly mfa: Endpoint.Operations<typeof groups.mfa> & Made<typeof factors>
  readonly passkey: Endpoint.Operations<typeof groups.passkey>
  readonly oauth: Endpoint.Operations<typeof groups.oauth>
  readonly customProviders: Endpoint.Operations<typeof groups.customProviders>
  readonly sso: Endpoint.Operations<typeof groups.sso>
  readonly audit: Endpoint.Operations<typeof groups.audit> & Made<typeof auditStreams>
  readonly server: Endpoint.Operations<typeof groups.server>
}

/**
 * The service's tag.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   return yield* admin.createUser({ email: "ann@example.com" })
 * })
 *
 * const main = program.pipe(
 *   Effect.provide(GoTrueAdmin.layerFetch({ url: "http://127.0.0.1:54321/auth/v1", key: "sb_secret_…" }))
 * )
 * ```
 *
 * @since 0.1.0
 * @category tags
 */
export class GoTrueAdmin extends Context.Tag("@gotrue-effect/admin/GoTrueAdmin")<GoTrueAdmin, Service>() {}

export { allowBrowser } from "./internal/allowBrowser.js"

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

/**
 * Changes the `HttpClient` for the operations inside an effect only.
 *
 * @example
 * ```ts
 * import { HttpClient, HttpClientRequest } from "@effect/platform"
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   return yield* admin.listUsers()
 * }).pipe(
 *   GoTrueAdmin.withClientTransform(HttpClient.mapRequest(HttpClientRequest.setHeader("x-job", "nightly")))
 * )
 * ```
 *
 * @since 0.1.0
 * @category configuration
 */
export const withClientTransform: {
  (transform: Transform): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(self: Effect.Effect<A, E, R>, transform: Transform): Effect.Effect<A, E, R>
} = dual(2, <A, E, R>(self: Effect.Effect<A, E, R>, transform: Transform) =>
  Effect.locally(self, currentTransform, transform)
)

/**
 * Makes the service. Nothing is sent.
 *
 * Fails with `InvalidApiKey` for a key that can't work, or in a browser; with `InvalidInput` for a URL that is none, for
 * headers that HTTP does not allow, and for limits that are none.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Service, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Effect.map(Sending.make(options, undefined), compose)

/**
 * The service as a layer over whatever `HttpClient` there is.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options
): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Layer.effect(GoTrueAdmin, make(options))

/**
 * The service as a layer over the runtime's own `fetch`, or the one that `FetchHttpClient.Fetch` names. An `HttpClient` is
 * made only for those who transform it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerFetch = (options: Options): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput> =>
  Layer.effect(GoTrueAdmin, Effect.map(Sending.make(options, FetchSend.send), compose)).pipe(
    Layer.provide(FetchHttpClient.layer)
  )

/**
 * The service as a layer over a transport of your own choice, without an `HttpClient`.
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
 * @category layers
 */
export const layerTransport = (
  transport: Transport,
  options: Omit<Options, "transformClient">
): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput> =>
  Layer.effect(
    GoTrueAdmin,
    Effect.map(Connection.make(options), (connection) => compose({ ...connection, send: PromiseSend.make(transport) }))
  )

/**
 * What `layerConfig` takes: settings are read from configuration, behaviour is given as it is.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConfigOptions extends Omit<Options, "url" | "key" | "secretKeyAsBearer" | "timeout"> {
  /** By default `SUPABASE_URL`, the project's URL, followed by `/auth/v1`. */
  readonly url?: Config.Config<string | URL> | undefined
  /** By default `SUPABASE_SECRET_KEY`, else `SUPABASE_SERVICE_ROLE_KEY`. */
  readonly key?: Config.Config<Secret.Secret> | undefined
  readonly secretKeyAsBearer?: Config.Config<boolean> | undefined
  readonly timeout?: Config.Config<Duration.Duration> | undefined
}

const projectUrl = Config.map(
  Config.url("SUPABASE_URL"),
  (url) => `${url.href.replace(/\/+$/, "").replace(/\/auth\/v1$/, "")}/auth/v1`
)
const projectKey = Config.orElse(Config.redacted("SUPABASE_SECRET_KEY"), () =>
  Config.redacted("SUPABASE_SERVICE_ROLE_KEY")
)

/**
 * The service as a layer that reads its settings from configuration, by default from Supabase's usual environment
 * variables: `SUPABASE_URL` and `SUPABASE_SECRET_KEY`, else `SUPABASE_SERVICE_ROLE_KEY`.
 *
 * @example
 * ```ts
 * import { FetchHttpClient } from "@effect/platform"
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Config, Layer } from "effect"
 *
 * const fromSupabase = GoTrueAdmin.layerConfig().pipe(Layer.provide(FetchHttpClient.layer))
 *
 * const selfHosted = GoTrueAdmin.layerConfig({
 *   url: Config.url("AUTH_URL"),
 *   key: Config.redacted("AUTH_ADMIN_KEY")
 * }).pipe(Layer.provide(FetchHttpClient.layer))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig = (
  options: ConfigOptions = {}
): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput | ConfigError, HttpClient.HttpClient> =>
  Layer.effect(
    GoTrueAdmin,
    Effect.gen(function* () {
      return yield* make({
        ...options,
        url: yield* options.url ?? projectUrl,
        key: yield* options.key ?? projectKey,
        secretKeyAsBearer: yield* options.secretKeyAsBearer ?? Config.succeed(undefined),
        timeout: yield* options.timeout ?? Config.succeed(undefined)
      })
    })
  )
