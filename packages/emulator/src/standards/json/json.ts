import { formatTimestamp } from "../time/timestamp.js"

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

/** A list or an object that is being written: what is in it, and how far it has come. */
interface Open {
  /** Undefined for a list. */
  readonly names: ReadonlyArray<string> | undefined
  readonly values: ReadonlyArray<Body>
  at: number
}

const scalarText = (value: Body): string | undefined => {
  if (typeof value === "string") return writeString(value)
  if (value === null || value === undefined) return "null"
  if (typeof value === "boolean") return value ? "true" : "false"
  if (typeof value === "bigint") return `"${formatTimestamp(value)}"`
  if (typeof value === "number") return writeNumber(value)
  return value instanceof JsonText ? value.text : undefined
}

const opened = (value: Exclude<Body, string | number | boolean | bigint | null | undefined>): Open => {
  if (isArray(value)) return { names: undefined, values: value, at: 0 }
  if (isMap(value)) {
    const names = value.size > 1 ? [...value.keys()].sort(byBytes) : [...value.keys()]
    return { names: names.map(writeString), values: names.map((name) => value.get(name)), at: 0 }
  }
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return { names: members.map(([name]) => `"${name}"`), values: members.map(([, inner]) => inner), at: 0 }
}

/** Writes a value, however deep it is: what is open stands in a list and not on the stack of calls. */
export const writeJson = (value: Body): string => {
  const open: Array<Open> = []
  let text = ""
  let next = value
  for (;;) {
    const scalar = scalarText(next)
    if (scalar !== undefined) text += scalar
    else if (typeof next === "object" && next !== null) {
      const inner = opened(next)
      text += inner.names === undefined ? "[" : "{"
      open.push(inner)
    }
    for (;;) {
      const last = open[open.length - 1]
      if (last === undefined) return text
      if (last.at < last.values.length) {
        if (last.at > 0) text += ","
        if (last.names !== undefined) text += `${last.names[last.at]}:`
        next = last.values[last.at++]
        break
      }
      text += last.names === undefined ? "]" : "}"
      open.pop()
    }
  }
}

/** What a value of another kind is made of: a scalar, a list or named members. */
export type Parts<S> =
  | { readonly scalar: Json }
  | { readonly items: ReadonlyArray<S> }
  | { readonly members: ReadonlyArray<readonly [name: string, value: S]> }

/** Makes JSON of a tree of another kind in the order in which it is written, however deep it is. */
export const buildJson = <S>(root: S, partsOf: (value: S) => Parts<S>): Json => {
  const open: Array<{ readonly next: () => boolean }> = []
  const begin = (value: S): Json => {
    const parts = partsOf(value)
    if ("scalar" in parts) return parts.scalar
    let at = 0
    if ("items" in parts) {
      const list: Array<Json> = []
      const next = (): boolean => {
        const items = parts.items.slice(at, at + 1)
        at++
        for (const item of items) list.push(begin(item))
        return items.length > 0
      }
      open.push({ next })
      return list
    }
    const map = new Map<string, Json>()
    const next = (): boolean => {
      const member = parts.members[at++]
      if (member !== undefined) map.set(member[0], begin(member[1]))
      return member !== undefined
    }
    open.push({ next })
    return map
  }
  const built = begin(root)
  // What is opened last is filled first, so that all is met in the order of the text.
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    if (!last.next() && open.at(-1) === last) open.pop()
  }
  return built
}

const partsOfUnknown = (value: unknown): Parts<unknown> => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return { scalar: value }
  if (Array.isArray(value)) return { items: value }
  return typeof value === "object" && value !== null ? { members: Object.entries(value) } : { scalar: null }
}

const fromUnknown = (value: unknown): Json => buildJson(value, partsOfUnknown)

/** Reads text that is known to be JSON, as the tables hold it. */
export const readStored = (text: string): Json => fromUnknown(JSON.parse(text))

export const readStoredMap = (text: string): JsonMap => {
  const value = readStored(text)
  return isMap(value) ? value : new Map()
}

const partsWithoutMinusZero = (value: Json): Parts<Json> => {
  if (isArray(value)) return { items: value }
  if (isMap(value)) return { members: [...value] }
  return { scalar: value === 0 ? 0 : value }
}

/** What a JSON column keeps of a value: the database knows no minus zero. */
export const storedText = (value: Json): string => writeJson(buildJson(value, partsWithoutMinusZero))

/** The database refuses the character U+0000 anywhere in a JSON column. */
export const hasNul = (value: Json): boolean => {
  const rest: Array<Json> = [value]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === "string" && next.includes("\u0000")) return true
    if (isArray(next)) for (const item of next) rest.push(item)
    if (isMap(next)) for (const [name, inner] of next) rest.push(name, inner)
  }
  return false
}
