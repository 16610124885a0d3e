import { withoutTrailing } from "../text/trim.js"
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

/** Without padding. */
export const toBase32 = (bytes: Uint8Array): string => {
  let out = ""
  let word = 0
  let bits = 0
  for (const byte of bytes) {
    word = ((word << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += alphabet.charAt((word >> bits) & 31)
    }
  }
  return bits === 0 ? out : out + alphabet.charAt((word << (5 - bits)) & 31)
}

/** In either letter case, with or without padding; undefined when it is no base32. */
export const fromBase32 = (text: string): Uint8Array | undefined => {
  const bytes: Array<number> = []
  let word = 0
  let bits = 0
  for (const letter of withoutTrailing(text.toUpperCase(), "=")) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return undefined
    word = ((word << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((word >> bits) & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}
