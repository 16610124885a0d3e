const short: { readonly [character: string]: string } = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\u000b": "\\v",
  "\\": "\\\\"
}

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u

const rune = (codePoint: number, quote: string): string => {
  // A byte that is no UTF-8, as the target keeps it; half a pair of surrogates is no character at all.
  if (codePoint >= 0xdc80 && codePoint <= 0xdcff) return `\\x${(codePoint - 0xdc00).toString(16)}`
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return "\ufffd"
  const character = String.fromCodePoint(codePoint)
  if (character === quote) return `\\${quote}`
  const known = short[character]
  if (known !== undefined) return known
  if (codePoint < 0x20 || codePoint === 0x7f) return `\\x${codePoint.toString(16).padStart(2, "0")}`
  if (printable.test(character)) return character
  return codePoint > 0xffff
    ? `\\U${codePoint.toString(16).padStart(8, "0")}`
    : `\\u${codePoint.toString(16).padStart(4, "0")}`
}

/** A text in double quotes, as Go's `%q` prints it. */
export const goQuote = (text: string): string =>
  `"${[...text].map((character) => rune(character.codePointAt(0) ?? 0, '"')).join("")}"`

/** A character in single quotes, as the JSON decoder's errors print it. */
export const goQuoteRune = (codePoint: number): string => `'${rune(codePoint, "'")}'`

/** As the time package quotes: every byte that is not printable ASCII as `\xNN`. */
export const goQuoteBytes = (text: string): string => {
  let out = '"'
  for (const byte of new TextEncoder().encode(text)) {
    if (byte === 0x22 || byte === 0x5c) out += `\\${String.fromCharCode(byte)}`
    else if (byte < 0x20 || byte >= 0x80) out += `\\x${byte.toString(16).padStart(2, "0")}`
    else out += String.fromCharCode(byte)
  }
  return `${out}"`
}
