import type { Columns, RowOf } from "./column.js"
import type { Database } from "./database.js"
import type { Identified } from "./indexes.js"
import type { Table } from "./table.js"

/** The first row whose column names a row that is not there, in words. */
const dangling = <C extends Columns, R extends Identified & RowOf<C>>(
  table: Table<C, R>,
  column: string,
  value: (row: R) => string | null,
  target: { readonly name: string; get(id: string): unknown }
): string | undefined => {
  let number = 0
  for (const row of table.all()) {
    number++
    const id = value(row)
    if (id !== null && target.get(id) === undefined) {
      return `${table.name}, row ${number}: ${column} is not the id of a row of ${target.name}`
    }
  }
  return undefined
}

/** What is wrong with the foreign keys that the server's database has. */
export const referenceProblem = (db: Database): string | undefined => {
  const { table: users } = db.users
  const { table: clients } = db.oauthClients
  const { table: ssoProviders } = db.ssoProviders
  return (
    dangling(db.identities.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.sessions.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.sessions.table, "oauth_client_id", (row) => row.oauth_client_id, clients) ??
    dangling(db.refreshTokens.table, "session_id", (row) => row.session_id, db.sessions.table) ??
    dangling(db.oneTimeTokens.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.factors.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.challenges.table, "factor_id", (row) => row.factor_id, db.factors.table) ??
    dangling(db.passkeys.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.passkeyChallenges.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.samlProviders.table, "sso_provider_id", (row) => row.sso_provider_id, ssoProviders) ??
    dangling(db.ssoDomains.table, "sso_provider_id", (row) => row.sso_provider_id, ssoProviders) ??
    dangling(db.oauthAuthorizations.table, "client_id", (row) => row.client_id, clients) ??
    dangling(db.oauthAuthorizations.table, "user_id", (row) => row.user_id, users) ??
    dangling(db.oauthConsents.table, "client_id", (row) => row.client_id, clients) ??
    dangling(db.oauthConsents.table, "user_id", (row) => row.user_id, users)
  )
}
