/** A response as plain data, or why there is none: everything that the protocol knows about HTTP responses. */
import type { Issue } from "../check/issue.js"

export interface HttpResponse {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The same as JSON, if there is a form that is cheaper to create and to parse. */
  readonly jsonText?: string | undefined
  /** What is wrong with the body, if it was not read completely. */
  readonly issue?: Issue | undefined
  /** The status text, and why the body could not be read; only if somebody needs them. */
  readonly statusText?: string
  readonly unreadable?: unknown
}

/**
 * No response arrived: the system's code for the reason, or `timeout`, and whether the request was certainly not sent.
 */
export interface TransportFailure {
  readonly reason: (string & {}) | "timeout"
  readonly sent: "no" | "unknown"
  /** What was thrown, if it may be shown. */
  readonly cause?: unknown
}

/** No complete response arrived within the time limit of the request. */
export const timedOut: TransportFailure = { reason: "timeout", sent: "unknown" }
