/** Passkeys. */
import type * as Installed from "./installed.js"
import type { RequestResult } from "./Result.js"

/**
 * A passkey.
 *
 * @since 0.1.0
 * @category models
 */
export type PasskeyListItem = Installed.Or<Installed.Passkey, OwnPasskey>

interface OwnPasskey {
  id: string
  friendly_name?: string
  created_at: string
  last_used_at?: string
}

/**
 * Whose passkeys to list.
 *
 * @since 0.1.0
 * @category inputs
 */
export type AuthPasskeyAdminListParams = { userId: string }

/**
 * Which passkey of which user.
 *
 * @since 0.1.0
 * @category inputs
 */
export type AuthPasskeyAdminDeleteParams = { userId: string; passkeyId: string }

/**
 * The passkeys, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type AuthPasskeyListResponse = RequestResult<PasskeyListItem[]>

/**
 * Nothing, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type AuthPasskeyDeleteResponse = RequestResult<null>
