/** Users, as on the wire and as input. */
import type { Factor } from "./Factor.js"
import type * as Installed from "./installed.js"
import type { Pagination, PageParams, RequestResultSafeDestructure } from "./Result.js"
import type { AuthError } from "../AuthError.js"

// The open records are auth-js's own types, with whatever members the caller stored.

/**
 * Data that only admins can write.
 *
 * @since 0.1.0
 * @category models
 */
export type UserAppMetadata = Installed.Or<Installed.User["app_metadata"], OwnAppMetadata>

interface OwnAppMetadata {
  provider?: string
  providers?: string[]
  // oxlint-disable-next-line typescript/no-explicit-any
  [key: string]: any
}

/**
 * Data that the user can write as well.
 *
 * @since 0.1.0
 * @category models
 */
export type UserMetadata = Installed.Or<Installed.User["user_metadata"], OwnMetadata>

interface OwnMetadata {
  // oxlint-disable-next-line typescript/no-explicit-any
  [key: string]: any
}

/**
 * A way in which a user signs in.
 *
 * @since 0.1.0
 * @category models
 */
export type UserIdentity = Installed.Or<NonNullable<Installed.User["identities"]>[number], OwnIdentity>

interface OwnIdentity {
  id: string
  user_id: string
  identity_data?: {
    // oxlint-disable-next-line typescript/no-explicit-any
    [key: string]: any
  }
  identity_id: string
  provider: string
  created_at?: string
  last_sign_in_at?: string
  updated_at?: string
}

/**
 * A user.
 *
 * @since 0.1.0
 * @category models
 */
export type User = Installed.Or<Installed.User, OwnUser>

interface OwnUser {
  id: string
  app_metadata: UserAppMetadata
  user_metadata: UserMetadata
  aud: string
  confirmation_sent_at?: string
  recovery_sent_at?: string
  email_change_sent_at?: string
  new_email?: string
  new_phone?: string
  invited_at?: string
  action_link?: string
  email?: string
  phone?: string
  created_at: string
  confirmed_at?: string
  email_confirmed_at?: string
  phone_confirmed_at?: string
  last_sign_in_at?: string
  role?: string
  updated_at?: string
  identities?: UserIdentity[]
  is_anonymous?: boolean
  is_sso_user?: boolean
  factors?: (Factor<"verified"> | Factor<"unverified">)[]
  deleted_at?: string
  banned_until?: string
}

/**
 * The attributes that an admin can set.
 *
 * @since 0.1.0
 * @category inputs
 */
export interface AdminUserAttributes {
  /** Not read by the admin routes. */
  current_password?: string
  email?: string
  phone?: string
  /** Ends all sessions of an existing user. */
  password?: string
  /** Not read by the admin routes. */
  nonce?: string
  /** Merged into the existing metadata; `null` deletes a member. */
  user_metadata?: object
  /** Merged into the existing metadata; `null` deletes a member. */
  app_metadata?: object
  /** `true` confirms the address; `false` does nothing. */
  email_confirm?: boolean
  /** `true` confirms the number; `false` does nothing. */
  phone_confirm?: boolean
  /** Go's duration format, such as `"24h"`, or `"none"`. It has no days. */
  ban_duration?: string | "none"
  role?: string
  /** bcrypt, argon2i, argon2id, or Firebase scrypt as `$fbscrypt$…`; read on creation only. */
  password_hash?: string
  /** Read on creation only. */
  id?: string
}

/**
 * A user, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type UserResponse = RequestResultSafeDestructure<{ user: User }>

/**
 * Which users in which order, and which page: by number, or by cursor if the server supports it.
 *
 * @since 0.1.0
 * @category inputs
 */
export type ListUsersParams = PageParams & {
  /** A part of the address, or of `user_metadata.full_name`; `%` and `_` are wildcards. */
  filter?: string
  sort?: "created_at asc" | "created_at desc"
  /** The `data.pagination.next_cursor` of the previous page. */
  cursor?: string
  /** Users per page, by cursor. */
  limit?: number
}

/**
 * A page of users, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type UserListResponse =
  | { data: { users: User[]; aud: string } & Pagination; error: null }
  | { data: { users: [] }; error: AuthError }
