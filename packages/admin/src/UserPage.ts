/**
 * A page of users, and what can be asked of one.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { Metadata } from "./Metadata.js"
import type * as Pagination from "./Pagination.js"
import { User } from "./User.js"

/**
 * Which page of which users.
 *
 * @since 0.1.0
 * @category models
 */
export interface ListUsers {
  /** From 1, which is what you get when it is not given. */
  readonly page?: number | undefined
  /** Users on a page, at least 1; 50 when not given. The server knows no upper bound. */
  readonly perPage?: number | undefined
  /**
   * Only users with this in their e-mail address (kept in lower case, and the case counts), or in `full_name` of their
   * user metadata (the case does not count). `%`, `_` and `\\` are the wildcards of SQL's LIKE.
   */
  readonly filter?: string | undefined
  /** By time of creation; newest first when not given. */
  readonly sort?: "created_at asc" | "created_at desc" | undefined
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

/**
 * Which page of which users, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ListUsers: Schema.Schema<ListUsers> = Schema.Struct({
  page: Schema.optional(PageNumber),
  perPage: Schema.optional(PageNumber),
  filter: Schema.optional(Schema.String),
  sort: Schema.optional(Schema.Literal("created_at asc", "created_at desc"))
})

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
}

/**
 * The body of the answer on the wire.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Answer = Schema.Struct({ users: Schema.Array(User), aud: Schema.String }).annotations({
  identifier: "UserPage"
})
