/** The innermost code of the system (`ECONNREFUSED`, …) in a chain of causes. Nothing else of the chain is kept. */
import * as Predicate from "effect/Predicate"
import type { WireFailure } from "./wire.js"

// What each runtime calls a request that never left: names that don't resolve, ports where nobody listens.
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket"
])

const codeOf = (value: unknown): string | undefined =>
  Predicate.hasProperty(value, "code") && typeof value.code === "string" && /^[A-Za-z_0-9]{1,64}$/.test(value.code)
    ? value.code
    : // Deno has no codes, only this sentence.
      value instanceof Error && /connection refused|dns error/i.test(value.message)
      ? "ECONNREFUSED"
      : undefined

const inner = (value: unknown): unknown => {
  if (Predicate.hasProperty(value, "cause") && value.cause !== undefined) return value.cause
  // One address after the other was tried: the last failure stands for all.
  if (Predicate.hasProperty(value, "errors") && Array.isArray(value.errors)) return value.errors.at(-1)
  return undefined
}

/** Looks at most eight causes deep. */
export const find = (error: unknown): WireFailure => {
  const chain = Array.from({ length: 8 }).reduce<ReadonlyArray<unknown>>(
    (links) => links.concat([inner(links.at(-1))]),
    [error]
  )
  const reason = chain.map(codeOf).findLast(Predicate.isNotUndefined) ?? "unknown"
  return { reason, sent: neverSent.has(reason) ? "no" : "unknown" }
}
