/**
 * SQL `LIKE '%value%'`: `%` and `_` in the value are wildcards, a backslash takes the next character literally.
 */
export const contains = (value: string, ignoreCase: boolean): ((text: string) => boolean) => {
  const pattern = `%${value}%`
  if (!/[%_\\]/.test(value)) {
    const needle = ignoreCase ? value.toLowerCase() : value
    return (text) => (ignoreCase ? text.toLowerCase() : text).includes(needle)
  }
  const characters = [...pattern]
  let source = "^"
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? ""
    if (character === "%") source += "[^]*"
    else if (character === "_") source += "[^]"
    else {
      const literal = character === "\\" ? (characters[++i] ?? "\\") : character
      source += literal.replace(/[$()*+.?[\\\]^{|}/-]/u, "\\$&")
    }
  }
  const matcher = new RegExp(`${source}$`, ignoreCase ? "iu" : "u")
  return (text) => matcher.test(text)
}
