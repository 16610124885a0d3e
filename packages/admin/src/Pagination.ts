/**
 * Where a page of a list stands, read from the `Link` and `X-Total-Count` headers and, in cursor mode, from the body.
 *
 * @since 0.1.0
 */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Finding } from "./internal/finding.js"
import * as LinkHeader from "./internal/linkHeader.js"

/**
 * - `total`: how many there are in all, as far as the filter lets through; unknown in cursor mode
 * - `nextPage`: the number of the next page; none on the last one
 * - `lastPage`: the number of the last page; `0` when the list is empty; unknown in cursor mode
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

const toCount = (text: string): Option.Option<number> =>
  /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Option.some(Number(text)) : Option.none()

const make = (link: string, total: Option.Option<number>): Pagination => {
  const links = LinkHeader.parse(link)
  const parameter = (relation: string, name: string) =>
    Option.flatMap(LinkHeader.find(links, relation), (target) => LinkHeader.parameter(target, name))
  return {
    total,
    nextPage: Option.flatMap(parameter("next", "page"), toCount),
    lastPage: Option.flatMap(parameter("last", "page"), toCount),
    nextCursor: parameter("next", "cursor")
  }
}

/**
 * Reads `Pagination` from headers, as `FromHeaders` does, without a schema. Left says what is wrong with them.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromHeaders = (
  headers: Readonly<Record<string, string | undefined>>
): Either.Either<Pagination, Finding> => {
  const given = headers["x-total-count"]
  const total = Option.flatMap(Option.fromNullable(given), toCount)
  return given !== undefined && Option.isNone(total)
    ? Either.left({ path: "x-total-count", expected: "should be a whole number" })
    : Either.right(make(headers["link"] ?? "", total))
}

const Count = Schema.String.pipe(
  Schema.filter((text) => Option.isSome(toCount(text))),
  Schema.annotations({ description: "a whole number" })
)

/**
 * The headers that tell of pages, under their lower-case names.
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
 * numbers of any length). Writing it back is not supported, since the links' addresses are not kept.
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
  Schema.Struct({
    total: Schema.OptionFromSelf(Schema.Number),
    nextPage: Schema.OptionFromSelf(Schema.Number),
    lastPage: Schema.OptionFromSelf(Schema.Number),
    nextCursor: Schema.OptionFromSelf(Schema.String)
  }),
  {
    strict: true,
    decode: (headers) =>
      make(headers.link ?? "", Option.flatMap(Option.fromNullable(headers["x-total-count"]), toCount)),
    encode: (pagination) =>
      Option.match(pagination.total, { onNone: () => ({}), onSome: (total) => ({ "x-total-count": String(total) }) })
  }
)
