/**
 * A second factor of a user: an authenticator app, a phone, a security key.
 *
 * @since 0.1.0
 */
import type * as DateTime from "effect/DateTime"
import type * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { openEnum } from "./check/openEnum.js"
import { Metadata } from "./Metadata.js"
import { optional, Timestamp, toDateTime } from "./Timestamp.js"
import { Uuid } from "./Uuid.js"

/**
 * The id of a factor: a UUID.
 *
 * @since 0.1.0
 * @category schemas
 */
export const FactorId = Uuid.pipe(Schema.brand("FactorId"))

/**
 * The id of a factor, as a type: a validated string.
 *
 * @since 0.1.0
 * @category models
 */
export type FactorId = typeof FactorId.Type

/**
 * A factor, as on the wire (`internal/models/factor.go`). It never holds the secret.
 *
 * `factor_type` is `totp`, `phone` or `webauthn`; newer servers may have others. `phone` is `""` for other factors, and
 * `last_challenged_at` is `null` until the first challenge.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Factor = Schema.Struct({
  id: FactorId,
  created_at: Timestamp,
  updated_at: Timestamp,
  status: openEnum("verified", "unverified"),
  friendly_name: Schema.optionalWith(Schema.String, { exact: true }),
  factor_type: openEnum("totp", "phone", "webauthn"),
  phone: Schema.optionalWith(Schema.String, { exact: true }),
  last_challenged_at: Schema.optionalWith(Schema.NullOr(Timestamp), { exact: true }),
  web_authn_aaguid: Schema.optionalWith(Schema.String, { exact: true }),
  last_webauthn_challenge_data: Schema.optionalWith(Metadata, { exact: true })
}).annotations({ identifier: "Factor" })

/**
 * A factor, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Factor extends Schema.Schema.Type<typeof Factor> {}

/**
 * The factors of a user.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Array(Factor)

/**
 * The changes to a factor.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateFactor {
  readonly friendly_name?: string | undefined
  /** In E.164 format; only for phone factors. */
  readonly phone?: string | undefined
}

/**
 * A schema for the changes to a factor.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UpdateFactor: Schema.Schema<UpdateFactor> = Schema.Struct({
  friendly_name: Schema.optional(Schema.String),
  phone: Schema.optional(Schema.String)
})

/**
 * When the factor was enrolled.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (factor: Pick<Factor, "created_at">): DateTime.Utc => toDateTime(factor.created_at)

/**
 * When the factor last changed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const updatedAt = (factor: Pick<Factor, "updated_at">): DateTime.Utc => toDateTime(factor.updated_at)

/**
 * When the factor was last challenged.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const lastChallengedAt = (factor: Pick<Factor, "last_challenged_at">): Option.Option<DateTime.Utc> =>
  optional(factor.last_challenged_at)
