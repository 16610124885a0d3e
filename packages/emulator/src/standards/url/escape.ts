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
