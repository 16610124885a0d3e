/**
 * A way in which a user signs in with one provider.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Metadata } from "./Metadata.js"
import { Timestamp } from "./Timestamp.js"

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
