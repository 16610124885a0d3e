/**
 * Your own OAuth 2.0 and OpenID Connect providers, in addition to those that the server has built in.
 *
 * @since 0.1.0
 */
import type * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { Url } from "./check/url.js"
import { openEnum } from "./check/openEnum.js"
import { Metadata } from "./Metadata.js"
import * as Secret from "./Secret.js"
import { Timestamp, toDateTime } from "./Timestamp.js"

/**
 * The identifier of a provider: `custom:`, then lower-case letters, digits, `:` and `-`; at most 50 characters in
 * total.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ProviderIdentifier: Schema.Schema<string> = Schema.String.pipe(
  Schema.filter((text) => text.length <= 50 && /^custom:[a-z0-9:-]*[a-z0-9]$/.test(text)),
  Schema.annotations({
    identifier: "ProviderIdentifier",
    description: "custom: and a name of lower-case letters, digits, colons and hyphens, such as custom:acme",
    arbitrary: () => (fc) => fc.stringMatching(/^custom:[a-z0-9]{1,20}$/)
  })
)

const text = Schema.optionalWith(Schema.String, { exact: true })

/**
 * A custom provider, as on the wire (`internal/models/custom_oauth_provider.go`). The client secret is never returned.
 *
 * `issuer`, `discovery_url` and `discovery_document` belong to `oidc`; the other URLs to `oauth2`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CustomProvider = Schema.Struct({
  id: Schema.String,
  provider_type: openEnum("oauth2", "oidc"),
  identifier: Schema.String,
  name: Schema.String,
  client_id: Schema.String,
  acceptable_client_ids: Schema.Array(Schema.String),
  scopes: Schema.Array(Schema.String),
  pkce_enabled: Schema.Boolean,
  attribute_mapping: Metadata,
  custom_claims_allowlist: Schema.optionalWith(Schema.Array(Schema.String), { exact: true }),
  authorization_params: Metadata,
  enabled: Schema.Boolean,
  email_optional: Schema.Boolean,
  issuer: text,
  discovery_url: text,
  skip_nonce_check: Schema.Boolean,
  discovery_document: Schema.optionalWith(Metadata, { exact: true }),
  authorization_url: text,
  token_url: text,
  userinfo_url: text,
  jwks_uri: text,
  created_at: Timestamp,
  updated_at: Timestamp
}).annotations({ identifier: "CustomProvider" })

/**
 * A custom provider, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomProvider extends Schema.Schema.Type<typeof CustomProvider> {}

/**
 * The list, as on the wire.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Struct({ providers: Schema.Array(CustomProvider) })

/**
 * Which providers to list.
 *
 * @since 0.1.0
 * @category models
 */
export interface ListProviders {
  readonly type?: "oauth2" | "oidc" | undefined
}

/**
 * A schema for `ListProviders`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ListProviders: Schema.Schema<ListProviders> = Schema.Struct({
  type: Schema.optional(Schema.Literal("oauth2", "oidc"))
})

interface Attributes {
  readonly acceptable_client_ids?: ReadonlyArray<string> | undefined
  readonly scopes?: ReadonlyArray<string> | undefined
  /** Whether the provider is switched on; `true` by default. */
  readonly pkce_enabled?: boolean | undefined
  /** Maps claims to members of the user. */
  readonly attribute_mapping?: Metadata | undefined
  readonly custom_claims_allowlist?: ReadonlyArray<string> | undefined
  /** Additional parameters of the authorization request. Those that OAuth defines are rejected. */
  readonly authorization_params?: Readonly<Record<string, string>> | undefined
  /** Whether PKCE is used; `true` by default. */
  readonly enabled?: boolean | undefined
  /** Accept users without an e-mail address. */
  readonly email_optional?: boolean | undefined
}

interface Credentials {
  readonly name: string
  readonly client_id: string
  readonly client_secret: Secret.Secret
}

interface OidcUrls {
  readonly issuer: string | URL
  /** By default `{issuer}/.well-known/openid-configuration`. The server fetches it. */
  readonly discovery_url?: string | URL | undefined
  readonly skip_nonce_check?: boolean | undefined
}

interface OAuth2Urls {
  readonly authorization_url: string | URL
  readonly token_url: string | URL
  readonly userinfo_url: string | URL
  readonly jwks_uri?: string | URL | undefined
}

/**
 * A new provider, by `provider_type`: one with a discovery document (`oidc`), or one with explicit URLs (`oauth2`). All
 * URLs must be https and public.
 *
 * @since 0.1.0
 * @category models
 */
export type CreateProvider = Attributes &
  Credentials & { readonly identifier: string } & (
    | ({ readonly provider_type: "oidc" } & OidcUrls)
    | ({ readonly provider_type: "oauth2" } & OAuth2Urls)
  )

/**
 * The changes to a provider; `""` changes nothing. Type and identifier cannot change, and the server ignores the URLs
 * of the other type.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateProvider
  extends
    Attributes,
    Partial<{ readonly [K in keyof Credentials]: Credentials[K] | undefined }>,
    Partial<{ readonly [K in keyof OidcUrls]: OidcUrls[K] | undefined }>,
    Partial<{ readonly [K in keyof OAuth2Urls]: OAuth2Urls[K] | undefined }> {}

const texts = Schema.optional(Schema.Array(Schema.String))
const flag = Schema.optional(Schema.Boolean)

const attributes = {
  acceptable_client_ids: texts,
  scopes: texts,
  pkce_enabled: flag,
  attribute_mapping: Schema.optional(Metadata),
  custom_claims_allowlist: texts,
  authorization_params: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.String })),
  enabled: flag,
  email_optional: flag
}
const credentials = { name: Schema.String, client_id: Schema.String, client_secret: Secret.Secret }

/**
 * A schema for a new provider.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CreateProvider: Schema.Schema<CreateProvider> = Schema.Union(
  Schema.Struct({
    ...attributes,
    ...credentials,
    identifier: ProviderIdentifier,
    provider_type: Schema.Literal("oidc"),
    issuer: Url,
    discovery_url: Schema.optional(Url),
    skip_nonce_check: flag
  }),
  Schema.Struct({
    ...attributes,
    ...credentials,
    identifier: ProviderIdentifier,
    provider_type: Schema.Literal("oauth2"),
    authorization_url: Url,
    token_url: Url,
    userinfo_url: Url,
    jwks_uri: Schema.optional(Url)
  })
)

/**
 * A schema for the changes to a provider.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UpdateProvider: Schema.Schema<UpdateProvider> = Schema.Struct({
  ...attributes,
  name: Schema.optional(Schema.String),
  client_id: Schema.optional(Schema.String),
  client_secret: Schema.optional(Secret.Secret),
  issuer: Schema.optional(Url),
  discovery_url: Schema.optional(Url),
  skip_nonce_check: flag,
  authorization_url: Schema.optional(Url),
  token_url: Schema.optional(Url),
  userinfo_url: Schema.optional(Url),
  jwks_uri: Schema.optional(Url)
})

/**
 * The request body: secrets revealed, URLs as strings.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = (provider: CreateProvider | UpdateProvider): object => {
  const { client_secret, ...rest } = provider
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, value instanceof URL ? value.href : value])
    ),
    client_secret: client_secret === undefined ? undefined : Secret.reveal(client_secret)
  }
}

/**
 * When the provider was created.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (provider: Pick<CustomProvider, "created_at">): DateTime.Utc => toDateTime(provider.created_at)

/**
 * When the provider last changed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const updatedAt = (provider: Pick<CustomProvider, "updated_at">): DateTime.Utc => toDateTime(provider.updated_at)
