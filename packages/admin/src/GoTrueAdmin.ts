/**
 * The service: every admin operation of the server as a function that gives an `Effect`.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import type { ConfigError } from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberRef from "effect/FiberRef"
import { dual } from "effect/Function"
import { globalValue } from "effect/GlobalValue"
import * as Layer from "effect/Layer"
import * as Record from "effect/Record"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import type { AdminError } from "./AdminError.js"
import { InvalidApiKey, InvalidInput } from "./AdminError.js"
import * as ApiKey from "./ApiKey.js"
import type * as Endpoint from "./Endpoint.js"
import { groups as contracts } from "./Contracts.js"
import { groups } from "./Endpoints.js"
import { accounts } from "./composites/accounts.js"
import { bans } from "./composites/bans.js"
import { factors } from "./composites/factors.js"
import { lookups } from "./composites/lookups.js"
import { metadata } from "./composites/metadata.js"
import { sessions } from "./composites/sessions.js"
import { auditStreams, streams } from "./composites/streams.js"
import { verification } from "./endpoints/sessions.js"
import * as CallerHeaders from "./internal/callerHeaders.js"
import * as Contract from "./internal/contract.js"
import { dress } from "./internal/dress.js"
import * as HttpClientSend from "./internal/httpClientSend.js"
import * as Interpreter from "./internal/interpreter.js"
import * as Retry from "./internal/retry.js"
import { version } from "./internal/version.js"
import type * as Secret from "./Secret.js"

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

/**
 * Lets the service be built in a browser, where **everybody who opens the page can read the key** and do with it
 * whatever an admin can. Only for tools that run on your own machine. A symbol, so that no configuration can set it.
 *
 * @since 0.1.0
 * @category dangerous
 */
export const allowBrowser: unique symbol = Symbol.for("@gotrue-effect/admin/GoTrueAdmin/allowBrowser")

/**
 * How an operation is tried again.
 *
 * A GET is, after a connection that failed, 429, 502, 503 or 504. Any other only when the server surely has not acted:
 * the connection was refused, the name not found, or the answer was 429.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryOptions {
  /** How often and after which pauses; by default four more times, after about 0.2, 0.4, 0.8 and 1.6 seconds. */
  readonly schedule?: Schedule.Schedule<unknown, AdminError> | undefined
  /** The longest pause that an answer may ask for with `Retry-After`; 30 seconds by default. */
  readonly longestRetryAfter?: Duration.DurationInput | undefined
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
  /** The longest that one request may take, its answer included; 30 seconds by default, `Duration.infinity` for no end. */
  readonly timeout?: Duration.DurationInput | undefined
  /** `false` for no second try. */
  readonly retry?: RetryOptions | false | undefined
  /** Changes the `HttpClient` for all operations, once, when the service is made. */
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
  /** @see allowBrowser */
  readonly [allowBrowser]?: true | undefined
}

type Transform = (client: HttpClient.HttpClient) => HttpClient.HttpClient

const currentTransform = globalValue(Symbol.for("@gotrue-effect/admin/GoTrueAdmin/currentTransform"), () =>
  FiberRef.unsafeMake<Transform | undefined>(undefined)
)

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

const operations = <T extends Endpoint.Table>(
  table: T,
  contracts: Contract.Contracts<T>,
  transport: Interpreter.Transport
): Endpoint.Operations<T> => {
  const made = Record.intersection(table, contracts, (endpoint, contract) => {
    const call = Interpreter.make(endpoint, Contract.face(endpoint, contract), transport)
    return (...args: ReadonlyArray<unknown>) => Effect.mapError(call(...args), dress)
  })
  // TypeScript can't follow a mapped type through a function over its members. That each function has the errors and the output of
  // its endpoint is what the interpreter's tests show.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return made as Endpoint.Operations<T>
}

/** Each composite is made of operations, and of composites before it. */
const compose = (transport: Interpreter.Transport): Service => {
  const top = operations(groups.top, contracts.top, transport)
  const listed = { ...top, ...streams(top) }
  const found = { ...listed, ...lookups(listed) }
  const mfa = operations(groups.mfa, contracts.mfa, transport)
  const audit = operations(groups.audit, contracts.audit, transport)
  return {
    ...found,
    ...accounts(found),
    ...bans(top),
    ...metadata(top),
    ...sessions({ ...top, ...operations(verification, contracts.verification, transport) }),
    mfa: { ...mfa, ...factors(mfa) },
    passkey: operations(groups.passkey, contracts.passkey, transport),
    oauth: operations(groups.oauth, contracts.oauth, transport),
    customProviders: operations(groups.customProviders, contracts.customProviders, transport),
    sso: operations(groups.sso, contracts.sso, transport),
    audit: { ...audit, ...auditStreams(audit) },
    server: operations(groups.server, contracts.server, transport)
  }
}

const parseUrl = (url: string | URL): Effect.Effect<URL, InvalidInput> =>
  Effect.try({
    try: () => new URL(url),
    catch: () => undefined
  }).pipe(
    Effect.filterOrFail(
      ({ hash, password, protocol, search, username }) =>
        /^https?:$/.test(protocol) && username + password + search + hash === ""
    ),
    Effect.mapError(
      () =>
        new InvalidInput({
          operation: "GoTrueAdmin.make",
          path: "url",
          expected: "should be an http or https URL without user, query and fragment"
        })
    )
  )

/**
 * Makes the service. Nothing is sent.
 *
 * Fails with `InvalidApiKey` for a key that can't work, or in a browser; with `InvalidInput` for a URL that is none and
 * for headers that HTTP does not allow.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Service, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Effect.gen(function* () {
    if ("document" in globalThis && options[allowBrowser] !== true) {
      return yield* new InvalidApiKey({ reason: "browser" })
    }
    const baseUrl = yield* parseUrl(options.url)
    const key = typeof options.key === "string" ? Redacted.make(options.key) : options.key
    const keyHeaders = yield* ApiKey.headers(key, { secretKeyAsBearer: options.secretKeyAsBearer ?? false })
    const client = (options.transformClient ?? ((same) => same))(yield* HttpClient.HttpClient)
    const callerHeaders = yield* CallerHeaders.read(options.headers ?? {})
    const sendOptions = { secretHeaders: callerHeaders.secretNames }
    const send = HttpClientSend.make(client, sendOptions)
    const retry = options.retry ?? {}
    const transport: Interpreter.Transport = {
      send: (request) =>
        Effect.flatMap(FiberRef.get(currentTransform), (transform) =>
          transform === undefined ? send(request) : HttpClientSend.make(transform(client), sendOptions)(request)
        ),
      baseUrl,
      headers: {
        "x-supabase-api-version": "2024-01-01",
        "x-client-info": `gotrue-effect/${version}`,
        ...keyHeaders,
        ...callerHeaders.values
      },
      secrets: [Redacted.value(key), ...callerHeaders.secrets],
      timeoutMillis: Duration.toMillis(options.timeout ?? "30 seconds"),
      retry:
        retry === false
          ? undefined
          : Retry.policy(
              retry.schedule === undefined ? Retry.defaultSchedule : Schedule.mapInput(retry.schedule, dress),
              Duration.decode(retry.longestRetryAfter ?? "30 seconds")
            )
    }
    return compose(transport)
  })

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
 * The service as a layer over the runtime's own `fetch`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerFetch = (options: Options): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput> =>
  Layer.provide(layer(options), FetchHttpClient.layer)

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
