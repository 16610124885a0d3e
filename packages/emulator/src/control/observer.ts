import type { Message } from "../database/message.js"
import type { Fault } from "./plan.js"

/**
 * A request that was handled, and its response.
 *
 * @since 0.2.0
 * @category models
 */
export interface Handled {
  readonly method: string
  /** The path with the query, as it came. */
  readonly target: string
  /** Null when a planned fault ended the connection. */
  readonly status: number | null
  /** The body of the response as text; empty when there was none. */
  readonly body: string
  /** From the request to the response, by the `Clock`. */
  readonly milliseconds: number
  /** The kind of the planned fault that befell it, if one did. */
  readonly fault: Fault["kind"] | null
}

/**
 * Is called as things happen. An exception that it throws is ignored.
 *
 * @since 0.2.0
 * @category models
 */
export interface Observer {
  /** After each request, but for those below `/emulator/`. */
  readonly request?: ((handled: Handled) => void) | undefined
  /** For each mail and text, when the request that sent it has succeeded. */
  readonly message?: ((message: Message) => void) | undefined
}
