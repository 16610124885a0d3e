/** How the body of a successful response is checked. */
import type { Issue } from "./issue.js"

/**
 * How the body of a successful response is checked: with a fast guard first, and in words if it is invalid.
 *
 * @since 0.2.0
 * @category models
 */
export interface ResponseCheck {
  readonly guard: (body: unknown) => boolean
  readonly issue: (body: unknown) => Issue | undefined
}
