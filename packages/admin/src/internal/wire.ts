/** A request and an answer as plain data: all that the interpreter knows of HTTP. */
import type * as Effect from "effect/Effect"

export interface WireRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** More headers, for the server to continue the trace. A client may be told not to send them. */
  readonly traceHeaders: Readonly<Record<string, string>> | undefined
  readonly body: string | undefined
  /** The longest that it may take, the answer included; `Infinity` for no end. */
  readonly timeoutMillis: number
}

export interface WireAnswer {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The words beside the status, and why the body could not be read; only where somebody asks for them. */
  readonly statusText?: string
  readonly unreadable?: unknown
}

/** The system's code for what went wrong, or `timeout`, and whether the request surely was not seen. */
export interface WireFailure {
  readonly reason: (string & {}) | "timeout"
  readonly sent: "no" | "unknown"
  /** What was thrown, where it may be shown. */
  readonly cause?: unknown
}

/** No whole answer came in the time that a request may take. */
export const timedOut: WireFailure = { reason: "timeout", sent: "unknown" }

export type Send = (request: WireRequest) => Effect.Effect<WireAnswer, WireFailure>
