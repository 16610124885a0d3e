import * as Either from "effect/Either"
import { decodeText, anything } from "../http/decode.js"
import type { Json } from "../http/json.js"
import { writeJson } from "../http/json.js"
import { readRow, writeRow } from "./column.js"
import type { Columns } from "./column.js"
import type { Database } from "./database.js"
import type { Table } from "./table.js"

/** Changes when rows are written in another shape. */
const snapshotVersion = 1

/** A table as far as an export needs it, whatever its rows. */
interface Exported {
  readonly name: string
  readonly write: () => ReadonlyArray<ReturnType<typeof writeRow>>
  readonly add: (json: ReadonlyMap<string, Json>) => string | undefined
  readonly clear: () => void
}

const exported = <C extends Columns>(table: Table<C>): Exported => ({
  name: table.name,
  write: () => [...table.all()].map((row) => writeRow(table.columns, row)),
  add: (json) => {
    const read = readRow(table.columns, json)
    if ("column" in read) return `${table.name}: a row without a valid ${read.column}`
    const { row } = read
    const id = json.get("id")
    if (typeof id !== "string") return `${table.name}: a row without an id`
    return table.insert({ ...row, id })?.message
  },
  clear: () => table.clear()
})

/** The order matters to whoever reads an export, not to the tables. */
const tablesOf = (db: Database): ReadonlyArray<Exported> => [
  exported(db.users.table),
  exported(db.identities.table),
  exported(db.sessions.table),
  exported(db.refreshTokens.table),
  exported(db.oneTimeTokens.table),
  exported(db.factors.table),
  exported(db.challenges.table),
  exported(db.passkeys.table),
  exported(db.passkeyChallenges.table),
  exported(db.flowStates.table),
  exported(db.oauthClientStates.table),
  exported(db.ssoProviders.table),
  exported(db.samlProviders.table),
  exported(db.ssoDomains.table),
  exported(db.oauthClients.table),
  exported(db.oauthAuthorizations.table),
  exported(db.oauthConsents.table),
  exported(db.customProviders.table),
  exported(db.audit.table),
  exported(db.outbox.table)
]

export const clearDatabase = (db: Database): void => {
  for (const table of tablesOf(db)) table.clear()
}

/**
 * All rows as JSON: `{"version":1,"tables":{"users":[…],…}}`, the columns by the database's names, times in RFC 3339,
 * metadata as objects.
 */
export const writeSnapshot = (db: Database): string =>
  writeJson({
    version: snapshotVersion,
    tables: Object.fromEntries(tablesOf(db).map((table) => [table.name, table.write()]))
  })

const isList = (json: Json | undefined): json is ReadonlyArray<Json> => Array.isArray(json)

const fill = (db: Database, tables: ReadonlyMap<string, Json>): string | undefined => {
  for (const table of tablesOf(db)) {
    const rows = tables.get(table.name) ?? []
    if (!isList(rows)) return `${table.name} is not a list`
    for (const row of rows) {
      const problem = row instanceof Map ? table.add(row) : `${table.name}: a row that is not an object`
      if (problem !== undefined) return problem
    }
  }
  return undefined
}

/** Replaces all rows by those of an export; on the left what is wrong with it, and then nothing has changed. */
export const readSnapshot = (db: Database, text: string): Either.Either<void, string> => {
  const json = decodeText(anything, text)
  if (Either.isLeft(json)) return Either.left(json.left)
  const version = json.right instanceof Map ? json.right.get("version") : undefined
  const tables = json.right instanceof Map ? json.right.get("tables") : undefined
  if (version !== snapshotVersion || !(tables instanceof Map)) {
    return Either.left(`it is not an export of version ${snapshotVersion}`)
  }
  const before = writeSnapshot(db)
  clearDatabase(db)
  const problem = db.journal.transaction(
    () => fill(db, tables),
    (found) => found === undefined
  )
  if (problem === undefined) return Either.right(undefined)
  clearDatabase(db)
  const old = decodeText(anything, before)
  const oldTables = Either.isRight(old) && old.right instanceof Map ? old.right.get("tables") : undefined
  if (oldTables instanceof Map) {
    db.journal.transaction(
      () => fill(db, oldTables),
      () => true
    )
  }
  return Either.left(problem)
}
