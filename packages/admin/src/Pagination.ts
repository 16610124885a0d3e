/**
 * Where a page is within its list. Read from the `Link` and `X-Total-Count` headers and, in cursor mode, from the body.
 *
 * @since 0.1.0
 */
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as Pages from "@gotrue-effect/core/protocol/pagination"
import type { Result } from "@gotrue-effect/core/result"
import { ok } from "@gotrue-effect/core/result"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/**
 * - `total`: the number of items that match the filter; unknown in cursor mode
 * - `nextPage`: the number of the next page; none on the last page
 * - `lastPage`: the number of the last page; `0` for an empty list; unknown in cursor mode
 * - `nextCursor`: where the next page begins, in cursor mode
 *
 * @since 0.1.0
 * @category models
 */
export interface Pagination {
  readonly total: Option.Option<number>
  readonly nextPage: Option.Option<number>
  readonly lastPage: Option.Option<number>
  readonly nextCursor: Option.Option<string>
}

/**
 * A schema for `Pagination`, for contracts of your own. In JSON, what is unknown is `null`.
 *
 * @since 0.2.0
 * @category schemas
 */
export const Pagination = Schema.Struct({
  total: Schema.OptionFromNullOr(Schema.Number),
  nextPage: Schema.OptionFromNullOr(Schema.Number),
  lastPage: Schema.OptionFromNullOr(Schema.Number),
  nextCursor: Schema.OptionFromNullOr(Schema.String)
}).annotations({ identifier: "Pagination" })

/** The same with options. */
const fromPlain = ({ lastPage, nextCursor, nextPage, total }: Pages.Pagination): Pagination => ({
  total: Option.fromNullable(total),
  nextPage: Option.fromNullable(nextPage),
  lastPage: Option.fromNullable(lastPage),
  nextCursor: Option.fromNullable(nextCursor)
})

/**
 * Reads `Pagination` from headers, as `FromHeaders` does, without a schema. The error says what is wrong with them.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromHeaders = (headers: Readonly<Record<string, string | undefined>>): Result<Pagination, Issue> => {
  const pages = Pages.fromHeaders(headers)
  return pages.ok ? ok(fromPlain(pages.value)) : pages
}

const Count = Schema.String.pipe(
  Schema.filter((text) => Pages.toCount(text) !== undefined),
  Schema.annotations({ description: "a whole number" })
)

/**
 * The headers about pages, under their lower-case names.
 *
 * @since 0.1.0
 * @category schemas
 */
export const PageHeaders = Schema.Struct({
  link: Schema.optional(Schema.String),
  "x-total-count": Schema.optional(Count)
}).annotations({ identifier: "PageHeaders" })

/**
 * Reads `Pagination` from headers (RFC 8288: links in any order, relative or absolute, parameters in any order, page
 * numbers of any length). It cannot be encoded again, because the addresses of the links are not kept.
 *
 * @example
 * ```ts
 * import { Pagination } from "@gotrue-effect/admin"
 * import { Option, Schema } from "effect"
 *
 * const pagination = Schema.decodeUnknownSync(Pagination.FromHeaders)({
 *   link: '</admin/users?page=12&per_page=50>; rel="next", </admin/users?page=40&per_page=50>; rel="last"',
 *   "x-total-count": "1999"
 * })
 * console.log(Option.getOrNull(pagination.nextPage)) // => 12
 * ```
 *
 * @since 0.1.0
 * @category schemas
 */
export const FromHeaders: Schema.Schema<Pagination, typeof PageHeaders.Encoded> = Schema.transform(
  PageHeaders,
  Schema.typeSchema(Pagination),
  {
    strict: true,
    decode: (headers) => fromPlain(Pages.fromLinks(headers.link ?? "", Pages.toCount(headers["x-total-count"]))),
    encode: (pagination) =>
      Option.match(pagination.total, { onNone: () => ({}), onSome: (total) => ({ "x-total-count": String(total) }) })
  }
)
