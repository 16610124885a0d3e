/**
 * A way in which a user signs in with one provider.
 *
 * @since 0.1.0
 */
import type * as DateTime from "effect/DateTime"
import type * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Metadata } from "./Metadata.js"
import { optional, Timestamp, toDateTime } from "./Timestamp.js"

/**
 * An identity, as on the wire (`internal/models/identity.go`).
 *
 * `identity_id` is the id of the identity itself; before server 2.116.0 there is none. `id` is the id of the user at
 * the provider; for `email` and `phone` it equals the user's id. `provider` is `email`, `phone`, `google`, `sso:…`,
 * `custom:…` and others.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Identity = Schema.Struct({
  identity_id: Schema.optionalWith(Schema.String, { exact: true }),
  id: Schema.String,
  user_id: Schema.String,
  identity_data: Schema.optionalWith(Metadata, { exact: true }),
  provider: Schema.String,
  last_sign_in_at: Schema.optionalWith(Timestamp, { exact: true }),
  created_at: Timestamp,
  updated_at: Timestamp,
  email: Schema.optionalWith(Schema.String, { exact: true })
}).annotations({ identifier: "Identity" })

/**
 * An identity, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Identity extends Schema.Schema.Type<typeof Identity> {}

/**
 * When the user last signed in with this identity.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const lastSignInAt = (identity: Pick<Identity, "last_sign_in_at">): Option.Option<DateTime.Utc> =>
  optional(identity.last_sign_in_at)

/**
 * When the identity was linked to the user.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (identity: Pick<Identity, "created_at">): DateTime.Utc => toDateTime(identity.created_at)

/**
 * When the identity last changed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const updatedAt = (identity: Pick<Identity, "updated_at">): DateTime.Utc => toDateTime(identity.updated_at)
