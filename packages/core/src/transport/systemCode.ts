/**
 * Finds the innermost code of the system (`ECONNREFUSED`, …) in a chain of causes. Nothing else of the chain is kept.
 */
import { hasProperty, isNotUndefined } from "../predicate.js"
import { attempt, getOrElse } from "../result.js"
import type { TransportFailure } from "./response.js"

// The codes of all runtimes for a request that was never sent: the name does not resolve, or nothing listens on the
// port.
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

// The codes for a request that cannot be sent, such as one with an invalid header. They are listed one by one, because
// others look similar: `ERR_INVALID_STATE` is about a body that was read twice, long after the request was sent.
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

/** Whether a retry cannot help: the request cannot be sent, or the caller's `fetch` does not return a response. */
export const isHopeless = (reason: string): boolean => hopeless.has(reason) || reason === "ERR_INVALID_RESPONSE"

/** Whether the reason is a known one, so that it cannot come from the request. */
export const isKnown = (reason: string): boolean =>
  neverSent.has(reason) || hopeless.has(reason) || reason === "timeout" || reason === "unknown"

const codeOf = (value: unknown): string | undefined =>
  hasProperty(value, "code") && typeof value.code === "string" && /^[A-Za-z_0-9]{1,64}$/.test(value.code)
    ? value.code
    : value instanceof Error
      ? codeIn(value)
      : undefined

/** The code for a message, because Deno has no codes, and `fetch` has none for invalid arguments. */
const codeIn = (error: Error): string | undefined =>
  /connection refused|dns error/i.test(error.message)
    ? "ECONNREFUSED"
    : error instanceof TypeError && /invalid (?:header|url|http method)|parse url/i.test(error.message)
      ? "ERR_INVALID_ARG_VALUE"
      : undefined

const inner = (value: unknown): unknown => {
  if (hasProperty(value, "cause") && value.cause !== undefined) return value.cause
  // Several addresses were tried in turn: the last error represents all.
  if (hasProperty(value, "errors") && Array.isArray(value.errors)) return value.errors.at(-1)
  return undefined
}

const unknown: TransportFailure = { reason: "unknown", sent: "unknown" }

const read = (error: unknown): TransportFailure => {
  const chain = Array.from({ length: 8 }).reduce<ReadonlyArray<unknown>>(
    (links) => links.concat([inner(links.at(-1))]),
    [error]
  )
  const reason = chain.map(codeOf).findLast(isNotUndefined) ?? "unknown"
  return { reason, sent: neverSent.has(reason) || hopeless.has(reason) ? "no" : "unknown" }
}

/** Looks at most eight causes deep. Anything can be thrown; if reading it throws as well, the reason is unknown. */
export const find = (error: unknown): TransportFailure =>
  getOrElse(
    attempt(() => read(error)),
    unknown
  )
