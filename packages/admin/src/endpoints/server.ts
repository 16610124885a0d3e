/** What the server says of itself. These need no admin key; the service sends its own all the same. */
import * as Endpoint from "../Endpoint.js"
import * as Is from "../internal/is.js"
import type * as Server from "../Server.js"

const nothing = { arguments: () => ({}) }

export const server = {
  /**
   * Asks whether the server is up, and which version it is. One request.
   *
   * @see `HealthCheck` in the server's `internal/api/api.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const version = () =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     const { version } = yield* admin.server.health()
   *     return version
   *   })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  health: Endpoint.make({
    name: "server.health",
    method: "GET",
    path: ["health"],
    ...nothing,
    answer: Is.ServerHealth,
    output: (health): Server.Health => health,
    errors: []
  }),

  /**
   * Reads which ways to sign in are switched on. One request.
   *
   * @see `Settings` in the server's `internal/api/settings.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const hasGoogle = () =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     const settings = yield* admin.server.settings()
   *     return settings.external["google"] ?? false
   *   })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  settings: Endpoint.make({
    name: "server.settings",
    method: "GET",
    path: ["settings"],
    ...nothing,
    answer: Is.ServerSettings,
    output: (settings): Server.Settings => settings,
    errors: []
  }),

  /**
   * Reads the public keys that users' tokens are signed with; none when they are signed with the shared secret. One
   * request.
   *
   * @see `WellKnownJwks` in the server's `internal/api/jwks.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const keyCount = () =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     const { keys } = yield* admin.server.jwks()
   *     return keys.length
   *   })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  jwks: Endpoint.make({
    name: "server.jwks",
    method: "GET",
    path: [".well-known", "jwks.json"],
    ...nothing,
    answer: Is.ServerJwks,
    output: (jwks): Server.Jwks => jwks,
    errors: []
  })
}
