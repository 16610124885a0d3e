import { escapeQuery, unescape } from "./escape.js"

/** A parsed query: pairs in order. */
export type Query = ReadonlyArray<readonly [name: string, value: string]>

/** Parses a query; pairs with a semicolon or a broken escape are dropped. */
export const parseQuery = (query: string): Query => {
  const pairs: Array<readonly [string, string]> = []
  for (const part of query.split("&")) {
    if (part === "" || part.includes(";")) continue
    const cut = part.indexOf("=")
    const name = unescape(cut < 0 ? part : part.slice(0, cut), true)
    const value = cut < 0 ? "" : unescape(part.slice(cut + 1), true)
    if (name !== undefined && value !== undefined) pairs.push([name, value])
  }
  return pairs
}

/** The first value of a name, "" when there is none. */
export const queryValue = (query: Query, name: string): string => query.find(([key]) => key === name)?.[1] ?? ""

export const queryValues = (query: Query, name: string): ReadonlyArray<string> =>
  query.filter(([key]) => key === name).map(([, value]) => value)

/** Removes every value of a name, and sets the new one if there is one. */
export const setQuery = (query: Query, name: string, value?: string): Query => {
  const rest = query.filter(([key]) => key !== name)
  return value === undefined ? rest : [...rest, [name, value]]
}

const byName = (left: readonly [string, string], right: readonly [string, string]) =>
  left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0

/** Writes a query, sorted by name. */
export const formatQuery = (query: Query): string =>
  [...query]
    .sort(byName)
    .map(([name, value]) => `${escapeQuery(name)}=${escapeQuery(value)}`)
    .join("&")
