import * as Either from "effect/Either"

const urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const standardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

const encode = (bytes: Uint8Array, alphabet: string): string => {
  const codes: Array<number> = []
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    codes.push(alphabet.charCodeAt(word >> 18), alphabet.charCodeAt((word >> 12) & 63))
    if (left > 1) codes.push(alphabet.charCodeAt((word >> 6) & 63))
    if (left > 2) codes.push(alphabet.charCodeAt(word & 63))
  }
  let out = ""
  for (let i = 0; i < codes.length; i += 8192) out += String.fromCharCode(...codes.slice(i, i + 8192))
  return out
}

const values = (alphabet: string) => new Map([...alphabet].map((character, i) => [character, i]))
const urlValues = values(urlAlphabet)
const standardValues = values(standardAlphabet)

/** Without padding; on the left the position that is wrong. */
const decode = (text: string, table: ReadonlyMap<string, number>): Either.Either<Uint8Array, number> => {
  const clean = text.replace(/[\r\n]/g, "")
  const bytes: Array<number> = []
  let word = 0
  let bits = 0
  for (let i = 0; i < clean.length; i++) {
    const value = table.get(clean.charAt(i))
    if (value === undefined) return Either.left(i)
    word = ((word << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((word >> bits) & 0xff)
    }
  }
  // A lone character at the end is blamed on the group that it opens.
  return clean.length % 4 === 1 ? Either.left(clean.length - 1) : Either.right(Uint8Array.from(bytes))
}

export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, urlAlphabet)
export const toBase64 = (bytes: Uint8Array): string => encode(bytes, standardAlphabet)

/** As Go writes bytes into JSON. */
export const toPaddedBase64 = (bytes: Uint8Array): string => {
  const text = toBase64(bytes)
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=")
}

/** base64url without padding; on the left Go's own words. */
export const fromBase64Url = (text: string): Either.Either<Uint8Array, string> =>
  Either.mapLeft(decode(text, urlValues), (at) => `illegal base64 data at input byte ${at}`)

/** Standard base64 without padding, undefined when it is not. */
export const fromRawBase64 = (text: string): Uint8Array | undefined =>
  Either.getOrUndefined(decode(text, standardValues))

/** Standard base64 with its padding, undefined when it is not. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  const found = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text)
  return found === null || text.length % 4 !== 0 ? undefined : fromRawBase64(found[1] ?? "")
}
