import { describe, expect, it } from "@effect/vitest"
import { FastCheck, Option, Schema } from "effect"
import { Pagination } from "../src/index.js"

const decode = Schema.decodeUnknownSync(Pagination.FromHeaders)
const read = (link?: string, total?: string) => {
  const { lastPage, nextCursor, nextPage, total: count } = decode({ link, "x-total-count": total })
  return {
    total: Option.getOrUndefined(count),
    nextPage: Option.getOrUndefined(nextPage),
    lastPage: Option.getOrUndefined(lastPage),
    nextCursor: Option.getOrUndefined(nextCursor)
  }
}

const none = { total: undefined, nextPage: undefined, lastPage: undefined, nextCursor: undefined }

describe("FromHeaders", () => {
  it("of a page in the middle", () => {
    const link = '</admin/users?page=12&per_page=50>; rel="next", </admin/users?page=40&per_page=50>; rel="last"'
    expect(read(link, "1999")).toEqual({ total: 1999, nextPage: 12, lastPage: 40, nextCursor: undefined })
  })

  it("of the last page", () => {
    expect(read('</admin/users?page=3>; rel="last"', "120")).toEqual({ ...none, total: 120, lastPage: 3 })
  })

  it("of an empty list", () => {
    expect(read('</admin/users?page=0>; rel="last"', "0")).toEqual({ ...none, total: 0, lastPage: 0 })
  })

  it("of no headers", () => {
    expect(read()).toEqual(none)
  })

  it("in cursor mode", () => {
    const cursor = "eyJjcmVhdGVkX2F0IjoiMjAyNC0wMy0wNFQwNTowNjowNy4xMjM0NTZaIiwiaWQiOiIxMTExIn0"
    expect(read(`</admin/users?cursor=${cursor}&limit=50>; rel="next"`)).toEqual({ ...none, nextCursor: cursor })
  })

  it("with a filter that contains page=", () => {
    const link = '</admin/users?filter=%26page%3D7&page=2&sort=created_at+asc>; rel="next", </x?page=3>; rel="last"'
    expect(read(link, "9")).toEqual({ ...none, total: 9, nextPage: 2, lastPage: 3 })
  })

  const page = FastCheck.bigInt({ min: 0n, max: 10n ** 20n })
  const base = FastCheck.constantFrom(
    "/admin/users",
    "https://x.example.com/auth/v1/admin/users",
    "",
    "//x/users",
    "../users"
  )

  it.prop(
    "knows page numbers of any length, in any order of links and parameters, relative or absolute",
    [page, page, base, FastCheck.boolean(), FastCheck.boolean()],
    ([next, last, target, lastFirst, pageLast]) => {
      const link = (relation: string, number: bigint) =>
        `<${target}?${pageLast ? `per_page=5&page=${number}` : `page=${number}&per_page=5`}>; rel="${relation}"`
      const links = [link("next", next), link("last", last)]
      const known = (number: bigint) => (number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : undefined)
      expect(read((lastFirst ? links.toReversed() : links).join(", "))).toEqual({
        ...none,
        nextPage: known(next),
        lastPage: known(last)
      })
    }
  )

  it.each(["-1", "1.5", "1e3", "0x10", "abc", "", " ", "٣"])("reads no page number from %j", (number) => {
    expect(read(`</u?page=${encodeURIComponent(number)}>; rel="next"`)).toEqual(none)
  })

  it.each(["-1", "1.5", "1e3", "0x10", "abc", "", "9".repeat(20)])("refuses %j for a count", (total) => {
    expect(() => read(undefined, total)).toThrow("x-total-count")
  })

  it.prop("reads any link header at all", [FastCheck.string()], ([link]) => {
    expect(read(link).total).toBeUndefined()
  })

  it("encodes the count", () => {
    const encode = Schema.encodeSync(Pagination.FromHeaders)
    expect(encode(decode({ "x-total-count": "12" }))).toEqual({ "x-total-count": "12" })
    expect(encode(decode({}))).toEqual({})
  })
})
