/**
 * A page of users, and what can be asked of one.
 *
 * @since 0.1.0
 */
import { namesNext } from "@gotrue-effect/core/check/nextCursor"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Audience from "./Audience.js"
import { compiled } from "./check/compiled.js"
import type { Metadata } from "./Metadata.js"
import type * as Pagination from "./Pagination.js"
import { User } from "./User.js"

/**
 * Which users: all of them when nothing is said.
 *
 * @since 0.1.0
 * @category models
 */
export interface Which extends Audience.InAudience {
  /**
   * Only users with this in their e-mail address (kept in lower case, and the case counts), or in `full_name` of their
   * user metadata (the case does not count). `%`, `_` and `\\` are the wildcards of SQL's LIKE.
   */
  readonly filter?: string | undefined
  /** By time of creation; newest first when not given. */
  readonly sort?: "created_at asc" | "created_at desc" | undefined
}

/**
 * A page by its number.
 *
 * @since 0.1.0
 * @category models
 */
export interface ByNumber {
  /** From 1, which is what you get when it is not given. */
  readonly page?: number | undefined
  /** Users on a page, at least 1; 50 when not given. The server knows no upper bound. */
  readonly perPage?: number | undefined
  readonly cursor?: undefined
  readonly limit?: undefined
}

/**
 * A page by where it begins.
 *
 * @since 0.1.0
 * @category models
 */
export interface ByCursor {
  /** `nextCursor` of the page before; the first page when not given. */
  readonly cursor?: string | undefined
  /** Users on a page, at least 1; 50 when not given, and never more than 1,000. */
  readonly limit?: number | undefined
  readonly page?: undefined
  readonly perPage?: undefined
}

/**
 * Which page of which users: by number, or by `cursor` and `limit`.
 *
 * @since 0.1.0
 * @category models
 */
export type ListUsers = Which & (ByNumber | ByCursor)

/**
 * Which users to go through, and how many to ask for at once.
 *
 * @since 0.1.0
 * @category models
 */
export interface StreamUsers extends Which {
  /** Users in one request, at least 1; 1,000 when not given. In cursor mode the server gives 1,000 at most. */
  readonly pageSize?: number | undefined
}

/**
 * The number of a page, or of things on it: a whole number from 1.
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
 * Which page of which users, checked.
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
 * The query as the server reads it. Without a page, and only then, the server may answer in cursor mode.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toQuery = ({ cursor, filter, limit, page, perPage, sort }: typeof ListUsers.Type) =>
  cursor === undefined && limit === undefined
    ? { page: page ?? 1, per_page: perPage, filter, sort }
    : { cursor, limit, filter, sort }

/**
 * One page of users, with where it stands among all of them. The users' `identities` are `null` here, and `factors` are
 * missing: the server does not load them for lists.
 *
 * @since 0.1.0
 * @category models
 */
export interface UserPage<UserMetadata = Metadata | null, AppMetadata = Metadata> {
  readonly users: ReadonlyArray<User<UserMetadata, AppMetadata>>
  /** The audience that the list is of. */
  readonly aud: string
  readonly pagination: Pagination.Pagination
  /** How the server counted: by page numbers, or by cursors, which must be asked for and switched on. */
  readonly mode: "page" | "cursor"
}

const noNext = { member: "next_cursor", expected: "is missing, though there is more" }

/**
 * The body of the answer on the wire. Where there is more, it says where.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Answer = Schema.Struct({
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
 * The page that an answer holds. In cursor mode the body names the next one, as the headers do.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromAnswer = (
  { aud, pagination: byCursor, users }: typeof Answer.Type,
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
