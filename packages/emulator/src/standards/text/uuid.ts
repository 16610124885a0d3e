import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js"
import { byteLength } from "./byteLength.js"
import { goQuote, goQuoteRune } from "./quote.js"

export const nilUuid = "00000000-0000-0000-0000-000000000000"

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const bare = /^[0-9a-f]{32}$/i

const dashed = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/**
 * Reads a UUID in any spelling that the server accepts: with or without dashes, in braces, as a URN. The result is
 * lower-case and dashed.
 */
export const parseUuid = (text: string): string | undefined => {
  const inner =
    text.length === 38 || text.length === 34
      ? text.startsWith("{") && text.endsWith("}")
        ? text.slice(1, -1)
        : ""
      : text.startsWith("urn:uuid:")
        ? text.slice(9)
        : text
  if (canonical.test(inner)) return inner.toLowerCase()
  return bare.test(inner) ? dashed(inner.toLowerCase()) : undefined
}

/** Why a text is no UUID, in the words of the server's library. */
export const uuidProblem = (text: string): string => {
  if (![32, 34, 36, 38, 41, 45].includes(text.length)) {
    return `uuid: incorrect UUID length ${byteLength(text)} in string ${goQuote(text)}`
  }
  const inner = text.length < 34 || text.length === 36 ? text : text.replace(/^(?:\{|urn:uuid:)/, "").replace(/\}$/, "")
  const dashes = inner.length !== 36 || [8, 13, 18, 23].every((at) => inner[at] === "-")
  const wrong = /[^0-9a-fA-F-]/.exec(inner)?.[0]
  if (!dashes || wrong === undefined) return `uuid: incorrect UUID format in string ${goQuote(text)}`
  const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
  return `encoding/hex: invalid byte: U+${code} ${goQuoteRune(wrong.codePointAt(0) ?? 0)}`
}

export const uuidFromBytes = (bytes: Uint8Array): string => dashed(bytesToHex(bytes))

export const uuidToBytes = (uuid: string): Uint8Array => hexToBytes(uuid.replaceAll("-", ""))

/** Sixteen random bytes, as four numbers of 32 bits, made a version 4 UUID. */
export const uuidOf = (a: number, b: number, c: number, d: number): string => {
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0")
  return dashed(hex(a) + hex(((b >>> 0) & 0xffff0fff) | 0x4000) + hex(((c >>> 0) & 0x3fffffff) | 0x80000000) + hex(d))
}
