/** Headers from callers. Untyped input can be anything. */

import { isName, isValue } from "@gotrue-effect/core/key/headerText"

type Headers = Readonly<Record<string, string>>

export { isName, isValue, trim } from "@gotrue-effect/core/key/headerText"

/** The HTTP client sets these itself: `fetch` ignores some and rejects others. */
const ofTheSender = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade"
])

/**
 * Whether every client sends them as `fetch` does: valid names and values, no name twice in different case, none that
 * the client sets itself.
 */
export const arePlain = (headers: Headers): boolean => {
  const names = new Set<string>()
  for (const [name, value] of Object.entries<unknown>(headers)) {
    const lower = name.toLowerCase()
    if (!isName(name) || names.has(lower) || ofTheSender.has(lower)) return false
    if (typeof value !== "string" || !isValue(value)) return false
    names.add(lower)
  }
  return true
}
