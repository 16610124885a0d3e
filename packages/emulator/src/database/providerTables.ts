import type { Timestamp } from "../standards/time/timestamp.js"
import { customProviderChecks, customProviderRow } from "./customProviderChecks.js"
import { printedRow, timeCell } from "./postgres/row.js"
import { lowerCase } from "./postgres/text.js"
import {
  customProviderColumns,
  oauthAuthorizationColumns,
  oauthClientColumns,
  oauthConsentColumns,
  samlProviderColumns,
  ssoDomainColumns,
  ssoProviderColumns
} from "./providerRows.js"
import { Table } from "./table.js"
import type { UndoLog } from "./undoLog.js"

/** One list of all rows. */
const everything = () => ""

const compare = (left: Timestamp, right: Timestamp): number => (left < right ? -1 : Number(left > right))

const byCreation = (left: { readonly created_at: Timestamp }, right: { readonly created_at: Timestamp }): number =>
  compare(left.created_at, right.created_at)

const byUpdate = (left: { readonly updated_at: Timestamp }, right: { readonly updated_at: Timestamp }): number =>
  compare(left.updated_at, right.updated_at)

export const makeSsoProviders = (undoLog: UndoLog) => {
  const table = new Table("sso_providers", ssoProviderColumns, undoLog)
  return {
    table,
    byResourceId: table.unique("sso_providers_resource_id_idx", "lower(resource_id)", (row) =>
      row.resource_id === null ? null : lowerCase(row.resource_id)
    ),
    /** The database reads the table from its beginning, and puts an updated row at its end. */
    inOrder: table.sorted(everything, byUpdate)
  }
}

export const makeSamlProviders = (undoLog: UndoLog) => {
  const table = new Table("saml_providers", samlProviderColumns, undoLog)
  return {
    table,
    byEntityId: table.unique("saml_providers_entity_id_key", "entity_id", (row) => row.entity_id),
    byProvider: table.listed((row) => row.sso_provider_id)
  }
}

export const makeSsoDomains = (undoLog: UndoLog) => {
  const table = new Table("sso_domains", ssoDomainColumns, undoLog)
  table.check({
    constraint: "domain not empty",
    holds: (row) => row.domain !== "",
    shown: (row) =>
      printedRow([row.id, row.sso_provider_id, row.domain, timeCell(row.created_at), timeCell(row.updated_at)])
  })
  return {
    table,
    byDomain: table.unique("sso_domains_domain_idx", "lower(domain)", (row) => lowerCase(row.domain)),
    byProvider: table.listed((row) => row.sso_provider_id)
  }
}

export const makeOAuthClients = (undoLog: UndoLog) => {
  const table = new Table("oauth_clients", oauthClientColumns, undoLog)
  return { table, byAge: table.sorted(everything, byCreation) }
}

const limits = [
  ["redirect_uri", 2048],
  ["scope", 4096],
  ["state", 4096],
  ["resource", 2048],
  ["code_challenge", 128],
  ["nonce", 255]
] as const

export const makeOAuthAuthorizations = (undoLog: UndoLog) => {
  const table = new Table("oauth_authorizations", oauthAuthorizationColumns, undoLog)
  for (const [column, limit] of limits) {
    table.check({
      constraint: `oauth_authorizations_${column}_length`,
      holds: (row) => [...(row[column] ?? "")].length <= limit
    })
  }
  return {
    table,
    byAuthorizationId: table.unique(
      "oauth_authorizations_authorization_id_key",
      "authorization_id",
      (row) => row.authorization_id
    ),
    byCode: table.unique(
      "oauth_authorizations_authorization_code_key",
      "authorization_code",
      (row) => row.authorization_code
    ),
    byUser: table.listed((row) => row.user_id)
  }
}

export const makeOAuthConsents = (undoLog: UndoLog) => {
  const table = new Table("oauth_consents", oauthConsentColumns, undoLog)
  return {
    table,
    byPair: table.unique(
      "oauth_consents_user_client_unique",
      "user_id, client_id",
      (row) => `${row.user_id} ${row.client_id}`,
      (row) => `${row.user_id}, ${row.client_id}`
    ),
    byUser: table.listed((row) => row.user_id)
  }
}

export const makeCustomProviders = (undoLog: UndoLog) => {
  const table = new Table("custom_oauth_providers", customProviderColumns, undoLog)
  for (const { constraint, holds } of customProviderChecks) {
    table.check({ constraint: `custom_oauth_providers_${constraint}`, holds, shown: customProviderRow })
  }
  return {
    table,
    byIdentifier: table.unique("custom_oauth_providers_identifier_key", "identifier", (row) => row.identifier),
    byAge: table.sorted(everything, byCreation),
    byType: table.listed((row) => row.provider_type)
  }
}
