/**
 * Users, as on the wire.
 *
 * @since 0.1.0
 */
import * as DateTime from "effect/DateTime"
import type * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { InvalidMetadata } from "./AdminError.js"
import { Factor } from "./Factor.js"
import { Identity } from "./Identity.js"
import { Metadata } from "./Metadata.js"
import { optional, Timestamp, toDateTime } from "./Timestamp.js"
import { Uuid } from "./Uuid.js"

/**
 * The id of a user: a UUID. Operations accept plain strings as well, and validate them.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UserId = Uuid.pipe(Schema.brand("UserId"))

/**
 * The id of a user, as a type: a validated string.
 *
 * @since 0.1.0
 * @category models
 */
export type UserId = typeof UserId.Type

/**
 * A user, with names and types as on the wire (`internal/models/user.go`).
 *
 * - Absent, `null` and `""` differ: `email` and `phone` are `""` when there are none, a timestamp is absent until it is
 *   set.
 * - `identities` is `null` in lists, which do not load them. `factors` is absent in lists, and for users without
 *   factors.
 * - `user_metadata` is `null` in the response to one kind of `createUser` (with `password_hash`, without metadata).
 * - `confirmed_at` is missing in the response to `createUser` and outdated in the one to `updateUserById`, and so are
 *   the `identities` there. A later `getUserById` returns the current values.
 * - `banned_until` stays set after the ban has ended.
 * - `is_anonymous` is missing before server 2.144.0, which has no anonymous users.
 *
 * Members that this version does not know are kept.
 *
 * @since 0.1.0
 * @category models
 */
export interface User<UserMetadata = Metadata | null, AppMetadata = Metadata> {
  readonly id: UserId
  readonly aud: string
  readonly role: string
  readonly email: string
  readonly email_confirmed_at?: string
  readonly invited_at?: string
  readonly phone: string
  readonly phone_confirmed_at?: string
  readonly confirmation_sent_at?: string
  readonly confirmed_at?: string
  readonly recovery_sent_at?: string
  readonly new_email?: string
  readonly email_change_sent_at?: string
  readonly new_phone?: string
  readonly phone_change_sent_at?: string
  readonly reauthentication_sent_at?: string
  readonly last_sign_in_at?: string
  readonly app_metadata: AppMetadata
  readonly user_metadata: UserMetadata
  readonly factors?: ReadonlyArray<Factor>
  readonly identities: ReadonlyArray<Identity> | null
  readonly created_at: string
  readonly updated_at: string
  readonly banned_until?: string
  readonly deleted_at?: string
  readonly is_anonymous?: boolean
}

/**
 * A user among others, or beside something else, from a service with schemas for metadata: the user, or which user has
 * metadata that doesn't match.
 *
 * @since 0.2.0
 * @category models
 */
export type UserResult<UserMetadata, AppMetadata> = Either.Either<User<UserMetadata, AppMetadata>, InvalidMetadata>

const timestamp = Schema.optionalWith(Timestamp, { exact: true })
const text = Schema.optionalWith(Schema.String, { exact: true })

/**
 * The members that every response with a user must have.
 *
 * @since 0.1.0
 * @category schemas
 */
export const fields = {
  id: UserId,
  aud: Schema.String,
  role: Schema.String,
  email: Schema.String,
  email_confirmed_at: timestamp,
  invited_at: timestamp,
  phone: Schema.String,
  phone_confirmed_at: timestamp,
  confirmation_sent_at: timestamp,
  confirmed_at: timestamp,
  recovery_sent_at: timestamp,
  new_email: text,
  email_change_sent_at: timestamp,
  new_phone: text,
  phone_change_sent_at: timestamp,
  reauthentication_sent_at: timestamp,
  last_sign_in_at: timestamp,
  app_metadata: Metadata,
  user_metadata: Schema.NullOr(Metadata),
  factors: Schema.optionalWith(Schema.Array(Factor), { exact: true }),
  identities: Schema.NullOr(Schema.Array(Identity)),
  created_at: Timestamp,
  updated_at: Timestamp,
  banned_until: timestamp,
  deleted_at: timestamp,
  is_anonymous: Schema.optionalWith(Schema.Boolean, { exact: true })
}

/**
 * A schema for a user. Unknown members are accepted.
 *
 * @since 0.1.0
 * @category schemas
 */
export const User: Schema.Schema<User, Schema.Struct.Encoded<typeof fields>> = Schema.Struct(fields).annotations({
  identifier: "User"
})

/**
 * How `deleteUser` deletes.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeleteUser {
  /** Keep the row, with address, phone and metadata made permanently unreadable, instead of removing it. */
  readonly soft?: boolean | undefined
}

/**
 * A schema for `DeleteUser`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const DeleteUser: Schema.Schema<DeleteUser> = Schema.Struct({ soft: Schema.optional(Schema.Boolean) })

/**
 * When the user was created.
 *
 * @since 0.1.0
 * @category timestamps
 */
export const createdAt = (user: Pick<User, "created_at">): DateTime.Utc => toDateTime(user.created_at)

/**
 * When the user was last updated, including by the server itself, such as for a sign-in or a generated link.
 *
 * @since 0.1.0
 * @category timestamps
 */
export const updatedAt = (user: Pick<User, "updated_at">): DateTime.Utc => toDateTime(user.updated_at)

/**
 * When the user last signed in.
 *
 * @since 0.1.0
 * @category timestamps
 */
export const lastSignInAt = (user: Pick<User, "last_sign_in_at">): Option.Option<DateTime.Utc> =>
  optional(user.last_sign_in_at)

/**
 * When the ban of the user ends or ended. It stays set after the ban, so compare it with the current time.
 *
 * @since 0.1.0
 * @category timestamps
 */
export const bannedUntil = (user: Pick<User, "banned_until">): Option.Option<DateTime.Utc> =>
  optional(user.banned_until)

/**
 * When the e-mail address or the phone number was first confirmed. Missing in the response to `createUser`.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const confirmedAt = (user: Pick<User, "confirmed_at">): Option.Option<DateTime.Utc> =>
  optional(user.confirmed_at)

/**
 * When the e-mail address was confirmed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const emailConfirmedAt = (user: Pick<User, "email_confirmed_at">): Option.Option<DateTime.Utc> =>
  optional(user.email_confirmed_at)

/**
 * When the phone number was confirmed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const phoneConfirmedAt = (user: Pick<User, "phone_confirmed_at">): Option.Option<DateTime.Utc> =>
  optional(user.phone_confirmed_at)

/**
 * When the user was last invited.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const invitedAt = (user: Pick<User, "invited_at">): Option.Option<DateTime.Utc> => optional(user.invited_at)

/**
 * When the confirmation or invitation was last sent.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const confirmationSentAt = (user: Pick<User, "confirmation_sent_at">): Option.Option<DateTime.Utc> =>
  optional(user.confirmation_sent_at)

/**
 * When a recovery or magic link was last made.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const recoverySentAt = (user: Pick<User, "recovery_sent_at">): Option.Option<DateTime.Utc> =>
  optional(user.recovery_sent_at)

/**
 * When a change of the e-mail address was last asked for.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const emailChangeSentAt = (user: Pick<User, "email_change_sent_at">): Option.Option<DateTime.Utc> =>
  optional(user.email_change_sent_at)

/**
 * When a change of the phone number was last asked for.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const phoneChangeSentAt = (user: Pick<User, "phone_change_sent_at">): Option.Option<DateTime.Utc> =>
  optional(user.phone_change_sent_at)

/**
 * When a code to sign in again was last sent.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const reauthenticationSentAt = (user: Pick<User, "reauthentication_sent_at">): Option.Option<DateTime.Utc> =>
  optional(user.reauthentication_sent_at)

/**
 * When the user was soft-deleted.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const deletedAt = (user: Pick<User, "deleted_at">): Option.Option<DateTime.Utc> => optional(user.deleted_at)

/**
 * Whether the user comes from an SSO provider, and so may have the same address as another user. It is read from the
 * provider in `app_metadata`, which the server writes.
 *
 * @since 0.1.0
 * @category predicates
 */
export const isFromSso = ({ app_metadata }: Pick<User, "app_metadata">): boolean =>
  typeof app_metadata["provider"] === "string" && app_metadata["provider"].startsWith("sso:")

/**
 * Whether the user is banned at a time, such as now: `banned_until` is later.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin, User } from "@gotrue-effect/admin"
 * import { DateTime, Effect } from "effect"
 *
 * const isBannedNow = (id: string) =>
 *   Effect.gen(function* () {
 *     const admin = yield* GoTrueAdmin.GoTrueAdmin
 *     return User.isBanned(yield* admin.getUserById(id), yield* DateTime.now)
 *   })
 * ```
 *
 * @since 0.1.0
 * @category predicates
 */
export const isBanned = (user: Pick<User, "banned_until">, now: DateTime.DateTime): boolean =>
  Option.exists(bannedUntil(user), (end) => DateTime.greaterThan(end, now))

/**
 * Whether the user was soft-deleted. `email` and `phone` of such a user are hashes, even where there was no address.
 *
 * @since 0.2.0
 * @category predicates
 */
export const isDeleted = (user: Pick<User, "deleted_at">): boolean => user.deleted_at !== undefined

/**
 * Whether the user has confirmed an e-mail address or a phone number, or an admin has. It does not read `confirmed_at`,
 * which the response to `createUser` lacks.
 *
 * @since 0.2.0
 * @category predicates
 */
export const isConfirmed = (user: Pick<User, "email_confirmed_at" | "phone_confirmed_at">): boolean =>
  user.email_confirmed_at !== undefined || user.phone_confirmed_at !== undefined

/**
 * Whether the user signed in anonymously, and has no address of their own yet.
 *
 * @since 0.2.0
 * @category predicates
 */
export const isAnonymous = (user: Pick<User, "is_anonymous">): boolean => user.is_anonymous === true

/**
 * What `createOrGetUser` returns.
 *
 * @since 0.2.0
 * @category models
 */
export interface CreatedOrFound {
  readonly user: User
  /** Whether the user is new. An existing user is not changed. */
  readonly created: boolean
}
