/** The encodings in which a text may be repeated. */

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

/** The base64 of bytes inside a longer sequence, without the digits that depend on the bytes before and after them. */
const base64Behind = (bytes: Uint8Array, before: number): string => {
  const all = [...Array.from({ length: before }, () => 0), ...bytes]
  const text = btoa(all.map((byte) => String.fromCharCode(byte)).join(""))
  return text.slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6))
}

// A shorter text has so few certain digits that they would occur in other words as well.
const shortest = 6

/** base64 and base64url for each offset in a longer text, hexadecimal digits, and the text backwards. */
export const of = (text: string): ReadonlyArray<string> => {
  if (text.length < shortest) return []
  const bytes = new TextEncoder().encode(text)
  const inBase64 = [0, 1, 2].map((before) => base64Behind(bytes, before))
  const inBase64Url = inBase64.map((digits) => digits.replaceAll("+", "-").replaceAll("/", "_"))
  return [...new Set([...inBase64, ...inBase64Url]), hexOf(bytes), Array.from(text).toReversed().join("")]
}
