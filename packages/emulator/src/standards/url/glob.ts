import type { Step } from "../text/wildcard.js"
import { isAny, letter, makeWildcard } from "../text/wildcard.js"

const isInside = (character: string): boolean => character !== "." && character !== "/"

/** The end of a bracket that opens at `at`, -1 when it has none. */
const closing = (pattern: ReadonlyArray<string>, at: number): number => {
  for (let i = at + 1; i < pattern.length; i++) {
    if (pattern[i] === "\\") i++
    else if (pattern[i] === "]") return i
  }
  return -1
}

/** `[abc]`, `[a-z]`, each with a `!` in front to mean all others. */
const oneOf = (inside: ReadonlyArray<string>): Step => {
  const negated = inside[0] === "!"
  const given = negated ? inside.slice(1) : inside
  const [low = "", dash, high = ""] = given
  if (given.length === 3 && dash === "-") {
    const isBetween = (character: string): boolean => {
      const at = character.codePointAt(0) ?? 0
      return at >= (low.codePointAt(0) ?? 0) && at <= (high.codePointAt(0) ?? 0)
    }
    return { one: (character) => isBetween(character) !== negated }
  }
  const listed = new Set(given.filter((character, i) => character !== "\\" || given[i - 1] === "\\"))
  return { one: (character) => listed.has(character) !== negated }
}

/** Whether every brace that opens is closed. */
const isClosed = (pattern: ReadonlyArray<string>): boolean => {
  let depth = 0
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]
    if (character === "\\") i++
    else if (character === "[" && closing(pattern, i) > 0) i = closing(pattern, i)
    else if (character === "{") depth++
    else if (character === "}" && depth > 0) depth--
  }
  return depth === 0
}

/** Reads a pattern up to its end or, in a brace, to what ends the alternative. */
const readSteps = (pattern: ReadonlyArray<string>, from: number, inBrace: boolean, braces: boolean) => {
  const steps: Array<Step> = []
  let at = from
  for (; at < pattern.length; at++) {
    const character = pattern[at] ?? ""
    if (inBrace && (character === "," || character === "}")) break
    if (character === "\\") {
      const escaped = pattern[++at]
      if (escaped !== undefined) steps.push(letter(escaped))
    } else if (character === "*" && pattern[at + 1] === "*") {
      at++
      steps.push({ many: isAny })
    } else if (character === "*") steps.push({ many: isInside })
    else if (character === "?") steps.push({ one: isInside })
    else if (character === "[" && closing(pattern, at) > 0) {
      const end = closing(pattern, at)
      steps.push(oneOf(pattern.slice(at + 1, end)))
      at = end
    } else if (character === "{" && braces) {
      const either: Array<ReadonlyArray<Step>> = []
      do {
        const way = readSteps(pattern, at + 1, true, braces)
        either.push(way.steps)
        at = way.at
      } while (pattern[at] === ",")
      steps.push({ either })
    } else steps.push(letter(character))
  }
  return { steps, at }
}

/**
 * Whether a text matches a pattern of the allow list: `*` and `?` stop at `.` and `/`, `**` stops nowhere, `[…]` and
 * `{a,b}` choose.
 */
export const matchesGlob = (pattern: string, text: string): boolean => {
  const characters = [...pattern]
  return makeWildcard(readSteps(characters, 0, false, isClosed(characters)).steps)(text)
}
