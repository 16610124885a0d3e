/**
 * Percent-encoding by the server's rules. Bytes that are no UTF-8 are kept as lone surrogates U+DC80 to U+DCFF, so
 * that a query can be written back byte for byte.
 */

const encoder = new TextEncoder()
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

export const decodeBytes = (bytes: Uint8Array): string => {
  try {
    return strict.decode(bytes)
  } catch {
    let text = ""
    for (const byte of bytes) text += String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)
    return text
  }
}

const encodeBytes = (text: string): Uint8Array => {
  if (!/[\udc80-\udcff]/.test(text)) return encoder.encode(text)
  // A letter is at most three bytes for each of its units.
  const bytes = new Uint8Array(3 * text.length)
  let size = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes[size++] = code
    else if (code >= 0xdc80 && code <= 0xdcff) bytes[size++] = code - 0xdc00
    else size += encoder.encodeInto(character, bytes.subarray(size)).written
  }
  return bytes.subarray(0, size)
}

/** Whether a decoded text holds bytes that are no UTF-8. */
export const isBroken = (text: string): boolean => /(?<![\ud800-\udbff])[\udc80-\udcff]/.test(text)

/** What a hexadecimal digit, given as its byte, stands for. */
const nibble = (byte: number): number => (byte & 15) + (byte > 0x39 ? 9 : 0)

/** Undoes percent-encoding; undefined when an escape is malformed. */
export const unescape = (text: string, plusIsSpace: boolean): string | undefined => {
  const spaced = plusIsSpace && text.includes("+") ? text.replaceAll("+", " ") : text
  if (!spaced.includes("%")) return spaced
  if (/%(?![0-9a-fA-F]{2})/.test(spaced)) return undefined
  const source = encodeBytes(spaced)
  const bytes = new Uint8Array(source.length)
  let size = 0
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] ?? 0
    if (byte === 0x25) bytes[size++] = (nibble(source[++i] ?? 0) << 4) | nibble(source[++i] ?? 0)
    else bytes[size++] = byte
  }
  return decodeBytes(bytes.subarray(0, size))
}

const digits = encoder.encode("0123456789ABCDEF")

const escapeWith = (keep: RegExp) => {
  const isKept = Array.from({ length: 256 }, (_, byte) => keep.test(String.fromCharCode(byte)))
  return (text: string): string => {
    const bytes = encodeBytes(text)
    const escaped = new Uint8Array(3 * bytes.length)
    let size = 0
    for (const byte of bytes) {
      if (isKept[byte] === true) escaped[size++] = byte
      else {
        escaped[size++] = 0x25
        escaped[size++] = digits[byte >> 4] ?? 0
        escaped[size++] = digits[byte & 15] ?? 0
      }
    }
    return strict.decode(escaped.subarray(0, size))
  }
}

/** As Go writes a path: `: @ & = + $ ; , /` stay bare. */
export const escapePath = escapeWith(/[A-Za-z0-9\-_.~$&+,/:;=@]/)
const escapeQueryBytes = escapeWith(/[A-Za-z0-9\-_.~ ]/)
/** As Go writes a query component: a blank becomes `+`. */
export const escapeQuery = (text: string): string => escapeQueryBytes(text).replaceAll(" ", "+")
/** As Go writes a fragment. */
export const escapeFragment = escapeWith(/[A-Za-z0-9\-_.~$&+,/:;=@!()*?]/)

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

/** Takes away every value of a name, and puts one in its place if one is given. */
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

/** A request target, taken apart. */
export interface Target {
  /** The path to route on: decoded only when decoding loses nothing. */
  readonly path: string
  /** The path as it is written back into links. */
  readonly written: string
  readonly query: Query
}

const authority = /^(?:[^@]*@)?(?:\[[0-9a-fA-F:.]*\]|[^[\]:]*)(?::\d*)?$/

/** A target without what stands before its path, as in the targets that proxies get; undefined when it has no path. */
export const withoutOrigin = (target: string): string | undefined => {
  if (target.startsWith("/") || target === "*") return target
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target)?.[0]
  if (scheme === undefined) return undefined
  const rest = target.slice(scheme.length)
  if (!rest.startsWith("//")) return rest.startsWith("/") ? rest : undefined
  const end = /[/?]/.exec(rest.slice(2))
  const host = end === null ? rest.slice(2) : rest.slice(2, 2 + end.index)
  return authority.test(host) ? rest.slice(2 + host.length) : undefined
}

/** A blank or a control character, none of which may stand in a target. */
const hasControl = (target: string): boolean => {
  for (let i = 0; i < target.length; i++) {
    const code = target.charCodeAt(i)
    if (code <= 0x20 || code === 0x7f) return true
  }
  return false
}

/** Takes a target apart; undefined when the server's own HTTP layer would refuse it. */
export const parseTarget = (target: string): Target | undefined => {
  if (hasControl(target)) return undefined
  const cut = target.indexOf("?")
  const raw = cut < 0 ? target : target.slice(0, cut)
  const query = cut < 0 ? [] : parseQuery(target.slice(cut + 1))
  if (!/[^A-Za-z0-9\-_.~$&+,/:;=@]/.test(raw)) return { path: raw, written: raw, query }
  const decoded = unescape(raw, false)
  if (decoded === undefined) return undefined
  return { path: escapePath(decoded) === raw ? decoded : raw, written: raw, query }
}
