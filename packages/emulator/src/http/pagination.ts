import * as Either from "effect/Either"
import type { HeaderLines } from "../Exchange.js"
import { goQuote } from "../standards/text/quote.js"
import type { Query } from "../standards/url/query.js"
import { formatQuery, queryValue, queryValues, setQuery } from "../standards/url/query.js"
import type { Target } from "../standards/url/target.js"

const max = (1n << 64n) - 1n

/** Reads an unsigned number of 64 bits as Go does. */
export const parseUnsigned = (text: string): Either.Either<bigint, string> => {
  const failed = (why: string) => Either.left(`strconv.ParseUint: parsing ${goQuote(text)}: ${why}`)
  if (!/^[0-9]+$/.test(text)) return failed("invalid syntax")
  const value = BigInt(text)
  return value > max ? failed("value out of range") : Either.right(value)
}

export interface Page {
  readonly page: bigint
  readonly perPage: bigint
}

/** `page` and `per_page`; empty ones are their defaults. */
export const parsePage = (query: Query): Either.Either<Page, string> => {
  const read = (name: string, fallback: bigint) => {
    const text = queryValue(query, name)
    return text === "" ? Either.right(fallback) : parseUnsigned(text)
  }
  return Either.flatMap(read("page", 1n), (page) => Either.map(read("per_page", 50n), (perPage) => ({ page, perPage })))
}

/**
 * The rows a page stands for, or undefined where the database refuses it. Numbers wrap as the server's signed 64 bits
 * do, which is how enormous pages come back with rows.
 */
export const pageWindow = ({
  page,
  perPage
}: Page): { readonly offset: number; readonly limit: number } | undefined => {
  const signedPage = BigInt.asIntN(64, page)
  const signedSize = BigInt.asIntN(64, perPage)
  const at = signedPage < 1n ? 1n : signedPage
  const size = signedSize < 1n ? 20n : signedSize
  const offset = BigInt.asIntN(64, (at - 1n) * size)
  return offset < 0n ? undefined : { offset: Number(offset), limit: Number(size) }
}

const link = (target: Target, query: Query) => `<${target.written}?${formatQuery(query)}>`

/** `Link` and `X-Total-Count` of an offset page; undefined for the page size 0, on which the server breaks down. */
export const pageHeaders = ({ page, perPage }: Page, total: number, target: Target): HeaderLines | undefined => {
  if (perPage === 0n) return undefined
  const pages = (BigInt(total) + perPage - 1n) / perPage
  const next = pages > page ? `${link(target, setQuery(target.query, "page", String(page + 1n)))}; rel="next", ` : ""
  const last = `${link(target, setQuery(target.query, "page", String(pages)))}; rel="last"`
  return [
    ["Link", next + last],
    ["X-Total-Count", String(total)]
  ]
}

/** `Link` of a cursor page that is not the last. */
export const cursorHeaders = (cursor: string, target: Target): HeaderLines => [
  ["Link", `${link(target, setQuery(setQuery(target.query, "page"), "cursor", cursor))}; rel="next"`]
]

export type Direction = "asc" | "desc"

/** `sort`: the first value decides, all of them are checked. */
export const parseSort = (query: Query): Either.Either<Direction, string> => {
  let direction: Direction | undefined
  for (const value of queryValues(query, "sort")) {
    const cut = value.indexOf(" ")
    const field = cut < 0 ? value : value.slice(0, cut)
    if (field !== "created_at") return Either.left(`bad field for sort '${field}'`)
    const given = cut < 0 ? "desc" : value.slice(cut + 1).toLowerCase()
    if (given !== "asc" && given !== "desc") {
      return Either.left(`bad direction for sort '${value.slice(cut + 1)}', only 'asc' and 'desc' allowed`)
    }
    direction ??= given
  }
  return Either.right(direction ?? "desc")
}
