/**
 * A page of users, and the options to list users.
 *
 * @since 0.1.0
 */
import { namesNext } from "@gotrue-effect/core/check/nextCursor"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Audience from "./Audience.js"
import { compiled } from "./check/compiled.js"
import type * as Pagination from "./Pagination.js"
import { User } from "./User.js"

/**
 * Which users to list; all of them by default.
 *
 * @since 0.1.0
 * @category models
 */
export interface Which extends Audience.InAudience {
  /**
   * Only users with this text in their e-mail address (stored in lower case, and matched case-sensitively), or in
   * `full_name` of their user metadata (case-insensitive). `%`, `_` and `\\` are the wildcards of SQL's LIKE.
   */
  readonly filter?: string | undefined
  /** By time of creation; newest first by default. */
  readonly sort?: "created_at asc" | "created_at desc" | undefined
}

/**
 * A page by its number.
 *
 * @since 0.1.0
 * @category models
 */
export interface ByNumber {
  /** The number of the page, from 1; 1 by default. */
  readonly page?: number | undefined
  /** Users per page, at least 1; 50 by default. The server has no upper limit. */
  readonly perPage?: number | undefined
  readonly cursor?: undefined
  readonly limit?: undefined
}

/**
 * A page by its cursor.
 *
 * @since 0.1.0
 * @category models
 */
export interface ByCursor {
  /** The `nextCursor` of the previous page; by default, the first page. */
  readonly cursor?: string | undefined
  /** Users per page, at least 1; 50 by default, and at most 1,000. */
  readonly limit?: number | undefined
  readonly page?: undefined
  readonly perPage?: undefined
}

/**
 * Which page of which users to list: by number, or by `cursor` and `limit`.
 *
 * @since 0.1.0
 * @category models
 */
export type ListUsers = Which & (ByNumber | ByCursor)

/**
 * Which users to stream, and how many to request at once.
 *
 * @since 0.1.0
 * @category models
 */
export interface StreamUsers extends Which {
  /** Users per request, at least 1; 1,000 by default. In cursor mode the server returns at most 1,000. */
  readonly pageSize?: number | undefined
}

/**
 * The number of a page, or of items per page: a whole number from 1.
 *
 * @since 0.1.0
 * @category schemas
 */
export const PageNumber = Schema.Int.pipe(
  Schema.between(1, Number.MAX_SAFE_INTEGER),
  Schema.annotations({ identifier: "PageNumber", description: "a whole number from 1" })
)

const which = {
  ...Audience.fields,
  filter: Schema.optional(Schema.String),
  sort: Schema.optional(Schema.Literal("created_at asc", "created_at desc"))
}

/**
 * A schema for `ListUsers`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ListUsers = Schema.Struct({
  ...which,
  page: Schema.optional(PageNumber),
  perPage: Schema.optional(PageNumber),
  cursor: Schema.optional(Schema.NonEmptyString),
  limit: Schema.optional(PageNumber)
}).pipe(
  Schema.filter(({ cursor, limit, page, perPage }) =>
    (cursor ?? limit) !== undefined && (page ?? perPage) !== undefined
      ? "should have page and perPage, or cursor and limit"
      : undefined
  )
)

/**
 * The query. The server uses cursor mode only if there is no page number.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toQuery = ({ cursor, filter, limit, page, perPage, sort }: typeof ListUsers.Type) =>
  cursor === undefined && limit === undefined
    ? { page: page ?? 1, per_page: perPage, filter, sort }
    : { cursor, limit, filter, sort }

/**
 * One page of users, and its position in the list. The `identities` of the users are `null` here and `factors` are
 * missing: the server does not load them for lists.
 *
 * @since 0.1.0
 * @category models
 */
export interface UserPage<Of = User> {
  readonly users: ReadonlyArray<Of>
  /** The audience of the users. */
  readonly aud: string
  readonly pagination: Pagination.Pagination
  /** How the server pages: by number, or by cursor, which must be requested and switched on. */
  readonly mode: "page" | "cursor"
}

const noNext = { member: "next_cursor", expected: "is missing, though there is more" }

/**
 * The response body, as on the wire. If there is more, it must hold the next cursor.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Response = Schema.Struct({
  users: Schema.Array(User),
  aud: Schema.String,
  pagination: Schema.optionalWith(
    Schema.Struct({
      next_cursor: Schema.optionalWith(Schema.String, { exact: true }),
      has_more: Schema.Boolean
    }).pipe(
      Schema.filter((pagination) =>
        namesNext(pagination) ? undefined : { path: [noNext.member], message: noNext.expected }
      ),
      Schema.annotations({ ...compiled("namesNext", "nextCursor", noNext) })
    ),
    { exact: true }
  )
}).annotations({ identifier: "UserPage" })

/**
 * The page of a response. In cursor mode the body holds the next cursor, otherwise the headers hold the page numbers.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromResponse = (
  { aud, pagination: byCursor, users }: typeof Response.Type,
  byHeaders: Pagination.Pagination
): UserPage => ({
  users,
  aud,
  mode: byCursor === undefined ? "page" : "cursor",
  pagination:
    byCursor === undefined
      ? byHeaders
      : { ...byHeaders, nextCursor: byCursor.has_more ? Option.fromNullable(byCursor.next_cursor) : Option.none() }
})
