/** The innermost code of the system (`ECONNREFUSED`, …) in a chain of causes. Nothing else of the chain is kept. */
import * as Either from "effect/Either"
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

// What the request itself makes impossible, such as a header that HTTP does not allow. Named one by one:
// `ERR_INVALID_STATE`, say, is about a body that was read twice, long after the request was sent.
const hopeless = new Set([
  "ERR_HTTP_INVALID_HEADER_VALUE",
  "ERR_INVALID_ARG_TYPE",
  "ERR_INVALID_ARG_VALUE",
  "ERR_INVALID_CHAR",
  "ERR_INVALID_HTTP_TOKEN",
  "ERR_INVALID_PROTOCOL",
  "ERR_INVALID_REQUEST",
  "ERR_INVALID_URL",
  "ERR_UNESCAPED_CHARACTERS",
  "UND_ERR_INVALID_ARG"
])

/** Trying again can't help: the request can't be sent, or a caller's `fetch` resolves to what is no response. */
export const isHopeless = (reason: string): boolean => hopeless.has(reason) || reason === "ERR_INVALID_RESPONSE"

/** Whether it is one of those that are known here, so that it can't come from the request. */
export const isOneOf = (reason: string): boolean =>
  neverSent.has(reason) || hopeless.has(reason) || reason === "timeout" || reason === "unknown"

const codeOf = (value: unknown): string | undefined =>
  Predicate.hasProperty(value, "code") && typeof value.code === "string" && /^[A-Za-z_0-9]{1,64}$/.test(value.code)
    ? value.code
    : value instanceof Error
      ? codeIn(value)
      : undefined

/** Deno has no codes, and `fetch` has none for what it does not take: only sentences. */
const codeIn = (error: Error): string | undefined =>
  /connection refused|dns error/i.test(error.message)
    ? "ECONNREFUSED"
    : error instanceof TypeError && /invalid (?:header|url|http method)|parse url/i.test(error.message)
      ? "ERR_INVALID_ARG_VALUE"
      : undefined

const inner = (value: unknown): unknown => {
  if (Predicate.hasProperty(value, "cause") && value.cause !== undefined) return value.cause
  // One address after the other was tried: the last failure stands for all.
  if (Predicate.hasProperty(value, "errors") && Array.isArray(value.errors)) return value.errors.at(-1)
  return undefined
}

const unknown: WireFailure = { reason: "unknown", sent: "unknown" }

const read = (error: unknown): WireFailure => {
  const chain = Array.from({ length: 8 }).reduce<ReadonlyArray<unknown>>(
    (links) => links.concat([inner(links.at(-1))]),
    [error]
  )
  const reason = chain.map(codeOf).findLast(Predicate.isNotUndefined) ?? "unknown"
  return { reason, sent: neverSent.has(reason) || hopeless.has(reason) ? "no" : "unknown" }
}

/** Looks at most eight causes deep. Whatever was thrown: reading it may throw too, and says nothing then. */
export const find = (error: unknown): WireFailure =>
  Either.getOrElse(
    Either.try(() => read(error)),
    () => unknown
  )
