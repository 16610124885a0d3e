/** Second factors. */
import type * as Installed from "./installed.js"
import type { RequestResult } from "./Result.js"

/**
 * What a factor is.
 *
 * @since 0.1.0
 * @category models
 */
export type FactorType = Installed.Or<Installed.Factor["factor_type"], OwnType>

type OwnType = "totp" | "phone" | "webauthn" | "recovery_code"

/**
 * A second factor.
 *
 * @since 0.1.0
 * @category models
 */
export type Factor<Status extends "verified" | "unverified" = "verified" | "unverified"> = Installed.Both<
  OwnFactor<Status>,
  Installed.Factor
>

interface OwnFactor<Status> {
  id: string
  friendly_name?: string
  factor_type: FactorType
  status: Status
  created_at: string
  updated_at: string
  last_challenged_at?: string
}

/**
 * Whose factors to list.
 *
 * @since 0.1.0
 * @category inputs
 */
export type AuthMFAAdminListFactorsParams = { userId: string }

/**
 * Which factor of which user.
 *
 * @since 0.1.0
 * @category inputs
 */
export type AuthMFAAdminDeleteFactorParams = { id: string; userId: string }

/**
 * A factor, by its id and its user's.
 *
 * @since 0.2.0
 * @category inputs
 */
export type FactorRef = { id: string; userId: string }

/**
 * What to change of a factor.
 *
 * @since 0.2.0
 * @category inputs
 */
export type UpdateFactorParams = { friendly_name?: string; phone?: string }

/**
 * The factors, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type AuthMFAAdminListFactorsResponse = RequestResult<{ factors: Factor[] }>

/**
 * The deleted factor, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type AuthMFAAdminDeleteFactorResponse = RequestResult<{ id: string }>

/**
 * The factor as it is now, or an error.
 *
 * @since 0.2.0
 * @category results
 */
export type UpdateFactorResponse = RequestResult<Factor>
