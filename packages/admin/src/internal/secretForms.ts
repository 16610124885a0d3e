/** What a text looks like when it was encoded, or turned around. */

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

/** What base64 makes of bytes that stand behind others: without the digits that depend on what is before and after them. */
const base64Behind = (bytes: Uint8Array, before: number): string => {
  const all = [...Array.from({ length: before }, () => 0), ...bytes]
  const text = btoa(all.map((byte) => String.fromCharCode(byte)).join(""))
  return text.slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6))
}

// Of shorter ones so little is certain that it would be found in other words.
const shortest = 6

/** base64 and base64url as they come out at each place of a longer text, hexadecimal digits, and backwards. */
export const of = (text: string): ReadonlyArray<string> => {
  if (text.length < shortest) return []
  const bytes = new TextEncoder().encode(text)
  const inBase64 = [0, 1, 2].map((before) => base64Behind(bytes, before))
  const inBase64Url = inBase64.map((digits) => digits.replaceAll("+", "-").replaceAll("/", "_"))
  return [...new Set([...inBase64, ...inBase64Url]), hexOf(bytes), Array.from(text).toReversed().join("")]
}
