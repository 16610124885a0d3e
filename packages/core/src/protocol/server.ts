/** What the server says of itself. These need no admin key; the service sends its own all the same. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const server = {
  /**
   * Asks whether the server is up, and which version it is. One request.
   *
   * @quirks `version` is empty in builds that name none.
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
   * Reads which ways to sign in are switched on. One request.
   *
   * @quirks Custom providers are not listed. `saml_private_key_next_configured` is true where SAML is off.
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
   * Reads the public keys that users' tokens are signed with; none when they are signed with the shared secret. One
   * request.
   *
   * @quirks Several keys come in a new order each time.
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
