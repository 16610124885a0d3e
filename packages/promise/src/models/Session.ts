/** Sessions. */
import type { AuthError } from "../AuthError.js"

/**
 * Which sessions to end: all of the user, only that of the token, or all others.
 *
 * @since 0.1.0
 * @category models
 */
export type SignOutScope = "global" | "local" | "others"

/**
 * Nothing, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type VoidResponse = { data: null; error: null } | { data: null; error: AuthError }
