import type { HeaderLines } from "../http/headerLines.js"
import type { Fault } from "./plan.js"

/**
 * A request that came, and what became of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Entry {
  /** When, by the emulator's clock; RFC 3339, to the microsecond. */
  readonly at: string
  readonly method: string
  /** The path with the query, as it came. */
  readonly target: string
  readonly headers: HeaderLines
  /** The body as text, but of a long one the first 65,536 bytes only. */
  readonly body: string
  /** How many bytes the body had, or of one that the server refused as too large how many were read. */
  readonly bodySize: number
  /** The kind of the fault that befell it, if one did. */
  readonly fault: Fault["kind"] | null
  /** The status of the response; null while there is none. */
  readonly status: number | null
}
