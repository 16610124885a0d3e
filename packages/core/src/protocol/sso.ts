/** SAML identity providers. They can be managed even while SAML is switched off. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

/** The `resource_id` to match, or its beginning. */
type SsoQuery = {
  readonly resource_id?: string | undefined
  readonly resource_id_prefix?: string | undefined
}

export const sso = {
  /**
   * Lists the SSO providers, without their metadata: all, the one with a resource id, or those whose resource id begins
   * with a prefix. The server does not page this list.
   *
   * One request.
   *
   * @quirks `%` and `_` in the prefix are wildcards. A provider moves to the end of the list when it changes.
   * @see `adminSSOProvidersList` in the server's `internal/api/ssoadmin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const providers = yield* admin.sso.listProviders({ resourceIdPrefix: "customer-" })
   *   console.log(providers.map((provider) => provider.saml.entity_id).length) // => 0
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  listProviders: Endpoint.make({
    name: "sso.listProviders",
    method: "GET",
    path: ["admin", "sso", "providers"],
    request: ({ query }: { readonly query: SsoQuery }) => ({ query }),
    response: Responses.SsoProviderList,
    errors: ["NotAdmin"]
  }),

  /**
   * Creates an SSO provider from its SAML metadata: the XML, or an https URL that the server fetches.
   *
   * Fails with `Conflict` when the entity or a domain belongs to another provider, `ValidationFailed` when the metadata
   * is not usable. A resource id that is taken is a `ServerError`, and so is metadata that is not XML.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks Domains are stored exactly as sent; two that differ only in case are a `ServerError`. A resource id can be
   * `""`.
   * @see `adminSSOProvidersCreate` in the server's `internal/api/ssoadmin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const metadata_xml = `
   *     <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
   *       <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" />
   *     </EntityDescriptor>`
   *   const provider = yield* admin.sso.createProvider({ metadata_xml, domains: ["example.com"] })
   *   console.log(provider.saml.entity_id) // => "https://idp.example.com"
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  createProvider: Endpoint.make({
    name: "sso.createProvider",
    method: "POST",
    path: ["admin", "sso", "providers"],
    request: ({ provider }: { readonly provider: object }) => ({ body: { type: "saml", ...provider } }),
    response: Responses.SsoProvider,
    errors: ["NotAdmin", "Conflict", "ValidationFailed"]
  }),

  /**
   * Reads one SSO provider, by its id or by the resource id that you gave it.
   *
   * Fails with `SsoProviderNotFound`. One request.
   *
   * @quirks `disabled` is `null` until it is set.
   * @see `adminSSOProvidersGet` in the server's `internal/api/ssoadmin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const metadata_xml = `
   *     <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
   *       <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" />
   *     </EntityDescriptor>`
   *   const made = yield* admin.sso.createProvider({ metadata_xml, resource_id: "customer-1" })
   *   const provider = yield* admin.sso.getProvider({ resourceId: "customer-1" })
   *   console.log(provider.id === made.id) // => true
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  getProvider: Endpoint.make({
    name: "sso.getProvider",
    method: "GET",
    path: ["admin", "sso", "providers", { from: "provider" }],
    response: Responses.SsoProvider,
    errors: ["NotAdmin", "SsoProviderNotFound"]
  }),

  /**
   * Updates an SSO provider. Domains are replaced as a whole, and so is an attribute mapping with `keys`.
   *
   * Fails with `SsoProviderNotFound`, `Conflict` (a domain or resource id of another provider), `ValidationFailed`
   * (metadata that is not usable, or that belongs to another entity).
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks An update with metadata or a mapping also sets `name_id_format`: leave it out, and the server clears it.
   * Without either of them the server ignores it. Metadata as XML leaves an earlier `metadata_url` in place. A conflict
   * has a code of its own here; `createProvider` reports the same one as a `ServerError`.
   * @see `adminSSOProvidersUpdate` in the server's `internal/api/ssoadmin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const metadata_xml = `
   *     <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
   *       <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" />
   *     </EntityDescriptor>`
   *   const made = yield* admin.sso.createProvider({ metadata_xml, resource_id: "customer-1" })
   *   const provider = yield* admin.sso.updateProvider(made.id, { disabled: true })
   *   console.log(provider.disabled) // => true
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  updateProvider: Endpoint.make({
    name: "sso.updateProvider",
    method: "PUT",
    path: ["admin", "sso", "providers", { from: "provider" }],
    request: ({ changes }: { readonly changes: object }) => ({ body: changes }),
    response: Responses.SsoProvider,
    errors: ["NotAdmin", "SsoProviderNotFound", "Conflict", "ValidationFailed"]
  }),

  /**
   * Deletes an SSO provider and returns it, including its metadata.
   *
   * Fails with `SsoProviderNotFound`.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks The response includes the metadata once more.
   * @see `adminSSOProvidersDelete` in the server's `internal/api/ssoadmin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const metadata_xml = `
   *     <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
   *       <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" />
   *     </EntityDescriptor>`
   *   const made = yield* admin.sso.createProvider({ metadata_xml, resource_id: "customer-1" })
   *   const provider = yield* admin.sso.deleteProvider(made.id)
   *   console.log(provider.resource_id) // => "customer-1"
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  deleteProvider: Endpoint.make({
    name: "sso.deleteProvider",
    method: "DELETE",
    path: ["admin", "sso", "providers", { from: "provider" }],
    response: Responses.SsoProvider,
    errors: ["NotAdmin", "SsoProviderNotFound"]
  })
}
