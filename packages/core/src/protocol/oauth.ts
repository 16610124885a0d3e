/** OAuth clients: applications whose users sign in through this server. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const oauth = {
  /**
   * Lists all OAuth clients, newest first: those created here and those that registered themselves. The server does not
   * page this list.
   *
   * Fails with `FeatureDisabled` when the project is not an OAuth server. One request.
   *
   * @quirks The server ignores `page` and `per_page`. It leaves the member out of an empty list; the result here is an
   * empty array.
   * @see `OAuthServerClientList` in the server's `internal/api/oauthserver/handlers.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   yield* admin.oauth.createClient({ client_name: "Shop", redirect_uris: ["https://shop.example.com/callback"] })
   *   const clients = yield* admin.oauth.listClients()
   *   console.log(clients[0]?.client_name) // => "Shop"
   * })
   * ```
   * @replaces `auth.admin.oauth.listClients({ page, perPage })`
   * @since 0.1.0
   */
  listClients: Endpoint.make({
    name: "oauth.listClients",
    method: "GET",
    path: ["admin", "oauth", "clients"],
    response: Responses.OAuthClientList,
    errors: ["NotAdmin", "FeatureDisabled"]
  }),

  /**
   * Creates an OAuth client. The secret of a confidential client is returned only this once, `Redacted`.
   *
   * Fails with `ValidationFailed` (a redirect URI that is neither https nor localhost, a name that is too long),
   * `FeatureDisabled` when the project is not an OAuth server.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks A redirect URI that contains a comma comes back as two. Error messages begin with `400: `, even when the
   * database caused the error.
   * @see `AdminOAuthServerClientRegister` in the server's `internal/api/oauthserver/handlers.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const client = yield* admin.oauth.createClient({
   *     client_name: "Shop",
   *     redirect_uris: ["https://shop.example.com/callback"]
   *   })
   *   console.log(String(client.client_secret)) // => <redacted>
   * })
   * ```
   * @replaces `auth.admin.oauth.createClient(params)`
   * @since 0.1.0
   */
  createClient: Endpoint.make({
    name: "oauth.createClient",
    method: "POST",
    path: ["admin", "oauth", "clients"],
    request: ({ client }: { readonly client: object }) => ({ body: client }),
    response: Responses.OAuthClientWithSecret,
    errors: ["NotAdmin", "FeatureDisabled", "ValidationFailed"]
  }),

  /**
   * Reads one OAuth client, without its secret.
   *
   * Fails with `OAuthClientNotFound`, `FeatureDisabled` when the project is not an OAuth server. One request.
   *
   * @quirks A deleted client stays in the database, but is not found.
   * @see `OAuthServerClientGet` in the server's `internal/api/oauthserver/handlers.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const made = yield* admin.oauth.createClient({ redirect_uris: ["https://shop.example.com/callback"] })
   *   const client = yield* admin.oauth.getClient(made.client_id)
   *   console.log(client.client_type) // => "confidential"
   * })
   * ```
   * @replaces `auth.admin.oauth.getClient(clientId)`
   * @since 0.1.0
   */
  getClient: Endpoint.make({
    name: "oauth.getClient",
    method: "GET",
    path: ["admin", "oauth", "clients", { from: "clientId" }],
    response: Responses.OAuthClient,
    errors: ["NotAdmin", "FeatureDisabled", "OAuthClientNotFound"]
  }),

  /**
   * Updates an OAuth client. Its type cannot change.
   *
   * Fails with `OAuthClientNotFound`, `ValidationFailed` (an invalid value, or an authentication method that does not
   * match the type of the client), `FeatureDisabled` when the project is not an OAuth server.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks `""` clears a name or URI. The server rejects an update without changes, so it is `InvalidInput` here.
   * @see `OAuthServerClientUpdate` in the server's `internal/api/oauthserver/handlers.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const made = yield* admin.oauth.createClient({ redirect_uris: ["https://shop.example.com/callback"] })
   *   const client = yield* admin.oauth.updateClient(made.client_id, { client_name: "New name" })
   *   console.log(client.client_name) // => "New name"
   * })
   * ```
   * @replaces `auth.admin.oauth.updateClient(clientId, params)`
   * @since 0.1.0
   */
  updateClient: Endpoint.make({
    name: "oauth.updateClient",
    method: "PUT",
    path: ["admin", "oauth", "clients", { from: "clientId" }],
    request: ({ changes }: { readonly changes: object }) => ({ body: changes }),
    response: Responses.OAuthClient,
    errors: ["NotAdmin", "FeatureDisabled", "OAuthClientNotFound", "ValidationFailed"]
  }),

  /**
   * Deletes an OAuth client and everything that users granted to it.
   *
   * Fails with `OAuthClientNotFound`, `FeatureDisabled` when the project is not an OAuth server.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks The row stays in the database, marked as deleted, and is never returned again.
   * @see `OAuthServerClientDelete` in the server's `internal/api/oauthserver/handlers.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const made = yield* admin.oauth.createClient({ redirect_uris: ["https://shop.example.com/callback"] })
   *   yield* admin.oauth.deleteClient(made.client_id)
   *   const again = yield* Effect.flip(admin.oauth.deleteClient(made.client_id))
   *   console.log(again._tag) // => "OAuthClientNotFound"
   * })
   * ```
   * @replaces `auth.admin.oauth.deleteClient(clientId)`
   * @since 0.1.0
   */
  deleteClient: Endpoint.make({
    name: "oauth.deleteClient",
    method: "DELETE",
    path: ["admin", "oauth", "clients", { from: "clientId" }],
    errors: ["NotAdmin", "FeatureDisabled", "OAuthClientNotFound"]
  }),

  /**
   * Generates a new secret for a confidential client, returned only this once, `Redacted`. The old secret stops working
   * immediately.
   *
   * Fails with `OAuthClientNotFound`, `ValidationFailed` (a public client has no secret), `FeatureDisabled` when the
   * project is not an OAuth server.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks Each call generates another secret. If a response is lost, so is its secret: call again.
   * @see `OAuthServerClientRegenerateSecret` in the server's `internal/api/oauthserver/handlers.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const made = yield* admin.oauth.createClient({ redirect_uris: ["https://shop.example.com/callback"] })
   *   const { client_secret } = yield* admin.oauth.regenerateClientSecret(made.client_id)
   *   console.log(String(client_secret)) // => <redacted>
   * })
   * ```
   * @replaces `auth.admin.oauth.regenerateClientSecret(clientId)`
   * @since 0.1.0
   */
  regenerateClientSecret: Endpoint.make({
    name: "oauth.regenerateClientSecret",
    method: "POST",
    path: ["admin", "oauth", "clients", { from: "clientId" }, "regenerate_secret"],
    response: Responses.OAuthClientWithSecret,
    errors: ["NotAdmin", "FeatureDisabled", "OAuthClientNotFound", "ValidationFailed"]
  })
}
