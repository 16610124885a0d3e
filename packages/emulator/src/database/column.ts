import { fromMembers } from "../standards/json/fromMembers.js"
import type { Body, Json } from "../standards/json/json.js"
import { JsonText, hasNul, storedText } from "../standards/json/json.js"
import { parseUuid } from "../standards/text/uuid.js"
import type { Timestamp } from "../standards/time/timestamp.js"
import { parseFormatted } from "../standards/time/timestamp.js"

/** How a column is written into an export and read back. Reading gives undefined when the value does not fit. */
export interface Column<A> {
  /** What its values are, as in "a text". */
  readonly kind: string
  write(value: A): Body
  read(json: Json): A | undefined
}

export const text: Column<string> = {
  kind: "a text without U+0000",
  write: (value) => value,
  read: (json) => (typeof json === "string" && !json.includes("\u0000") ? json : undefined)
}

/** One of a few words. */
export const oneOf = <A extends string>(words: ReadonlyArray<A>): Column<A> => ({
  kind: `one of ${words.join(", ")}`,
  write: (value) => value,
  read: (json) => words.find((word) => word === json)
})

export const uuid: Column<string> = {
  kind: "a UUID in lower case",
  write: (value) => value,
  read: (json) => (typeof json === "string" && parseUuid(json) === json ? json : undefined)
}

export const number: Column<number> = {
  kind: "a whole number",
  write: (value) => value,
  read: (json) => (Number.isSafeInteger(json) && typeof json === "number" ? json : undefined)
}

export const flag: Column<boolean> = {
  kind: "true or false",
  write: (value) => value,
  read: (json) => (typeof json === "boolean" ? json : undefined)
}

export const time: Column<Timestamp> = {
  kind: "a time in RFC 3339",
  write: (value) => value,
  read: (json) => (typeof json === "string" ? parseFormatted(json) : undefined)
}

/** Free-form JSON, kept as the text in which it is sent. */
export const json: Column<string> = {
  kind: "JSON without U+0000",
  write: (value) => new JsonText(value),
  read: (json) => (hasNul(json) ? undefined : storedText(json))
}

/** Metadata: an object. */
export const members: Column<string> = {
  ...json,
  kind: "an object without U+0000",
  read: (value) => (value instanceof Map ? json.read(value) : undefined)
}

export const nullable = <A>(column: Column<A>): Column<A | null> => ({
  kind: `${column.kind} or null`,
  write: (value) => (value === null ? null : column.write(value)),
  read: (json) => (json === null ? null : column.read(json))
})

const isList = (json: Json): json is ReadonlyArray<Json> => Array.isArray(json)

export const list = <A>(column: Column<A>): Column<ReadonlyArray<A>> => ({
  kind: `a list, each item ${column.kind}`,
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

/** Reads a row of an export; on failure what is wrong with it. */
export const readRow = <C extends Columns>(
  columns: C,
  json: ReadonlyMap<string, Json>
): { readonly row: RowOf<C> } | { readonly problem: string } => {
  for (const name of json.keys()) if (!Object.hasOwn(columns, name)) return { problem: `there is no column ${name}` }
  const values: Array<readonly [string, unknown]> = []
  for (const [name, column] of Object.entries(columns)) {
    const value = column.read(json.get(name) ?? null)
    if (value === undefined) return { problem: `${name} is not ${column.kind}` }
    values.push([name, value])
  }
  return { row: fromMembers<RowOf<C>>(values) }
}

/** A list inside a row whose items are rows themselves. */
export const rows = <C extends Columns>(columns: C): Column<ReadonlyArray<RowOf<C>>> =>
  list({
    kind: "a row",
    write: (row: RowOf<C>) => writeRow(columns, row),
    read: (json) => {
      if (!(json instanceof Map)) return undefined
      const read = readRow(columns, json)
      return "row" in read ? read.row : undefined
    }
  })
