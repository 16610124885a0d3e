/** Information about the server. It needs no admin key; the service sends its key anyway. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const server = {
  /**
   * Checks whether the server is up, and returns its version. One request.
   *
   * @quirks `version` is empty in builds without a version.
   * @see `HealthCheck` in the server's `internal/api/api.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { name } = yield* admin.server.health()
   *   console.log(name) // => "GoTrue"
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  health: Endpoint.make({
    name: "server.health",
    method: "GET",
    path: ["health"],
    response: Responses.ServerHealth,
    errors: []
  }),

  /**
   * Returns the ways to sign in that are switched on. One request.
   *
   * @quirks Custom providers are not listed. `saml_private_key_next_configured` is true even if SAML is switched off.
   * @see `Settings` in the server's `internal/api/settings.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const settings = yield* admin.server.settings()
   *   console.log(settings.external["google"] ?? false) // => false
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  settings: Endpoint.make({
    name: "server.settings",
    method: "GET",
    path: ["settings"],
    response: Responses.ServerSettings,
    errors: []
  }),

  /**
   * Returns the public keys that verify the tokens of users. The list is empty when tokens are signed with the shared
   * secret. One request.
   *
   * @quirks The order of several keys changes with each request.
   * @see `WellKnownJwks` in the server's `internal/api/jwks.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { keys } = yield* admin.server.jwks()
   *   console.log(keys.length) // => 0
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  jwks: Endpoint.make({
    name: "server.jwks",
    method: "GET",
    path: [".well-known", "jwks.json"],
    response: Responses.ServerJwks,
    errors: []
  })
}
