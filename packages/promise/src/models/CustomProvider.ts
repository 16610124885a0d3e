/** Custom OAuth 2.0 and OpenID Connect providers. */
import type { AuthError } from "../AuthError.js"
import type * as Installed from "./installed.js"
import type { RequestResult } from "./Result.js"

/**
 * The protocol of a provider.
 *
 * @since 0.1.0
 * @category models
 */
export type CustomProviderType = "oauth2" | "oidc"

/**
 * The discovery document of an OpenID Connect provider.
 *
 * @since 0.1.0
 * @category models
 */
export type OIDCDiscoveryDocument = {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
  userinfo_endpoint?: string
  revocation_endpoint?: string
  supported_scopes?: string[]
  supported_response_types?: string[]
  supported_subject_types?: string[]
  supported_id_token_signing_algs?: string[]
}

interface Attributes {
  acceptable_client_ids?: string[]
  scopes?: string[]
  custom_claims_allowlist?: string[]
  pkce_enabled?: boolean
  // auth-js's own type.
  // oxlint-disable-next-line typescript/no-explicit-any
  attribute_mapping?: Record<string, any>
  authorization_params?: Record<string, string>
  enabled?: boolean
  email_optional?: boolean
  issuer?: string
  discovery_url?: string
  skip_nonce_check?: boolean
  authorization_url?: string
  token_url?: string
  userinfo_url?: string
  jwks_uri?: string
}

/**
 * A custom provider.
 *
 * @since 0.1.0
 * @category models
 */
export type CustomOAuthProvider = Installed.Or<Installed.CustomProvider, OwnProvider>

type OwnProvider = Attributes & {
  id: string
  provider_type: CustomProviderType
  identifier: string
  name: string
  client_id: string
  discovery_document?: OIDCDiscoveryDocument | null
  created_at: string
  updated_at: string
}

/**
 * A new provider.
 *
 * @since 0.1.0
 * @category inputs
 */
export type CreateCustomProviderParams = Attributes & {
  provider_type: CustomProviderType
  /** `custom:` and a name. */
  identifier: string
  name: string
  client_id: string
  client_secret: string
}

/**
 * The changes to a provider.
 *
 * @since 0.1.0
 * @category inputs
 */
export type UpdateCustomProviderParams = Attributes & {
  name?: string
  client_id?: string
  client_secret?: string
}

/**
 * Which providers to list.
 *
 * @since 0.1.0
 * @category inputs
 */
export type ListCustomProvidersParams = { type?: CustomProviderType }

/**
 * A provider, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type CustomProviderResponse = RequestResult<CustomOAuthProvider>

/**
 * The providers, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type CustomProviderListResponse =
  | { data: { providers: CustomOAuthProvider[] }; error: null }
  | { data: { providers: [] }; error: AuthError }
