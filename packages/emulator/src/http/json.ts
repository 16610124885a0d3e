import { formatInstant } from "../rules/instant.js"

/** Free-form JSON. An object is a Map: its keys are data, and they are written in byte order. */
export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonMap
export interface JsonMap extends ReadonlyMap<string, Json> {}

/** JSON that is already text: a stored column, sent as it is. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** What a response body is made of. Members of a plain object keep their order; an undefined one is left out. */
export type Body =
  | Json
  | bigint
  | JsonText
  | undefined
  | ReadonlyArray<Body>
  | ReadonlyMap<string, Json>
  | { readonly [member: string]: Body }

const special = /["\\<>&\p{Cc}\u2028\u2029\p{Cs}]/u
const escaped = /[<>&\u2028\u2029]/g
const escapes: { readonly [character: string]: string } = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029"
}

/** A lone half of a surrogate pair becomes the replacement character, as it does in UTF-8. */
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")

/** A byte that is no UTF-8 stands in a text as half a pair of surrogates, and Go writes it as an escape. */
const brokenEscape = /\\\\|\\ud[89a-f][0-9a-f]{2}/g

export const writeString = (text: string): string =>
  special.test(text)
    ? JSON.stringify(text)
        .replace(brokenEscape, (found) => (found === "\\\\" ? found : "\\ufffd"))
        .replace(escaped, (character) => escapes[character] ?? character)
    : `"${text}"`

export const writeNumber = (value: number): string => (Object.is(value, -0) ? "-0" : String(value))

/** Order of the keys' UTF-8 bytes, which is the order of their code points. */
export const byBytes = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i)
    const b = right.charCodeAt(i)
    if (a !== b) {
      // Surrogates stand for code points above all the others, though their own numbers are smaller than some.
      const aHigh = a >= 0xd800 && a <= 0xdfff
      const bHigh = b >= 0xd800 && b <= 0xdfff
      return aHigh === bHigh ? a - b : aHigh ? 1 : -1
    }
  }
  return left.length - right.length
}

const isArray = (value: Body): value is ReadonlyArray<Body> => Array.isArray(value)
const isMap = (value: Body): value is JsonMap => value instanceof Map

const writeMap = (map: JsonMap): string => {
  let text = "{"
  let separator = ""
  for (const key of map.size > 1 ? [...map.keys()].sort(byBytes) : map.keys()) {
    text += `${separator}${writeString(key)}:${writeJson(map.get(key))}`
    separator = ","
  }
  return `${text}}`
}

export const writeJson = (value: Body): string => {
  if (typeof value === "string") return writeString(value)
  if (value === null || value === undefined) return "null"
  if (typeof value === "boolean") return value ? "true" : "false"
  if (typeof value === "bigint") return `"${formatInstant(value)}"`
  if (typeof value === "number") return writeNumber(value)
  if (value instanceof JsonText) return value.text
  if (isArray(value)) return `[${value.map(writeJson).join(",")}]`
  if (isMap(value)) return writeMap(value)
  let text = "{"
  let separator = ""
  for (const [member, inner] of Object.entries(value)) {
    if (inner !== undefined) {
      text += `${separator}"${member}":${writeJson(inner)}`
      separator = ","
    }
  }
  return `${text}}`
}

const fromUnknown = (value: unknown): Json => {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value
  if (Array.isArray(value)) return value.map(fromUnknown)
  if (typeof value === "object") return new Map(Object.entries(value).map(([key, inner]) => [key, fromUnknown(inner)]))
  return null
}

/** Reads text that is known to be JSON, as the tables hold it. */
export const readStored = (text: string): Json => fromUnknown(JSON.parse(text))

export const readStoredMap = (text: string): JsonMap => {
  const value = readStored(text)
  return isMap(value) ? value : new Map()
}

const reviveZero = (value: Json): Json => {
  if (typeof value === "number") return value === 0 ? 0 : value
  if (isArray(value)) return value.map(reviveZero)
  if (isMap(value)) return new Map([...value].map(([key, inner]) => [key, reviveZero(inner)]))
  return value
}

/** What a JSON column keeps of a value: the database knows no minus zero. */
export const storedText = (value: Json): string => writeJson(reviveZero(value))

/** The database refuses the character U+0000 anywhere in a JSON column. */
export const hasNul = (value: Json): boolean => {
  if (typeof value === "string") return value.includes("\u0000")
  if (isArray(value)) return value.some(hasNul)
  if (isMap(value)) return [...value].some(([key, inner]) => key.includes("\u0000") || hasNul(inner))
  return false
}
