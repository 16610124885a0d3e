/**
 * The routes that the emulated server knows.
 *
 * @since 0.1.0
 */
import { served } from "./server/routes.js"

/**
 * One method at one path.
 *
 * @since 0.1.0
 * @category models
 */
export interface Route {
  readonly method: string
  /** As in `/admin/users/{user_id}`: what stands in braces is for the caller to fill in. */
  readonly path: string
}

/**
 * Every route, admin's and user's, without a prefix.
 *
 * @example
 * ```ts
 * import { Route } from "@gotrue-effect/emulator"
 *
 * console.log(Route.all.filter(({ path }) => path === "/health").map(({ method }) => method)) // => ["GET"]
 * ```
 *
 * @since 0.1.0
 * @category routes
 */
export const all: ReadonlyArray<Route> = served
