/** Custom OAuth 2.0 and OpenID Connect providers. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const customProviders = {
  /**
   * Lists the custom providers, all or those of one type. The server does not page this list.
   *
   * Fails with `FeatureDisabled` when custom providers are switched off in the project. One request.
   *
   * @quirks The list is sorted newest first, and unsorted with a `type`.
   * @see `adminCustomOAuthProvidersList` in the server's `internal/api/custom_oauth_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const providers = yield* admin.customProviders.listProviders({ type: "oidc" })
   *   console.log(providers.map((provider) => provider.identifier).length) // => 0
   * })
   * ```
   * @replaces `auth.admin.customProviders.listProviders({ type })`
   * @since 0.1.0
   */
  listProviders: Endpoint.make({
    name: "customProviders.listProviders",
    method: "GET",
    path: ["admin", "custom-providers"],
    request: ({ type }: { readonly type?: string | undefined }) => ({ query: { type } }),
    response: Responses.CustomProviderList,
    errors: ["NotAdmin", "FeatureDisabled"]
  }),

  /**
   * Creates a custom provider. For `oidc`, the server fetches the discovery document immediately.
   *
   * Fails with `Conflict` when the identifier is taken, `ValidationFailed` (a URL that is not https or points to a
   * private network, a failed discovery, an exhausted quota), `FeatureDisabled` when custom providers are switched off
   * in the project.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks The server resolves the host names of the URLs and rejects unknown ones. It puts `openid` in front of the
   * `scopes` of an OIDC provider. An upper-case letter or `_` in the identifier would make the server fail, so it is
   * `InvalidInput` here.
   * @see `adminCustomOAuthProviderCreate` in the server's `internal/api/custom_oauth_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const provider = yield* admin.customProviders.createProvider({
   *     provider_type: "oauth2",
   *     identifier: "custom:acme",
   *     name: "Acme",
   *     client_id: "id",
   *     client_secret: "secret",
   *     authorization_url: "https://provider.example.com/authorize",
   *     token_url: "https://provider.example.com/token",
   *     userinfo_url: "https://provider.example.com/userinfo"
   *   })
   *   console.log(provider.enabled) // => true
   * })
   * ```
   * @replaces `auth.admin.customProviders.createProvider(params)`
   * @since 0.1.0
   */
  createProvider: Endpoint.make({
    name: "customProviders.createProvider",
    method: "POST",
    path: ["admin", "custom-providers"],
    request: ({ provider }: { readonly provider: object }) => ({ body: provider }),
    response: Responses.CustomProvider,
    errors: ["NotAdmin", "FeatureDisabled", "Conflict", "ValidationFailed"]
  }),

  /**
   * Reads one custom provider by its identifier.
   *
   * Fails with `CustomProviderNotFound`, `FeatureDisabled` when custom providers are switched off in the project. One
   * request.
   *
   * @quirks The client secret is never returned.
   * @see `adminCustomOAuthProviderGet` in the server's `internal/api/custom_oauth_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect, Option } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const provider = yield* admin.customProviders.getProvider("custom:acme").pipe(
   *     Effect.asSome,
   *     Effect.catchTag("CustomProviderNotFound", () => Effect.succeedNone)
   *   )
   *   console.log(Option.isSome(provider)) // => false
   * })
   * ```
   * @replaces `auth.admin.customProviders.getProvider(identifier)`
   * @since 0.1.0
   */
  getProvider: Endpoint.make({
    name: "customProviders.getProvider",
    method: "GET",
    path: ["admin", "custom-providers", { from: "identifier" }],
    response: Responses.CustomProvider,
    errors: ["NotAdmin", "FeatureDisabled", "CustomProviderNotFound"]
  }),

  /**
   * Updates a custom provider. Its type and identifier cannot change.
   *
   * Fails with `CustomProviderNotFound`, `ValidationFailed` (as in `createProvider`), `FeatureDisabled` when custom
   * providers are switched off in the project.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks `""` leaves a member unchanged; an empty list or map replaces it. Members of the other provider type are
   * ignored. Invalid parameters are reported before the provider is looked up, invalid URLs afterwards.
   * @see `adminCustomOAuthProviderUpdate` in the server's `internal/api/custom_oauth_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const made = yield* admin.customProviders.createProvider({
   *     provider_type: "oauth2",
   *     identifier: "custom:acme",
   *     name: "Acme",
   *     client_id: "id",
   *     client_secret: "secret",
   *     authorization_url: "https://provider.example.com/authorize",
   *     token_url: "https://provider.example.com/token",
   *     userinfo_url: "https://provider.example.com/userinfo"
   *   })
   *   const provider = yield* admin.customProviders.updateProvider(made.identifier, { enabled: false })
   *   console.log(provider.enabled) // => false
   * })
   * ```
   * @replaces `auth.admin.customProviders.updateProvider(identifier, params)`
   * @since 0.1.0
   */
  updateProvider: Endpoint.make({
    name: "customProviders.updateProvider",
    method: "PUT",
    path: ["admin", "custom-providers", { from: "identifier" }],
    request: ({ changes }: { readonly changes: object }) => ({ body: changes }),
    response: Responses.CustomProvider,
    errors: ["NotAdmin", "FeatureDisabled", "CustomProviderNotFound", "ValidationFailed"]
  }),

  /**
   * Deletes a custom provider. Its users can no longer sign in with it.
   *
   * Fails with `CustomProviderNotFound`, `FeatureDisabled` when custom providers are switched off in the project.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks The users keep the identities that came from the provider.
   * @see `adminCustomOAuthProviderDelete` in the server's `internal/api/custom_oauth_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const made = yield* admin.customProviders.createProvider({
   *     provider_type: "oauth2",
   *     identifier: "custom:acme",
   *     name: "Acme",
   *     client_id: "id",
   *     client_secret: "secret",
   *     authorization_url: "https://provider.example.com/authorize",
   *     token_url: "https://provider.example.com/token",
   *     userinfo_url: "https://provider.example.com/userinfo"
   *   })
   *   yield* admin.customProviders.deleteProvider(made.identifier)
   *   console.log((yield* admin.customProviders.listProviders()).length) // => 0
   * })
   * ```
   * @replaces `auth.admin.customProviders.deleteProvider(identifier)`
   * @since 0.1.0
   */
  deleteProvider: Endpoint.make({
    name: "customProviders.deleteProvider",
    method: "DELETE",
    path: ["admin", "custom-providers", { from: "identifier" }],
    errors: ["NotAdmin", "FeatureDisabled", "CustomProviderNotFound"]
  })
}
