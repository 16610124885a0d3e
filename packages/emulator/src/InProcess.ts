/**
 * The emulator without a port and without a socket: as the platform's `HttpClient`, and as a `fetch` function.
 *
 * @since 0.1.0
 */
import { HttpClient } from "@effect/platform/HttpClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Access } from "./Control.js"
import type { Options, Service } from "./Emulator.js"
import { Emulator, make } from "./Emulator.js"
import type { SettingsError } from "./Settings.js"
import * as Fetch from "./adapters/fetch.js"
import * as Client from "./adapters/httpClient.js"

/**
 * An `HttpClient` that asks an emulator, whatever the host of a URL.
 *
 * @example
 * ```ts
 * import { Emulator, InProcess } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const client = InProcess.httpClient(yield* Emulator.make())
 *   const response = yield* client.get("http://localhost/health")
 *   console.log(response.status) // => 200
 * })
 * ```
 *
 * @since 0.1.0
 * @category adapters
 */
export const httpClient: (emulator: Service) => HttpClient = Client.make

/**
 * A `fetch` that sends every request to an emulator, whatever the host of the URL. An aborted signal rejects with its
 * reason; redirects are not followed.
 *
 * A program may pass on requests that it has received. They are recognised by their `Host`, `Origin` and
 * `Sec-Fetch-Site`, and the routes below `/emulator/` treat them as they would on a port.
 *
 * @example
 * ```ts
 * import { Emulator, InProcess } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const fetch = yield* InProcess.fetch(yield* Emulator.make())
 *   const response = yield* Effect.promise(() => fetch("http://localhost/health"))
 *   console.log(response.status) // => 200
 * })
 * ```
 *
 * @since 0.1.0
 * @category adapters
 */
export const fetch: (emulator: Service, options?: Access) => Effect.Effect<typeof globalThis.fetch> = Fetch.make

/**
 * An emulator of one's own, and the `HttpClient` that asks it: whatever needs an `HttpClient` talks to the emulator.
 *
 * Fails with a `SettingsError` when a setting can't be read.
 *
 * @example
 * ```ts
 * import { HttpClient } from "@effect/platform"
 * import { InProcess } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const response = yield* HttpClient.get("http://localhost/settings")
 *   console.log(response.status) // => 200
 * }).pipe(Effect.provide(InProcess.layer({ settings: { GOTRUE_DISABLE_SIGNUP: "true" } })))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options = {}): Layer.Layer<Emulator | HttpClient, SettingsError> =>
  Layer.effectContext(
    Effect.map(make(options), (emulator) =>
      Context.make(Emulator, emulator).pipe(Context.add(HttpClient, httpClient(emulator)))
    )
  )
