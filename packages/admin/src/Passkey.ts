/**
 * A passkey of a user: a key pair on a device, to sign in without a password.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Timestamp } from "./Timestamp.js"
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
