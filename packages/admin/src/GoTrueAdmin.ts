/**
 * The service: every admin operation of the server as a function that returns an `Effect`.
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
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { InvalidInput } from "./AdminError.js"
import { InvalidApiKey } from "./AdminError.js"
import type * as Secret from "./Secret.js"
import type { Transform } from "./shell/transport/clientTransform.js"
import { currentTransform } from "./shell/transport/clientTransform.js"
import { within } from "./shell/callSettings.js"
import * as Connection from "./shell/connection/connection.js"
import * as FetchSend from "./shell/transport/fetchSend.js"
import type { Options, RetryOptions } from "./shell/connection/options.js"
import * as PromiseSend from "./shell/transport/promiseSend.js"
import * as Sending from "./shell/transport/sending.js"
import * as Service_ from "./shell/service.js"
import type { Service } from "./shell/service.js"
import { trimSlashes } from "./shell/connection/trimSlashes.js"
import type { Metadata, Schemas } from "./Metadata.js"
import * as Typed from "./typed/make.js"
import type { TypedService } from "./typed/typedService.js"
import type { Transport } from "./Transport.js"

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

export { allowBrowser } from "./shell/connection/allowBrowser.js"

export type { Options, RetryOptions } from "./shell/connection/options.js"

export type { Service } from "./shell/service.js"

/**
 * Transforms the `HttpClient` only for the operations inside an effect. A service over a transport (`layerTransport`) has no
 * client: there, each operation logs a warning that the transform has no effect.
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
 * The time limit of one request, for the operations inside an effect; `Duration.infinity` for none. It takes the place of
 * `timeout` in the options. An invalid limit is `InvalidInput` of the operation.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   return yield* admin.listUsers({ perPage: 1_000 }).pipe(GoTrueAdmin.withTimeout("2 minutes"))
 * })
 * ```
 *
 * @since 0.2.0
 * @category configuration
 */
export const withTimeout: {
  (timeout: Duration.DurationInput): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(self: Effect.Effect<A, E, R>, timeout: Duration.DurationInput): Effect.Effect<A, E, R>
} = dual(2, <A, E, R>(self: Effect.Effect<A, E, R>, timeout: Duration.DurationInput) =>
  within(self, (outer) => ({ ...outer, timeout }))
)

/**
 * How often, and for how long, the operations inside an effect are retried; `false` for not at all. It takes the place of
 * `retry` in the options. Each retry is logged at debug level.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect, Schedule } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   const job = admin.countUsers().pipe(
 *     GoTrueAdmin.withRetry({
 *       schedule: Schedule.intersect(Schedule.spaced("10 seconds"), Schedule.recurs(30)),
 *       total: "5 minutes"
 *     })
 *   )
 *   const handler = admin.countUsers().pipe(GoTrueAdmin.withRetry(false))
 *   return [yield* job, yield* handler]
 * })
 * ```
 *
 * @since 0.2.0
 * @category configuration
 */
export const withRetry: {
  (retry: RetryOptions | false): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(self: Effect.Effect<A, E, R>, retry: RetryOptions | false): Effect.Effect<A, E, R>
} = dual(2, <A, E, R>(self: Effect.Effect<A, E, R>, retry: RetryOptions | false) =>
  within(self, (outer) => ({ ...outer, retry }))
)

/**
 * Headers for the operations inside an effect, beside those of the service, which they override. They are not secrets:
 * those belong in `headers` of the options, as `Redacted`. Headers that HTTP does not allow are `InvalidInput` of the
 * operation.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   return yield* admin.listUsers()
 * }).pipe(GoTrueAdmin.withHeaders({ "x-job": "nightly" }))
 * ```
 *
 * @since 0.2.0
 * @category configuration
 */
export const withHeaders: {
  (headers: Readonly<Record<string, string>>): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(self: Effect.Effect<A, E, R>, headers: Readonly<Record<string, string>>): Effect.Effect<A, E, R>
} = dual(2, <A, E, R>(self: Effect.Effect<A, E, R>, headers: Readonly<Record<string, string>>) =>
  within(self, (outer) => ({ ...outer, headers: { ...outer?.headers, ...headers } }))
)

/**
 * Makes the service. Nothing is sent.
 *
 * Fails with `InvalidApiKey` for a key that cannot work, or in a browser; with `InvalidInput` for an invalid URL,
 * headers that HTTP does not allow, and invalid limits.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Service, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Effect.map(Sending.make(options, undefined), Service_.make)

/**
 * The service as a layer over the `HttpClient` in the context.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options
): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Layer.effect(GoTrueAdmin, make(options))

/**
 * The service as a layer over `fetch`: that of the runtime, or the one in `FetchHttpClient.Fetch`, with the options in
 * `FetchHttpClient.RequestInit`. Both count where the layer is made and where an operation runs. An `HttpClient` is made
 * only if something transforms it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerFetch = (options: Options): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput> =>
  Layer.effect(
    GoTrueAdmin,
    Effect.context<never>().pipe(
      Effect.flatMap((context) => Sending.make(options, FetchSend.make(context))),
      Effect.map(Service_.make)
    )
  ).pipe(Layer.provide(FetchHttpClient.layer))

/**
 * The service as a layer over a transport of your choice, without an `HttpClient`.
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
    Effect.map(Connection.make(options), (connection) =>
      Service_.make({ ...connection, send: PromiseSend.make(transport), hasClient: false })
    )
  )

export type { TypedService } from "./typed/typedService.js"

/**
 * The service with types for metadata: reads decode it by the schemas, writes encode it and check it before anything is
 * sent. Each schema can be left out. Nothing is sent.
 *
 * A user who does not match never fails a page or a stream: each user there is an `Either`. An operation that returns one
 * user fails with `InvalidMetadata`, which names the user.
 *
 * A program that uses one pair of schemas everywhere has a tag of its own for the service.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Context, Effect, Layer, Schema } from "effect"
 *
 * class Profile extends Schema.Class<Profile>("Profile")({ name: Schema.String }) {}
 * const Plan = Schema.Struct({ plan: Schema.Literal("free", "pro") })
 *
 * class Admin extends Context.Tag("app/Admin")<Admin, GoTrueAdmin.TypedService<Profile, typeof Plan.Type>>() {
 *   static readonly layer = Layer.effect(
 *     Admin,
 *     Effect.map(GoTrueAdmin.GoTrueAdmin, GoTrueAdmin.withMetadata({ userMetadata: Profile, appMetadata: Plan }))
 *   )
 * }
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* Admin
 *   const ann = yield* admin.createUser({
 *     email: "ann@example.com",
 *     user_metadata: new Profile({ name: "Ann" }),
 *     app_metadata: { plan: "free" }
 *   })
 *   const { app_metadata } = yield* admin.updateUserById(ann.id, { app_metadata: { plan: "pro" } })
 *   return app_metadata.plan // "free" | "pro"
 * }).pipe(Effect.provide(Admin.layer))
 * ```
 *
 * @since 0.2.0
 * @category metadata
 */
export const withMetadata: {
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    schemas: Schemas<UserMetadata, AppMetadata>
  ): (admin: Service) => TypedService<UserMetadata, AppMetadata>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    admin: Service,
    schemas: Schemas<UserMetadata, AppMetadata>
  ): TypedService<UserMetadata, AppMetadata>
} = dual(2, Typed.make)

/**
 * The options of `layerConfig`: settings are read from the configuration, everything else is passed directly.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConfigOptions extends Omit<Options, "url" | "key" | "secretKeyAsBearer" | "timeout"> {
  /** By default `SUPABASE_URL`, the URL of the project, followed by `/auth/v1`. */
  readonly url?: Config.Config<string | URL> | undefined
  /** By default `SUPABASE_SECRET_KEY`, or else `SUPABASE_SERVICE_ROLE_KEY`. */
  readonly key?: Config.Config<Secret.Secret> | undefined
  readonly secretKeyAsBearer?: Config.Config<boolean> | undefined
  readonly timeout?: Config.Config<Duration.Duration> | undefined
}

const projectUrl = Config.map(
  Config.url("SUPABASE_URL"),
  (url) => `${trimSlashes(url.href).replace(/\/auth\/v1$/, "")}/auth/v1`
)
const projectKey = Config.orElse(Config.redacted("SUPABASE_SECRET_KEY"), () =>
  Config.redacted("SUPABASE_SERVICE_ROLE_KEY")
)

/** A variable that is set to nothing, as in a template of an environment, does not hide the other one. */
const usableKey = Effect.gen(function* () {
  const key = yield* projectKey
  const serviceRole = yield* Config.option(Config.redacted("SUPABASE_SERVICE_ROLE_KEY"))
  const secret = yield* Config.option(Config.redacted("SUPABASE_SECRET_KEY"))
  const isServiceRole = Option.isSome(serviceRole) && !Option.exists(secret, (key) => Redacted.value(key) !== "")
  return isServiceRole
    ? { key: serviceRole.value, variable: "SUPABASE_SERVICE_ROLE_KEY" }
    : { key, variable: "SUPABASE_SECRET_KEY" }
})

/**
 * Makes the service from the configuration, as `layerConfig` does. For several projects, each under a tag of its own.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Config, Context, Layer } from "effect"
 *
 * class Staging extends Context.Tag("Staging")<Staging, GoTrueAdmin.Service>() {}
 * class Production extends Context.Tag("Production")<Production, GoTrueAdmin.Service>() {}
 *
 * const project = (prefix: string) =>
 *   GoTrueAdmin.makeConfig({
 *     url: Config.string(`${prefix}_AUTH_URL`),
 *     key: Config.redacted(`${prefix}_SECRET_KEY`)
 *   })
 *
 * const projects = Layer.merge(
 *   Layer.effect(Staging, project("STAGING")),
 *   Layer.effect(Production, project("PRODUCTION"))
 * )
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const makeConfig = (
  options: ConfigOptions = {}
): Effect.Effect<Service, InvalidApiKey | InvalidInput | ConfigError, HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const { key, variable } =
      options.key === undefined ? yield* usableKey : { key: yield* options.key, variable: undefined }
    return yield* make({
      ...options,
      url: yield* options.url ?? projectUrl,
      key,
      secretKeyAsBearer: yield* options.secretKeyAsBearer ?? Config.succeed(undefined),
      timeout: yield* options.timeout ?? Config.succeed(undefined)
    }).pipe(Effect.catchTag("InvalidApiKey", ({ reason }) => new InvalidApiKey({ reason, variable })))
  })

/**
 * The service as a layer that reads its settings from the configuration, by default from the usual environment
 * variables of Supabase: `SUPABASE_URL` and `SUPABASE_SECRET_KEY`, or else `SUPABASE_SERVICE_ROLE_KEY`.
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
  Layer.effect(GoTrueAdmin, makeConfig(options))
