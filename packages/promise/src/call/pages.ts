/** Where a page is within its list. */
import * as LinkHeader from "@gotrue-effect/core/protocol/linkHeader"
import type { Result } from "@gotrue-effect/core/result"
import { ok } from "@gotrue-effect/core/result"
import type { Differences } from "../models/Differences.js"
import type { PageParams, Pagination } from "../models/Result.js"

type Headers = Readonly<Record<string, string | undefined>>

/** auth-js always sends both, empty by default. */
export const query = (params: PageParams | undefined) => ({
  page: params?.page?.toString() ?? "",
  per_page: params?.perPage?.toString() ?? ""
})

export const headers = (headers: Headers): Result<Headers, never> => ok(headers)

/** auth-js reads the first character after the first `=` of each link, and throws if there is no link. */
const firstDigits = (link: string): ReadonlyArray<readonly [relation: string, page: number]> =>
  link.split(",").map((one) => {
    const [target = "", relation = ""] = one.split(";")
    const [, value] = target.split("=")
    if (value === undefined) return JSON.parse("undefined")
    return [JSON.parse(relation.split("=")[1] ?? "undefined"), Number.parseInt(value.slice(0, 1))]
  })

const count = (text: string | undefined): number => (/^\d+$/.test(text ?? "") ? Number(text) : 0)

const pages = (link: string): ReadonlyArray<readonly [relation: string, page: number]> =>
  LinkHeader.parse(link).flatMap(({ relations, target }) => {
    const page = count(LinkHeader.parameter(target, "page"))
    return page === 0 ? [] : relations.map((relation) => [relation, page] as const)
  })

export const read = (headers: Headers, { pageNumbers }: Differences): Pagination => {
  const pagination: Pagination = { nextPage: null, lastPage: 0, total: 0 }
  const { link } = headers
  if (link === undefined) return pagination
  for (const [relation, page] of pageNumbers ? pages(link) : firstDigits(link)) pagination[`${relation}Page`] = page
  const total = headers["x-total-count"]
  pagination.total = pageNumbers ? count(total) : Number.parseInt(total ?? "0")
  return pagination
}
