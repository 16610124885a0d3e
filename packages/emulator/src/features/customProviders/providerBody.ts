import type { CustomProvider } from "../../database/providerRows.js"
import type { Body } from "../../standards/json/json.js"
import { JsonText } from "../../standards/json/json.js"
import { storedDiscoveryBody } from "./oidcDiscovery.js"

/** A provider as it is sent: without its secret. */
export const customProviderBody = (row: CustomProvider): Body => ({
  id: row.id,
  provider_type: row.provider_type,
  identifier: row.identifier,
  name: row.name,
  client_id: row.client_id,
  acceptable_client_ids: row.acceptable_client_ids,
  scopes: row.scopes,
  pkce_enabled: row.pkce_enabled,
  attribute_mapping: new JsonText(row.attribute_mapping),
  custom_claims_allowlist: row.custom_claims_allowlist,
  authorization_params: new JsonText(row.authorization_params),
  enabled: row.enabled,
  email_optional: row.email_optional,
  issuer: row.issuer ?? undefined,
  discovery_url: row.discovery_url ?? undefined,
  skip_nonce_check: row.skip_nonce_check,
  discovery_document: row.cached_discovery === null ? undefined : storedDiscoveryBody(row.cached_discovery),
  authorization_url: row.authorization_url ?? undefined,
  token_url: row.token_url ?? undefined,
  userinfo_url: row.userinfo_url ?? undefined,
  jwks_uri: row.jwks_uri ?? undefined,
  created_at: row.created_at,
  updated_at: row.updated_at
})
