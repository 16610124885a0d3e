/**
 * What goes into the emulator and what comes out of it: plain values that know nothing of sockets.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import type { HeaderLines } from "./http/headerLines.js"

export type { HeaderLines } from "./http/headerLines.js"

/**
 * A request as it came over the wire.
 *
 * `target` is the raw path with its query, exactly as received: never tidied up by a URL parser, because the server
 * routes on the raw text.
 *
 * @since 0.1.0
 * @category models
 */
export interface Request {
  readonly method: string
  readonly target: string
  readonly headers: HeaderLines
  readonly body: Uint8Array
  readonly remoteAddress: string
}

/**
 * A response, ready to be written to the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface Response {
  readonly status: number
  readonly headers: HeaderLines
  readonly body: string
  /** After how many bytes of the body the connection breaks, if it does. */
  readonly cutAt?: number | undefined
}

/**
 * No response arrives: a planned fault.
 *
 * @since 0.1.0
 * @category errors
 */
export class ConnectionError extends Data.TaggedError("ConnectionError")<{
  /** The system's own code. */
  readonly code: "ECONNREFUSED" | "ECONNRESET"
}> {
  override get message(): string {
    return this.code === "ECONNREFUSED" ? "connect ECONNREFUSED 127.0.0.1" : "read ECONNRESET"
  }
}

/**
 * Makes a request from its parts.
 *
 * @example
 * ```ts
 * import { Exchange } from "@gotrue-effect/emulator"
 *
 * const request = Exchange.request({ method: "GET", target: "/health" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const request = (parts: {
  readonly method: string
  readonly target: string
  readonly headers?: HeaderLines | undefined
  readonly body?: Uint8Array | string | undefined
  readonly remoteAddress?: string | undefined
}): Request => ({
  method: parts.method,
  target: parts.target,
  headers: parts.headers ?? [],
  body: typeof parts.body === "string" ? new TextEncoder().encode(parts.body) : (parts.body ?? new Uint8Array(0)),
  remoteAddress: parts.remoteAddress ?? "127.0.0.1"
})
