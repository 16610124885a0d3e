/**
 * A passkey of a user: a key pair on a device, to sign in without a password.
 *
 * @since 0.1.0
 */
import type * as DateTime from "effect/DateTime"
import type * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { optional, Timestamp, toDateTime } from "./Timestamp.js"
import { Uuid } from "./Uuid.js"

/**
 * The id of a passkey: a UUID.
 *
 * @since 0.1.0
 * @category schemas
 */
export const PasskeyId = Uuid.pipe(Schema.brand("PasskeyId"))

/**
 * The id of a passkey, as a type: a validated string.
 *
 * @since 0.1.0
 * @category models
 */
export type PasskeyId = typeof PasskeyId.Type

/**
 * A passkey, as on the wire (`internal/api/passkey_admin.go`). It holds neither the key nor the device.
 *
 * `last_used_at` is absent until the first sign-in.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Passkey = Schema.Struct({
  id: PasskeyId,
  friendly_name: Schema.optionalWith(Schema.String, { exact: true }),
  created_at: Timestamp,
  last_used_at: Schema.optionalWith(Timestamp, { exact: true })
}).annotations({ identifier: "Passkey" })

/**
 * A passkey, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Passkey extends Schema.Schema.Type<typeof Passkey> {}

/**
 * The passkeys of a user.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Array(Passkey)

/**
 * When the passkey was created.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (passkey: Pick<Passkey, "created_at">): DateTime.Utc => toDateTime(passkey.created_at)

/**
 * When the passkey was last used.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const lastUsedAt = (passkey: Pick<Passkey, "last_used_at">): Option.Option<DateTime.Utc> =>
  optional(passkey.last_used_at)
