/** OAuth clients: applications that sign their users in through this server. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const oauth = {
  /**
   * Lists all OAuth clients, newest first: those made here and those that registered themselves. The server knows no
   * pages.
   *
   * Fails with `FeatureDisabled` when the project is no OAuth server. One request.
   *
   * @quirks `page` and `per_page` would be ignored. An empty list comes without its member; here it is empty.
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
   * Creates an OAuth client. A confidential one comes with its secret, which is told this once, `Redacted`.
   *
   * Fails with `ValidationFailed` (a redirect URI that is not https or localhost, a name that is too long),
   * `FeatureDisabled` when the project is no OAuth server.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks A redirect URI with a comma comes back as two. What is refused is told with `400: ` in front, also when it
   * is the database that refuses.
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
   * Fails with `OAuthClientNotFound`, `FeatureDisabled` when the project is no OAuth server. One request.
   *
   * @quirks A client that is deleted is kept, and not shown.
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
   * Changes an OAuth client. Its type can't change.
   *
   * Fails with `OAuthClientNotFound`, `ValidationFailed` (a value that the server does not take, a way to authenticate
   * that does not go with the client's type), `FeatureDisabled` when the project is no OAuth server.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks `""` clears a name or URI. Nothing to change is refused, here before it is sent.
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
   * Deletes an OAuth client; what it was granted is gone with it.
   *
   * Fails with `OAuthClientNotFound`, `FeatureDisabled` when the project is no OAuth server.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks The row stays in the database, marked as deleted; nothing shows it any more.
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
   * Gives a confidential client a new secret, told this once, `Redacted`. The old one is worth nothing at once.
   *
   * Fails with `OAuthClientNotFound`, `ValidationFailed` (a public client has no secret), `FeatureDisabled` when the
   * project is no OAuth server.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks Each call gives another secret, also one that is made again because its answer was lost.
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
