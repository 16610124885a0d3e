/** The envelopes. `error` says which of the two a result is, and narrows `data`. */
import type { AuthError } from "../AuthError.js"

/**
 * Data, or an error and `null`.
 *
 * @since 0.1.0
 * @category results
 */
export type RequestResult<T> = { data: T; error: null } | { data: null; error: AuthError }

/**
 * Data, or an error and the same members with `null`, so that data can be destructured before the check.
 *
 * @since 0.1.0
 * @category results
 */
export type RequestResultSafeDestructure<T> =
  | { data: T; error: null }
  | { data: T extends object ? { [K in keyof T]: null } : null; error: AuthError }

/**
 * Where a page is within its list.
 *
 * @since 0.1.0
 * @category results
 */
export type Pagination = {
  // auth-js's own type: every relation of the server's Link header becomes a member.
  // oxlint-disable-next-line typescript/no-explicit-any
  [key: string]: any
  nextPage: number | null
  lastPage: number
  total: number
}

/**
 * Which page to list.
 *
 * @since 0.1.0
 * @category inputs
 */
export type PageParams = {
  /** From 1. */
  page?: number
  /** Items per page; the server has 50 by default and no upper limit. */
  perPage?: number
}
