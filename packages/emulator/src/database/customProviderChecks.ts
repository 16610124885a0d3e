import { readStored } from "../standards/json/json.js"
import { jsonbOutput } from "./postgres/jsonb.js"
import { flagCell, listCell, printedRow, textCell, timeCell } from "./postgres/row.js"
import type { CustomProvider } from "./providerRows.js"

const lengthOf = (text: string): number => [...text].length

const isWithin = (text: string | null, least: number, most: number): boolean =>
  text === null || (lengthOf(text) >= least && lengthOf(text) <= most)

const isHttps = (url: string | null): boolean => url === null || url.startsWith("https://")

/** The conditions of the table that can be broken, in the order in which the database looks at them. */
export const customProviderChecks: ReadonlyArray<{
  readonly constraint: string
  readonly holds: (row: CustomProvider) => boolean
}> = [
  { constraint: "authorization_url_https", holds: (row) => isHttps(row.authorization_url) },
  { constraint: "authorization_url_length", holds: (row) => isWithin(row.authorization_url, 0, 2048) },
  { constraint: "client_id_length", holds: (row) => isWithin(row.client_id, 1, 512) },
  { constraint: "discovery_url_length", holds: (row) => isWithin(row.discovery_url, 0, 2048) },
  { constraint: "identifier_format", holds: (row) => /^[a-z0-9][a-z0-9:-]{0,48}[a-z0-9]$/.test(row.identifier) },
  { constraint: "issuer_length", holds: (row) => isWithin(row.issuer, 1, 2048) },
  { constraint: "jwks_uri_https", holds: (row) => isHttps(row.jwks_uri) },
  { constraint: "jwks_uri_length", holds: (row) => isWithin(row.jwks_uri, 0, 2048) },
  { constraint: "name_length", holds: (row) => isWithin(row.name, 1, 100) },
  {
    constraint: "oidc_discovery_url_https",
    holds: (row) => row.provider_type !== "oidc" || isHttps(row.discovery_url)
  },
  { constraint: "oidc_issuer_https", holds: (row) => row.provider_type !== "oidc" || isHttps(row.issuer) },
  { constraint: "token_url_https", holds: (row) => isHttps(row.token_url) },
  { constraint: "token_url_length", holds: (row) => isWithin(row.token_url, 0, 2048) },
  { constraint: "userinfo_url_https", holds: (row) => isHttps(row.userinfo_url) },
  { constraint: "userinfo_url_length", holds: (row) => isWithin(row.userinfo_url, 0, 2048) }
]

/** A provider as the database prints it, secret and all. */
export const customProviderRow = (row: CustomProvider): string =>
  printedRow([
    row.id,
    row.provider_type,
    row.identifier,
    row.name,
    row.client_id,
    row.client_secret,
    listCell(row.acceptable_client_ids),
    listCell(row.scopes),
    flagCell(row.pkce_enabled),
    jsonbOutput(readStored(row.attribute_mapping)),
    jsonbOutput(readStored(row.authorization_params)),
    flagCell(row.enabled),
    flagCell(row.email_optional),
    textCell(row.issuer),
    textCell(row.discovery_url),
    flagCell(row.skip_nonce_check),
    row.cached_discovery === null ? "null" : jsonbOutput(readStored(row.cached_discovery)),
    timeCell(row.discovery_cached_at),
    textCell(row.authorization_url),
    textCell(row.token_url),
    textCell(row.userinfo_url),
    textCell(row.jwks_uri),
    timeCell(row.created_at),
    timeCell(row.updated_at),
    listCell(row.custom_claims_allowlist)
  ])
