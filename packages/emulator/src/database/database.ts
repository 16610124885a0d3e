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
import type { Message, User } from "./rows.js"
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
import { UndoLog } from "./undoLog.js"

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

const makeUsers = (undoLog: UndoLog) => {
  const table = new Table("users", userColumns, undoLog)
  return {
    table,
    byEmail: table.unique("users_email_partial_key", "email", (row) => (row.is_sso_user ? null : orNull(row.email))),
    byPhone: table.unique("users_phone_key", "phone", (row) => orNull(row.phone)),
    byPhoneChange: table.listed((row) => orNull(row.phone_change)),
    byAudience: table.sorted((row) => row.aud, byAge)
  }
}

const makeIdentities = (undoLog: UndoLog) => {
  const table = new Table("identities", identityColumns, undoLog)
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

const makeSessions = (undoLog: UndoLog) => {
  const table = new Table("sessions", sessionColumns, undoLog)
  return { table, byUser: table.listed((row) => row.user_id) }
}

const makeRefreshTokens = (undoLog: UndoLog) => {
  const table = new Table("refresh_tokens", refreshTokenColumns, undoLog)
  return {
    table,
    byToken: table.unique("refresh_tokens_token_unique", "token", (row) => row.token),
    bySession: table.listed((row) => row.session_id)
  }
}

const makeOneTimeTokens = (undoLog: UndoLog) => {
  const table = new Table("one_time_tokens", oneTimeTokenColumns, undoLog)
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

const makeFactors = (undoLog: UndoLog) => {
  const table = new Table("mfa_factors", factorColumns, undoLog)
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

const makeChallenges = (undoLog: UndoLog) => {
  const table = new Table("mfa_challenges", challengeColumns, undoLog)
  return { table, byFactor: table.listed((row) => row.factor_id) }
}

const makePasskeys = (undoLog: UndoLog) => {
  const table = new Table("webauthn_credentials", passkeyColumns, undoLog)
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

const makePasskeyChallenges = (undoLog: UndoLog) => {
  const table = new Table("webauthn_challenges", passkeyChallengeColumns, undoLog)
  return { table, byUser: table.listed((row) => row.user_id) }
}

const makeFlowStates = (undoLog: UndoLog) => {
  const table = new Table("flow_state", flowStateColumns, undoLog)
  return {
    table,
    byCode: table.listed((row) => row.auth_code),
    byMethod: table.listed((row) => (row.user_id === null ? null : `${row.user_id} ${row.authentication_method}`))
  }
}

const makeOAuthClientStates = (undoLog: UndoLog) => ({
  table: new Table("oauth_client_states", oauthClientStateColumns, undoLog)
})

const makeAudit = (undoLog: UndoLog) => {
  const table = new Table("audit_log_entries", auditColumns, undoLog)
  return { table, inOrder: table.listed(everything) }
}

const makeOutbox = (undoLog: UndoLog) => {
  const table = new Table("outbox", messageColumns, undoLog)
  const justSent: Array<Message> = []
  return { table, inOrder: table.listed(everything), justSent }
}

/** Everything the server remembers. */
export const makeDatabase = () => {
  const undoLog = new UndoLog()
  const tables = {
    users: makeUsers(undoLog),
    identities: makeIdentities(undoLog),
    sessions: makeSessions(undoLog),
    refreshTokens: makeRefreshTokens(undoLog),
    oneTimeTokens: makeOneTimeTokens(undoLog),
    factors: makeFactors(undoLog),
    challenges: makeChallenges(undoLog),
    passkeys: makePasskeys(undoLog),
    passkeyChallenges: makePasskeyChallenges(undoLog),
    flowStates: makeFlowStates(undoLog),
    oauthClientStates: makeOAuthClientStates(undoLog),
    ssoProviders: makeSsoProviders(undoLog),
    samlProviders: makeSamlProviders(undoLog),
    ssoDomains: makeSsoDomains(undoLog),
    oauthClients: makeOAuthClients(undoLog),
    oauthAuthorizations: makeOAuthAuthorizations(undoLog),
    oauthConsents: makeOAuthConsents(undoLog),
    customProviders: makeCustomProviders(undoLog),
    audit: makeAudit(undoLog),
    outbox: makeOutbox(undoLog)
  }
  return { ...tables, undoLog }
}

export type Database = ReturnType<typeof makeDatabase>
