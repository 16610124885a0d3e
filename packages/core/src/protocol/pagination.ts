/** Where a page is within its list, according to the headers. */
import type { Issue } from "../check/issue.js"
import type { Result } from "../result.js"
import { err, ok } from "../result.js"
import type { HttpResponse } from "../transport/response.js"
import * as LinkHeader from "./linkHeader.js"

export interface Pagination {
  readonly total: number | undefined
  readonly nextPage: number | undefined
  readonly lastPage: number | undefined
  readonly nextCursor: string | undefined
}

/** A whole number in decimal digits. */
export const toCount = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined

/** Links in any order (RFC 8288), relative or absolute. Anything that is not a link is ignored. */
export const fromLinks = (header: string, total: number | undefined): Pagination => {
  const links = LinkHeader.parse(header)
  const parameter = (relation: string, name: string) => {
    const target = LinkHeader.find(links, relation)
    return target === undefined ? undefined : LinkHeader.parameter(target, name)
  }
  return {
    total,
    nextPage: toCount(parameter("next", "page")),
    lastPage: toCount(parameter("last", "page")),
    nextCursor: parameter("next", "cursor")
  }
}

/** Reads the `Link` and `X-Total-Count` headers. */
export const fromHeaders = (headers: HttpResponse["headers"]): Result<Pagination, Issue> => {
  const given = headers["x-total-count"]
  const total = toCount(given)
  return given !== undefined && total === undefined
    ? err({ path: "x-total-count", expected: "should be a whole number" })
    : ok(fromLinks(headers["link"] ?? "", total))
}
