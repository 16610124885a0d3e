import { bytesToHex } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { fromBase64Url } from "../standards/encoding/base64.js"
import {
  makeCustomProviders,
  makeOAuthAuthorizations,
  makeOAuthClients,
  makeOAuthConsents,
  makeSamlProviders,
  makeSsoDomains,
  makeSsoProviders
} from "./providerTables.js"
import type { User } from "./rows.js"
import {
  auditColumns,
  challengeColumns,
  factorColumns,
  flowStateColumns,
  identityColumns,
  messageColumns,
  oauthClientStateColumns,
  oneTimeTokenColumns,
  passkeyChallengeColumns,
  passkeyColumns,
  refreshTokenColumns,
  sessionColumns,
  userColumns
} from "./rows.js"
import { Table } from "./table.js"
import { Journal } from "./undoLog.js"

const orNull = (text: string): string | null => (text === "" ? null : text)

const byAge = (left: User, right: User): number =>
  left.created_at < right.created_at
    ? -1
    : left.created_at > right.created_at
      ? 1
      : left.id < right.id
        ? -1
        : Number(left.id > right.id)

/** One list of all rows, for tables that are read whole. */
const everything = () => ""

const makeUsers = (journal: Journal) => {
  const table = new Table("users", userColumns, journal)
  return {
    table,
    byEmail: table.unique("users_email_partial_key", "email", (row) => (row.is_sso_user ? null : orNull(row.email))),
    byPhone: table.unique("users_phone_key", "phone", (row) => orNull(row.phone)),
    byPhoneChange: table.listed((row) => orNull(row.phone_change)),
    byAudience: table.sorted((row) => row.aud, byAge)
  }
}

const makeIdentities = (journal: Journal) => {
  const table = new Table("identities", identityColumns, journal)
  return {
    table,
    byProvider: table.unique(
      "identities_provider_id_provider_unique",
      "provider_id, provider",
      (row) => `${row.provider} ${row.provider_id}`,
      (row) => `${row.provider_id}, ${row.provider}`
    ),
    byUser: table.listed((row) => row.user_id),
    byEmail: table.listed((row) => orNull(row.email))
  }
}

const makeSessions = (journal: Journal) => {
  const table = new Table("sessions", sessionColumns, journal)
  return { table, byUser: table.listed((row) => row.user_id) }
}

const makeRefreshTokens = (journal: Journal) => {
  const table = new Table("refresh_tokens", refreshTokenColumns, journal)
  return {
    table,
    byToken: table.unique("refresh_tokens_token_unique", "token", (row) => row.token),
    bySession: table.listed((row) => row.session_id)
  }
}

const makeOneTimeTokens = (journal: Journal) => {
  const table = new Table("one_time_tokens", oneTimeTokenColumns, journal)
  return {
    table,
    byKind: table.unique(
      "one_time_tokens_user_id_token_type_key",
      "user_id, token_type",
      (row) => `${row.user_id} ${row.token_type}`,
      (row) => `${row.user_id}, ${row.token_type}`
    ),
    byUser: table.listed((row) => row.user_id),
    byHash: table.listed((row) => row.token_hash)
  }
}

const makeFactors = (journal: Journal) => {
  const table = new Table("mfa_factors", factorColumns, journal)
  return {
    table,
    byUser: table.listed((row) => row.user_id),
    byName: table.unique(
      "mfa_factors_user_friendly_name_unique",
      "friendly_name, user_id",
      (row) => (/^ *$/.test(row.friendly_name) ? null : `${row.user_id} ${row.friendly_name}`),
      (row) => `${row.friendly_name}, ${row.user_id}`
    ),
    byPhone: table.unique(
      "unique_phone_factor_per_user",
      "user_id, phone",
      (row) => (row.phone === "" ? null : `${row.user_id} ${row.phone}`),
      (row) => `${row.user_id}, ${row.phone}`
    ),
    byChallengeTime: table.unique("mfa_factors_last_challenged_at_key", "last_challenged_at", (row) =>
      row.last_challenged_at === null ? null : String(row.last_challenged_at)
    )
  }
}

const makeChallenges = (journal: Journal) => {
  const table = new Table("mfa_challenges", challengeColumns, journal)
  return { table, byFactor: table.listed((row) => row.factor_id) }
}

const makePasskeys = (journal: Journal) => {
  const table = new Table("webauthn_credentials", passkeyColumns, journal)
  return {
    table,
    byCredential: table.unique(
      "webauthn_credentials_credential_id_key",
      "credential_id",
      (row) => row.credential_id,
      // The database keeps bytes, and shows them in its own way.
      (row) => `\\x${bytesToHex(Either.getOrElse(fromBase64Url(row.credential_id), () => new Uint8Array(0)))}`
    ),
    byUser: table.listed((row) => row.user_id)
  }
}

const makePasskeyChallenges = (journal: Journal) => {
  const table = new Table("webauthn_challenges", passkeyChallengeColumns, journal)
  return { table, byUser: table.listed((row) => row.user_id) }
}

const makeFlowStates = (journal: Journal) => {
  const table = new Table("flow_state", flowStateColumns, journal)
  return {
    table,
    byCode: table.listed((row) => row.auth_code),
    byMethod: table.listed((row) => (row.user_id === null ? null : `${row.user_id} ${row.authentication_method}`))
  }
}

const makeOAuthClientStates = (journal: Journal) => ({
  table: new Table("oauth_client_states", oauthClientStateColumns, journal)
})

const makeAudit = (journal: Journal) => {
  const table = new Table("audit_log_entries", auditColumns, journal)
  return { table, inOrder: table.listed(everything) }
}

const makeOutbox = (journal: Journal) => {
  const table = new Table("outbox", messageColumns, journal)
  return { table, inOrder: table.listed(everything) }
}

/** Everything the server remembers. */
export const makeDatabase = () => {
  const journal = new Journal()
  const tables = {
    users: makeUsers(journal),
    identities: makeIdentities(journal),
    sessions: makeSessions(journal),
    refreshTokens: makeRefreshTokens(journal),
    oneTimeTokens: makeOneTimeTokens(journal),
    factors: makeFactors(journal),
    challenges: makeChallenges(journal),
    passkeys: makePasskeys(journal),
    passkeyChallenges: makePasskeyChallenges(journal),
    flowStates: makeFlowStates(journal),
    oauthClientStates: makeOAuthClientStates(journal),
    ssoProviders: makeSsoProviders(journal),
    samlProviders: makeSamlProviders(journal),
    ssoDomains: makeSsoDomains(journal),
    oauthClients: makeOAuthClients(journal),
    oauthAuthorizations: makeOAuthAuthorizations(journal),
    oauthConsents: makeOAuthConsents(journal),
    customProviders: makeCustomProviders(journal),
    audit: makeAudit(journal),
    outbox: makeOutbox(journal)
  }
  return { ...tables, journal }
}

export type Database = ReturnType<typeof makeDatabase>
