/** A request and an answer as plain data, and what sends the one and gives the other: all that the interpreter knows of HTTP. */
import type * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import type { Finding } from "./finding.js"

export interface WireRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** More headers, for the server to continue the trace. A client may be told not to send them. */
  readonly traceHeaders: Readonly<Record<string, string>> | undefined
  readonly body: string | undefined
  /** The most bytes of a good response that are wanted. */
  readonly maxResponseSize?: number | undefined
}

export interface WireAnswer {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The same as JSON, where there is a form of it that is cheaper to make and to parse. */
  readonly jsonText?: string | undefined
  /** What is wrong with the body, where it was not read to its end. */
  readonly issue?: Finding | undefined
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

/** Ends a request for whose answer nobody waits any more: at once. The effect waits for what there is to clean up. */
export type End = () => Effect.Effect<unknown>

/**
 * Sends a request for the call that runs in `fiber`, and calls back once with what came of it. Not an effect: a function
 * that is called and calls back costs a fraction of the steps of a fiber that do the same.
 */
export type Send = (
  request: WireRequest,
  resume: (result: Exit.Exit<WireAnswer, WireFailure>) => void,
  fiber: Fiber.RuntimeFiber<unknown, unknown>
) => End
