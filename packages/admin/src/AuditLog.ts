/**
 * The audit log: who did what, if the server keeps it in its database.
 *
 * @since 0.1.0
 */
import type * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { openEnum } from "./check/openEnum.js"
import { Metadata } from "./Metadata.js"
import * as Pagination from "./Pagination.js"
import { Timestamp, toDateTime } from "./Timestamp.js"
import { PageNumber } from "./UserPage.js"
import { Uuid } from "./Uuid.js"

/**
 * An action. The list is that of server 2.196.0, and other values are accepted.
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
 * An action, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export type AuditAction = typeof AuditAction.Type

/**
 * An entry of the log, as on the wire (`internal/models/audit_log_entry.go`).
 *
 * The actor of an admin request has the nil UUID as id and the role of the key as name. `ip_address` is `""` for most
 * admin requests.
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
 * The entries of a page, as on the wire.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Array(AuditEntry)

/**
 * Which entries to list. Set at most one of `author`, `action` and `type`, because the server accepts one condition.
 * Each one matches case-insensitively anywhere in its text; `%`, `_` and `\` are the wildcards of SQL's LIKE.
 *
 * @since 0.1.0
 * @category models
 */
export interface Which {
  /** A part of the address or name of the actor. */
  readonly author?: string | undefined
  /** A part of the action. */
  readonly action?: AuditAction | undefined
  /** A part of the type: `account`, `team`, `token`, `user`, `factor`. */
  readonly type?: string | undefined
}

/**
 * Which page of which entries to list.
 *
 * @since 0.1.0
 * @category models
 */
export interface ListEntries extends Which {
  /** The number of the page, from 1; 1 by default. */
  readonly page?: number | undefined
  /** Entries per page, at least 1; 50 by default. */
  readonly perPage?: number | undefined
}

/**
 * Which entries to stream, and how many to request at once.
 *
 * @since 0.1.0
 * @category models
 */
export interface StreamEntries extends Which {
  /** Entries per request, at least 1; 1,000 by default. */
  readonly pageSize?: number | undefined
}

/**
 * A schema for `ListEntries`.
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
 * The condition in the server's format: `action:login`.
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
 * One page of the log, newest first, and its position in the whole log.
 *
 * @since 0.1.0
 * @category models
 */
export interface AuditPage {
  readonly entries: ReadonlyArray<AuditEntry>
  readonly pagination: Pagination.Pagination
}

/**
 * A schema for a page of the audit log, for contracts of your own.
 *
 * @since 0.2.0
 * @category schemas
 */
export const AuditPage = Schema.Struct({
  entries: Schema.Array(AuditEntry),
  pagination: Pagination.Pagination
}).annotations({ identifier: "AuditPage" })

/**
 * When it happened, with millisecond precision. Compare timestamps with it or with `Timestamp.Order`, not as text.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (entry: Pick<AuditEntry, "created_at">): DateTime.Utc => toDateTime(entry.created_at)
