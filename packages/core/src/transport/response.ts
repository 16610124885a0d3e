/** A response as plain data, or why there is none: all that is known of HTTP on the way in. */
import type { Issue } from "../check/issue.js"

export interface HttpResponse {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The same as JSON, where there is a form of it that is cheaper to make and to parse. */
  readonly jsonText?: string | undefined
  /** What is wrong with the body, where it was not read to its end. */
  readonly issue?: Issue | undefined
  /** The words beside the status, and why the body could not be read; only where somebody asks for them. */
  readonly statusText?: string
  readonly unreadable?: unknown
}

/** No response came: the system's code for the reason, or `timeout`, and whether the request surely was not sent. */
export interface TransportFailure {
  readonly reason: (string & {}) | "timeout"
  readonly sent: "no" | "unknown"
  /** What was thrown, where it may be shown. */
  readonly cause?: unknown
}

/** No whole response came in the time that a request may take. */
export const timedOut: TransportFailure = { reason: "timeout", sent: "unknown" }
