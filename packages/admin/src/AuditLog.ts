/**
 * The audit log: who did what, as far as the server keeps it in its database.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { openEnum } from "./check/openEnum.js"
import { Metadata } from "./Metadata.js"
import type * as Pagination from "./Pagination.js"
import { Timestamp } from "./Timestamp.js"
import { PageNumber } from "./UserPage.js"
import { Uuid } from "./Uuid.js"

/**
 * What was done; the list is that of server 2.196.0 and open to more.
 *
 * @since 0.1.0
 * @category schemas
 */
export const AuditAction = openEnum(
  "login",
  "logout",
  "invite_accepted",
  "user_signedup",
  "user_invited",
  "user_deleted",
  "user_modified",
  "user_recovery_requested",
  "user_reauthenticate_requested",
  "user_confirmation_requested",
  "user_repeated_signup",
  "user_updated_password",
  "token_revoked",
  "token_refreshed",
  "identity_linked",
  "identity_unlinked",
  "passkey_created",
  "passkey_updated",
  "passkey_deleted",
  "factor_in_progress",
  "factor_unenrolled",
  "factor_deleted",
  "factor_updated",
  "challenge_created",
  "verification_attempted"
)

/**
 * What was done, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export type AuditAction = typeof AuditAction.Type

/**
 * An entry of the log, as the server writes it (`internal/models/audit_log_entry.go`).
 *
 * What an admin key does has the nil UUID for an actor, and the key's role for a name. `ip_address` is `""` for most
 * admin actions.
 *
 * @since 0.1.0
 * @category schemas
 */
export const AuditEntry = Schema.Struct({
  id: Uuid,
  payload: Schema.Struct({
    actor_id: Schema.String,
    actor_via_sso: Schema.Boolean,
    actor_username: Schema.String,
    action: AuditAction,
    log_type: openEnum("account", "team", "token", "user", "factor"),
    actor_name: Schema.optionalWith(Schema.Unknown, { exact: true }),
    traits: Schema.optionalWith(Metadata, { exact: true })
  }),
  created_at: Timestamp,
  ip_address: Schema.String
}).annotations({ identifier: "AuditEntry" })

/**
 * An entry of the log, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface AuditEntry extends Schema.Schema.Type<typeof AuditEntry> {}

/**
 * The entries of a page, as the server lists them.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Array(AuditEntry)

/**
 * Which entries. At most one of `author`, `action` and `type`: the server takes one condition. Each finds entries that
 * hold the text in any case; `%`, `_` and `\` are the wildcards of SQL's LIKE.
 *
 * @since 0.1.0
 * @category models
 */
export interface Which {
  /** A part of the actor's address or name. */
  readonly author?: string | undefined
  /** A part of the action. */
  readonly action?: AuditAction | undefined
  /** A part of the kind: `account`, `team`, `token`, `user`, `factor`. */
  readonly type?: string | undefined
}

/**
 * Which page of which entries.
 *
 * @since 0.1.0
 * @category models
 */
export interface ListEntries extends Which {
  /** From 1, which is what you get when it is not given. */
  readonly page?: number | undefined
  /** Entries on a page, at least 1; 50 when not given. */
  readonly perPage?: number | undefined
}

/**
 * Which entries to go through, and how many to ask for at once.
 *
 * @since 0.1.0
 * @category models
 */
export interface StreamEntries extends Which {
  /** Entries in one request, at least 1; 1,000 when not given. */
  readonly pageSize?: number | undefined
}

/**
 * Which page of which entries, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ListEntries = Schema.Struct({
  page: Schema.optional(PageNumber),
  perPage: Schema.optional(PageNumber),
  author: Schema.optional(Schema.String),
  action: Schema.optional(Schema.String),
  type: Schema.optional(Schema.String)
}).pipe(
  Schema.filter(({ action, author, type }) =>
    [author, action, type].filter((condition) => condition !== undefined).length > 1
      ? "should have at most one of author, action and type"
      : undefined
  )
)

/**
 * The condition as the server reads it: `action:login`.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toQuery = ({ action, author, type }: ListEntries): string | undefined =>
  author !== undefined
    ? `author:${author}`
    : action !== undefined
      ? `action:${action}`
      : type === undefined
        ? undefined
        : `type:${type}`

/**
 * One page of the log, newest first, with where it stands in the whole.
 *
 * @since 0.1.0
 * @category models
 */
export interface AuditPage {
  readonly entries: ReadonlyArray<AuditEntry>
  readonly pagination: Pagination.Pagination
}
