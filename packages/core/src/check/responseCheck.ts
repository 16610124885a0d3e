/** How the body of a successful response is checked. */
import type { Shape } from "./shape.js"

/**
 * How the body of a successful response is checked: with a fast guard first, and against its shape, which has the
 * words, if it is invalid.
 *
 * @since 0.2.0
 * @category models
 */
export interface ResponseCheck {
  readonly guard: (body: unknown) => boolean
  readonly shape: Shape
}
