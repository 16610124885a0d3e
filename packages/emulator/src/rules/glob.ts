const special = /[$()*+.?[\\\]^{|}/-]/

const literal = (character: string): string => (special.test(character) ? `\\${character}` : character)

/** The end of a bracket or brace that opens at `at`, -1 when it has none. */
const closing = (pattern: string, at: number, close: string): number => {
  for (let i = at + 1; i < pattern.length; i++) {
    if (pattern[i] === "\\") i++
    else if (pattern[i] === close) return i
  }
  return -1
}

const source = (pattern: string): string => {
  let out = ""
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i)
    if (character === "\\") out += literal(pattern.charAt(++i))
    else if (character === "*") {
      if (pattern[i + 1] === "*") {
        i++
        out += "[^]*"
      } else out += "[^./]*"
    } else if (character === "?") out += "[^./]"
    else if (character === "[" && closing(pattern, i, "]") > 0) {
      const end = closing(pattern, i, "]")
      const inner = pattern.slice(i + 1, end)
      const negated = inner.startsWith("!")
      const set = (negated ? inner.slice(1) : inner).replace(/[\\\]^[]/g, "\\$&")
      out += `[${negated ? "^" : ""}${set}]`
      i = end
    } else if (character === "{" && closing(pattern, i, "}") > 0) {
      const end = closing(pattern, i, "}")
      out += `(?:${pattern
        .slice(i + 1, end)
        .split(",")
        .map(source)
        .join("|")})`
      i = end
    } else out += literal(character)
  }
  return out
}

/**
 * Whether a text matches a pattern of the allow list: `*` and `?` stop at `.` and `/`, `**` stops nowhere, `[…]` and
 * `{a,b}` choose.
 */
export const matchesGlob = (pattern: string, text: string): boolean => new RegExp(`^${source(pattern)}$`).test(text)
