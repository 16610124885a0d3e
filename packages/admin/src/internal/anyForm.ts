/** How a text looks when others have written it down: escaped for JSON, a URL or HTML, once or several times. */

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0")

const inJson: Readonly<Record<string, string>> = { "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t" }
const inHtml: Readonly<Record<string, string>> = { "<": "lt", ">": "gt", "&": "amp", '"': "quot", "'": "apos" }

const formsOf = (char: string): string => {
  if (/^[\w-]$/.test(char)) return char
  const code = char.codePointAt(0) ?? 0
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index))
  const json = inJson[char]
  const html = inHtml[char]
  const forms = [
    // Each pass through JSON doubles the backslashes.
    String.raw`\\{0,8}${escapeRegExp(char)}`,
    units.map((unit) => String.raw`\\{1,8}u${hex(unit, 4)}`).join(""),
    Array.from(new TextEncoder().encode(char), (byte) => `%${hex(byte, 2)}`).join(""),
    `&#(?:0{0,4}${code}|x0{0,4}${hex(code, 1)});`,
    ...(json === undefined ? [] : [String.raw`\\{1,8}${json}`]),
    ...(html === undefined ? [] : [`&${html};`]),
    ...(char === " " ? [String.raw`\+`] : [])
  ]
  return `(?:${forms.join("|")})`
}

/** The source of a regular expression (`iu`) for a text in any form. */
export const source = (text: string): string => Array.from(text, formsOf).join("")
