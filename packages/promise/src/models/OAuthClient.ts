/** OAuth clients: applications whose users sign in through this server. */
import type { AuthError } from "../AuthError.js"
import type * as Installed from "./installed.js"
import type { Pagination, RequestResult } from "./Result.js"

/**
 * What a client may request tokens with.
 *
 * @since 0.1.0
 * @category models
 */
export type OAuthClientGrantType = "authorization_code" | "refresh_token" | (string & {})

/**
 * The response types of a client.
 *
 * @since 0.1.0
 * @category models
 */
export type OAuthClientResponseType = "code"

/**
 * How a client authenticates.
 *
 * @since 0.1.0
 * @category models
 */
export type OAuthClientTokenEndpointAuthMethod = "none" | "client_secret_basic" | "client_secret_post"

/**
 * A client.
 *
 * @since 0.1.0
 * @category models
 */
export type OAuthClient = Installed.Or<Installed.OAuthClient, OwnClient>

interface OwnClient {
  client_id: string
  client_name: string
  /** Only on creation, and after a new secret was generated. */
  client_secret?: string
  client_type: "public" | "confidential"
  token_endpoint_auth_method: OAuthClientTokenEndpointAuthMethod
  registration_type: "dynamic" | "manual"
  client_uri?: string
  logo_uri?: string
  redirect_uris: string[]
  grant_types: OAuthClientGrantType[]
  response_types: OAuthClientResponseType[]
  scope?: string
  created_at: string
  updated_at: string
}

/**
 * A new client.
 *
 * @since 0.1.0
 * @category inputs
 */
export type CreateOAuthClientParams = {
  client_name: string
  client_uri?: string
  redirect_uris: string[]
  grant_types?: OAuthClientGrantType[]
  response_types?: OAuthClientResponseType[]
  scope?: string
  token_endpoint_auth_method?: OAuthClientTokenEndpointAuthMethod
}

/**
 * The changes to a client.
 *
 * @since 0.1.0
 * @category inputs
 */
export type UpdateOAuthClientParams = {
  client_name?: string
  client_uri?: string
  logo_uri?: string
  redirect_uris?: string[]
  grant_types?: OAuthClientGrantType[]
  token_endpoint_auth_method?: OAuthClientTokenEndpointAuthMethod
}

/**
 * A client, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type OAuthClientResponse = RequestResult<OAuthClient>

/**
 * The clients, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type OAuthClientListResponse =
  | { data: { clients: OAuthClient[]; aud: string } & Pagination; error: null }
  | { data: { clients: [] }; error: AuthError }
