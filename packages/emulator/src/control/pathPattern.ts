import { withoutTrailing } from "../standards/text/trim.js"
import type { Step } from "../standards/text/wildcard.js"
import { isAny, letters, makeWildcard } from "../standards/text/wildcard.js"

const isInside = (letter: string): boolean => letter !== "/"

/** One segment, which is not empty. */
const segment: ReadonlyArray<Step> = [{ one: isInside }, { many: isInside }]

/** The end of a name in braces that begins at `at`; -1 without one. */
const nameEnd = (pattern: string, at: number): number => {
  for (let i = at + 1; i < pattern.length; i++) {
    if (pattern[i] === "}") return i
    if (pattern[i] === "{" || pattern[i] === "/") return -1
  }
  return -1
}

const readSteps = (pattern: string): ReadonlyArray<Step> => {
  const steps: Array<Step> = []
  let at = 0
  while (at < pattern.length) {
    const end = pattern[at] === "{" ? nameEnd(pattern, at) : -1
    if (pattern.startsWith("**", at)) {
      steps.push({ many: isAny })
      at += 2
    } else if (pattern[at] === "*" || end > 0) {
      steps.push(...segment)
      at = Math.max(at, end) + 1
    } else {
      const letter = String.fromCodePoint(pattern.codePointAt(at) ?? 0)
      steps.push(...letters(letter))
      at += letter.length
    }
  }
  return steps
}

/** Whether a path, without its query, is one that the pattern means. */
export const pathMatcher = (pattern: string): ((path: string) => boolean) => {
  const matches = makeWildcard(readSteps(withoutTrailing(pattern, "/")))
  return (path) => matches(withoutTrailing(path, "/"))
}
