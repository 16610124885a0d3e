/** Headers as callers give them: whatever their type says, a program without types can give anything. */

import { isName, isValue } from "@gotrue-effect/core/key/headerText"

type Headers = Readonly<Record<string, string>>

export { isName, isValue, trim } from "@gotrue-effect/core/key/headerText"

/** These are made by whoever sends: `fetch` passes over some, and refuses others. */
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
 * Whether they are sent by whatever client as `fetch` sends them: names and values that HTTP allows, none given twice in
 * different spelling, none of those that are the client's.
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
