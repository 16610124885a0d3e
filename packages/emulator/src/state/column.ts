import type { Body, Json } from "../http/json.js"
import { JsonText, storedText } from "../http/json.js"
import type { Instant } from "../rules/instant.js"
import { parseInstant } from "../rules/instant.js"
import { fromMembers } from "../rules/members.js"

/** How a column is written into an export and read back. Reading gives undefined when the value does not fit. */
export interface Column<A> {
  write(value: A): Body
  read(json: Json): A | undefined
}

export const text: Column<string> = {
  write: (value) => value,
  read: (json) => (typeof json === "string" ? json : undefined)
}
export const number: Column<number> = {
  write: (value) => value,
  read: (json) => (typeof json === "number" ? json : undefined)
}
export const flag: Column<boolean> = {
  write: (value) => value,
  read: (json) => (typeof json === "boolean" ? json : undefined)
}
export const time: Column<Instant> = {
  write: (value) => value,
  read: (json) => (typeof json === "string" ? parseInstant(json) : undefined)
}

/** Free-form JSON, kept as the text in which it is sent. */
export const json: Column<string> = { write: (value) => new JsonText(value), read: storedText }

export const nullable = <A>(column: Column<A>): Column<A | null> => ({
  write: (value) => (value === null ? null : column.write(value)),
  read: (json) => (json === null ? null : column.read(json))
})

const isList = (json: Json): json is ReadonlyArray<Json> => Array.isArray(json)

export const list = <A>(column: Column<A>): Column<ReadonlyArray<A>> => ({
  write: (values) => values.map((value) => column.write(value)),
  read: (json) => {
    if (!isList(json)) return undefined
    const values: Array<A> = []
    for (const each of json) {
      const value = column.read(each)
      if (value === undefined) return undefined
      values.push(value)
    }
    return values
  }
})

export type Columns = { readonly [name: string]: Column<unknown> }

/** A row by its columns. */
export type RowOf<C> = { readonly [K in keyof C]: C[K] extends Column<infer A> ? A : never }

export const writeRow = <C extends Columns>(columns: C, row: RowOf<C>): { readonly [name: string]: Body } => {
  const values: { readonly [name: string]: unknown } = row
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.write(values[name])]))
}

/** Reads a row of an export; on failure the name of the column that does not fit. */
export const readRow = <C extends Columns>(
  columns: C,
  json: ReadonlyMap<string, Json>
): { readonly row: RowOf<C> } | { readonly column: string } => {
  const values: Array<readonly [string, unknown]> = []
  for (const [name, column] of Object.entries(columns)) {
    const value = column.read(json.get(name) ?? null)
    if (value === undefined) return { column: name }
    values.push([name, value])
  }
  return { row: fromMembers<RowOf<C>>(values) }
}

/** A list inside a row whose items are rows themselves. */
export const rows = <C extends Columns>(columns: C): Column<ReadonlyArray<RowOf<C>>> =>
  list({
    write: (row: RowOf<C>) => writeRow(columns, row),
    read: (json) => {
      if (!(json instanceof Map)) return undefined
      const read = readRow(columns, json)
      return "row" in read ? read.row : undefined
    }
  })
