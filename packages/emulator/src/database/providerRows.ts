import type { RowOf } from "./column.js"
import { flag, json, list, nullable, text, time, uuid } from "./column.js"

/** Rows about other servers and applications: identity providers, and clients of the server itself. */

export const ssoProviderColumns = {
  id: uuid,
  resource_id: nullable(text),
  disabled: nullable(flag),
  created_at: time,
  updated_at: time
}
export type SsoProvider = RowOf<typeof ssoProviderColumns>

export const samlProviderColumns = {
  id: uuid,
  sso_provider_id: uuid,
  entity_id: text,
  metadata_xml: text,
  metadata_url: nullable(text),
  attribute_mapping: json,
  name_id_format: nullable(text),
  created_at: time,
  updated_at: time
}
export type SamlProvider = RowOf<typeof samlProviderColumns>

export const ssoDomainColumns = { id: uuid, sso_provider_id: uuid, domain: text, created_at: time, updated_at: time }
export type SsoDomain = RowOf<typeof ssoDomainColumns>

export const oauthClientColumns = {
  id: uuid,
  /** "" for a public client, which has no secret. */
  client_secret_hash: text,
  registration_type: text,
  client_type: text,
  token_endpoint_auth_method: text,
  /** With commas between them. */
  redirect_uris: text,
  grant_types: text,
  client_name: nullable(text),
  client_uri: nullable(text),
  logo_uri: nullable(text),
  created_at: time,
  updated_at: time,
  deleted_at: nullable(time)
}
export type OAuthClient = RowOf<typeof oauthClientColumns>

/** An application's request to act for a user, and its outcome. */
export const oauthAuthorizationColumns = {
  id: uuid,
  /** What the page for the user's consent knows it by. */
  authorization_id: text,
  client_id: uuid,
  /** Absent until somebody looks at it. */
  user_id: nullable(uuid),
  redirect_uri: text,
  scope: text,
  state: nullable(text),
  resource: nullable(text),
  code_challenge: text,
  code_challenge_method: text,
  nonce: nullable(text),
  /** `pending`, `approved`, `denied`, `expired` */
  status: text,
  authorization_code: nullable(text),
  created_at: time,
  expires_at: time,
  approved_at: nullable(time)
}
export type OAuthAuthorization = RowOf<typeof oauthAuthorizationColumns>

/** What a user lets an application do. */
export const oauthConsentColumns = {
  id: uuid,
  user_id: uuid,
  client_id: uuid,
  scopes: text,
  granted_at: time,
  revoked_at: nullable(time)
}
export type OAuthConsent = RowOf<typeof oauthConsentColumns>

export const customProviderColumns = {
  id: uuid,
  provider_type: text,
  identifier: text,
  name: text,
  client_id: text,
  client_secret: text,
  acceptable_client_ids: list(text),
  scopes: list(text),
  pkce_enabled: flag,
  attribute_mapping: json,
  authorization_params: json,
  enabled: flag,
  email_optional: flag,
  issuer: nullable(text),
  discovery_url: nullable(text),
  skip_nonce_check: flag,
  cached_discovery: nullable(json),
  discovery_cached_at: nullable(time),
  authorization_url: nullable(text),
  token_url: nullable(text),
  userinfo_url: nullable(text),
  jwks_uri: nullable(text),
  created_at: time,
  updated_at: time,
  custom_claims_allowlist: list(text)
}
export type CustomProvider = RowOf<typeof customProviderColumns>
