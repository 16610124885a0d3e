import { lowerCase } from "./databaseText.js"

/** A pattern of SQL's `LIKE` as a regular expression: a backslash takes the next character literally. */
const matcher = (pattern: string, flags: string): ((text: string) => boolean) => {
  const characters = [...pattern]
  let source = "^"
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? ""
    if (character === "%") source += "[^]*"
    else if (character === "_") source += "[^]"
    else {
      const literal = character === "\\" ? (characters[++i] ?? "\\") : character
      source += literal.replace(/[$()*+.?[\\\]^{|}/]/u, "\\$&")
    }
  }
  const expression = new RegExp(`${source}$`, flags)
  return (text) => expression.test(text)
}

/** `LIKE '%value%'`: `%` and `_` in the value are wildcards, too. */
export const contains = (value: string, ignoreCase: boolean): ((text: string) => boolean) => {
  const fold = ignoreCase ? lowerCase : (text: string) => text
  const needle = fold(value)
  if (!/[%_\\]/.test(needle)) return (text) => fold(text).includes(needle)
  const matches = matcher(`%${needle}%`, "u")
  return (text) => matches(fold(text))
}

/** `LIKE 'value%'` */
export const startsWith = (value: string): ((text: string) => boolean) => matcher(`${value}%`, "u")
