import * as Either from "effect/Either"
import { anything, decodeNode } from "../standards/json/decode.js"
import type { Json, JsonMap } from "../standards/json/json.js"
import { writeJson } from "../standards/json/json.js"
import { maxDepth, parseJson } from "../standards/json/parse.js"
import type { Jwk } from "../standards/jwt/jwk.js"
import type { Columns } from "./column.js"
import { readRow, writeRow } from "./column.js"
import type { Database } from "./database.js"
import { makeDatabase } from "./database.js"
import { referenceProblem } from "./references.js"
import type { Table } from "./table.js"

const nothing = (): void => undefined

/** Changes when rows are written in another shape. */
const snapshotVersion = 1

/** Rows of an export nest what a client may have sent at its deepest. */
const deepest = maxDepth + 8

/** A table as far as an export needs it, whatever its rows. */
interface Exported {
  readonly name: string
  readonly write: () => ReadonlyArray<ReturnType<typeof writeRow>>
  readonly add: (json: ReadonlyMap<string, Json>) => string | undefined
  /** Whether it has a row with this id. */
  readonly has: (id: string) => boolean
  readonly clear: () => void
  readonly adopt: (other: Database) => void
}

const exported = <C extends Columns>(
  db: Database,
  tableOf: (db: Database) => { readonly table: Table<C> }
): Exported => {
  const { table } = tableOf(db)
  return {
    name: table.name,
    write: () => [...table.all()].map((row) => writeRow(table.columns, row)),
    add: (json) => {
      const read = readRow(table.columns, json)
      if ("problem" in read) return read.problem
      const id = json.get("id")
      if (typeof id !== "string") return "id is not a text"
      const problem = db.undoLog.transaction(
        () => table.insert({ ...read.row, id }),
        (found) => found === undefined
      )
      return (
        problem && `${problem.message}${problem.detail === undefined ? "" : ` (${problem.detail.replace(/\.$/, "")})`}`
      )
    },
    has: (id) => table.get(id) !== undefined,
    clear: () => table.clear(),
    adopt: (other) => table.adopt(tableOf(other).table)
  }
}

/** The order matters to readers of an export, not to the tables. */
const tablesOf = (db: Database): ReadonlyArray<Exported> => [
  exported(db, (each) => each.users),
  exported(db, (each) => each.identities),
  exported(db, (each) => each.sessions),
  exported(db, (each) => each.refreshTokens),
  exported(db, (each) => each.oneTimeTokens),
  exported(db, (each) => each.factors),
  exported(db, (each) => each.challenges),
  exported(db, (each) => each.passkeys),
  exported(db, (each) => each.passkeyChallenges),
  exported(db, (each) => each.flowStates),
  exported(db, (each) => each.oauthClientStates),
  exported(db, (each) => each.ssoProviders),
  exported(db, (each) => each.samlProviders),
  exported(db, (each) => each.ssoDomains),
  exported(db, (each) => each.oauthClients),
  exported(db, (each) => each.oauthAuthorizations),
  exported(db, (each) => each.oauthConsents),
  exported(db, (each) => each.customProviders),
  exported(db, (each) => each.audit),
  exported(db, (each) => each.outbox)
]

export const clearDatabase = (db: Database): void => {
  for (const table of tablesOf(db)) table.clear()
}

/**
 * All rows as JSON: `{"version":1,"tables":{"users":[…],…}}`, the columns by the database's names, times in RFC 3339,
 * metadata as objects. The key with which the server signs stands in front of them if it goes with its state.
 */
export const writeSnapshot = (db: Database, key?: Jwk): string =>
  writeJson({
    version: snapshotVersion,
    signing_key: key,
    tables: Object.fromEntries(tablesOf(db).map((table) => [table.name, table.write()]))
  })

const isList = (json: Json | undefined): json is ReadonlyArray<Json> => Array.isArray(json)

const fill = (db: Database, tables: ReadonlyMap<string, Json>): string | undefined => {
  const known = tablesOf(db)
  for (const name of tables.keys()) if (!known.some((table) => table.name === name)) return `there is no table ${name}`
  for (const table of known) {
    const rows = tables.get(table.name) ?? []
    if (!isList(rows)) return `${table.name} is not a list`
    for (const [i, row] of rows.entries()) {
      const problem = row instanceof Map ? table.add(row) : "it is not an object"
      if (problem !== undefined) return `${table.name}, row ${i + 1}: ${problem}`
    }
  }
  return referenceProblem(db)
}

/** Whether a UUID is the id of a row of any table, or a code that one was given. */
export const isTakenIn = (db: Database): ((id: string) => boolean) => {
  const tables = tablesOf(db)
  const { flowStates, oauthAuthorizations } = db
  return (id) =>
    tables.some((table) => table.has(id)) ||
    flowStates.byCode.idsOf(id).length > 0 ||
    oauthAuthorizations.byCode.idOf(id) !== undefined
}

/**
 * Replaces all rows by those of an export; on the left what is wrong with it, and then nothing has changed: the rows go
 * into tables of their own, which take the place of the others when there is no fault in them.
 */
export const readSnapshot = (
  db: Database,
  text: string,
  adopting: (key: Json) => (() => void) | undefined = () => nothing
): Either.Either<void, string> => {
  const json = Either.flatMap(parseJson(text, deepest), (node) => decodeNode(anything, node))
  if (Either.isLeft(json)) return Either.left(json.left)
  const members: JsonMap = json.right instanceof Map ? json.right : new Map()
  const version = members.get("version")
  const tables = members.get("tables")
  if (version !== snapshotVersion || !(tables instanceof Map)) {
    return Either.left(`it is not an export of version ${snapshotVersion}`)
  }
  const key = members.get("signing_key")
  const adopt = key === undefined ? nothing : adopting(key)
  if (adopt === undefined) return Either.left("signing_key is not a JWK that signs")
  const fresh = makeDatabase()
  const problem = fill(fresh, tables)
  if (problem !== undefined) return Either.left(problem)
  for (const table of tablesOf(db)) table.adopt(fresh)
  adopt()
  return Either.right(undefined)
}
