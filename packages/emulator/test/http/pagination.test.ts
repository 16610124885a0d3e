import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { contains } from "../../src/database/postgres/like.js"
import { formatCursor, parseCursor } from "../../src/features/admin/cursor.js"
import { pageHeaders, pageWindow, parsePage, parseSort } from "../../src/http/pagination.js"
import { parseTarget } from "../../src/standards/url/target.js"

const target = (text: string) => parseTarget(text) ?? { path: "", written: "", query: [] }
const page = (query: string) => parsePage(target(`/x?${query}`).query)

describe("pagination", () => {
  it.each([
    ["", 1n, 50n],
    ["page=&per_page=", 1n, 50n],
    ["page=007&per_page=00", 7n, 0n],
    ["page=2&page=3", 2n, 50n]
  ])("reads %s", (query, number, perPage) => {
    assert.deepStrictEqual(page(query), Either.right({ page: number, perPage }))
  })

  it.each([
    ["page=-1", 'strconv.ParseUint: parsing "-1": invalid syntax'],
    ["page=+1", 'strconv.ParseUint: parsing " 1": invalid syntax'],
    ["page=1&per_page=x", 'strconv.ParseUint: parsing "x": invalid syntax'],
    ["page=18446744073709551616", 'strconv.ParseUint: parsing "18446744073709551616": value out of range']
  ])("refuses %s", (query, problem) => {
    assert.deepStrictEqual(page(query), Either.left(problem))
  })

  it.each([
    [1n, 50n, { offset: 0, limit: 50 }],
    [0n, 50n, { offset: 0, limit: 50 }],
    [3n, 10n, { offset: 20, limit: 10 }],
    [1n << 63n, 10n, { offset: 0, limit: 10 }],
    [1n, 1n << 63n, { offset: 0, limit: 20 }],
    [4_611_686_018_427_387_905n, 4n, { offset: 0, limit: 4 }],
    [9_223_372_036_854_775_807n, 50n, undefined]
  ])("page %s of %s", (number, perPage, expected) => {
    assert.deepStrictEqual(pageWindow({ page: number, perPage }), expected)
  })

  it("links to the next and the last page, sorted by name", () => {
    const at = target("/admin/users?per_page=1&b&a=x%20y&page=1;drop=1&%zz")
    assert.deepStrictEqual(pageHeaders({ page: 1n, perPage: 1n }, 2, at), [
      [
        "Link",
        '</admin/users?a=x+y&b=&page=2&per_page=1>; rel="next", </admin/users?a=x+y&b=&page=2&per_page=1>; rel="last"'
      ],
      ["X-Total-Count", "2"]
    ])
    assert.deepStrictEqual(pageHeaders({ page: 1n, perPage: 50n }, 0, target("/admin/users")), [
      ["Link", '</admin/users?page=0>; rel="last"'],
      ["X-Total-Count", "0"]
    ])
    assert.isUndefined(pageHeaders({ page: 1n, perPage: 0n }, 2, at))
  })
})

describe("sort", () => {
  const sort = (query: string) => parseSort(target(`/x?${query}`).query)
  it.each([
    ["", "desc"],
    ["sort=created_at", "desc"],
    ["sort=created_at+ASC", "asc"],
    ["sort=created_at+desc&sort=created_at+asc", "desc"]
  ])("reads %s", (query, direction) => {
    assert.strictEqual(Either.getOrUndefined(sort(query)), direction)
  })
  it.each([
    ["sort=", "bad field for sort ''"],
    ["sort=+created_at", "bad field for sort ''"],
    ["sort=Created_at", "bad field for sort 'Created_at'"],
    ["sort=created_at++asc", "bad direction for sort ' asc', only 'asc' and 'desc' allowed"],
    ["sort=created_at&sort=x", "bad field for sort 'x'"]
  ])("refuses %s", (query, problem) => {
    assert.deepStrictEqual(sort(query), Either.left(problem))
  })
})

describe("cursor", () => {
  const cursor = { createdAt: 1_709_528_767_123_456_000n, id: "11111111-1111-1111-1111-111111111111" }
  const encode = (json: string) => btoa(json).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_")
  it("is written and read", () => {
    assert.strictEqual(
      formatCursor(cursor),
      "eyJjcmVhdGVkX2F0IjoiMjAyNC0wMy0wNFQwNTowNjowNy4xMjM0NTZaIiwiaWQiOiIxMTExMTExMS0xMTExLTExMTEtMTExMS0xMTExMTExMTExMTEifQ"
    )
    assert.deepStrictEqual(parseCursor(formatCursor(cursor)), Either.right(cursor))
    assert.deepStrictEqual(
      parseCursor(encode(`{"CREATED_AT":"2024-03-04T06:06:07.123456+01:00","ID":"${cursor.id}","x":1}`)),
      Either.right(cursor)
    )
  })
  it.each([
    ["x", "invalid cursor encoding: illegal base64 data at input byte 0"],
    ["e30=", "invalid cursor encoding: illegal base64 data at input byte 3"],
    [encode("[]"), "invalid cursor: json: cannot unmarshal array into Go value of type models.KeysetCursor"],
    [encode("null"), "invalid cursor: missing id"],
    [encode('{"id":"x"}'), 'invalid cursor: uuid: incorrect UUID length 1 in string "x"'],
    [encode(`{"id":"${cursor.id}"}`), "invalid cursor: missing created_at"],
    [encode(`{"id":"${cursor.id}","created_at":5}`), "invalid cursor: Time.UnmarshalJSON: input is not a JSON string"]
  ])("refuses %s", (text, problem) => {
    assert.deepStrictEqual(parseCursor(text), Either.left(problem))
  })
})

describe("like", () => {
  it.each([
    ["b", "abc", true],
    ["B", "abc", false],
    ["a_c", "abc", true],
    ["a%d", "abcd", true],
    ["a\\_c", "abc", false],
    ["a\\_c", "a_c", true],
    ["\\", "abc", false],
    ["\\", "ab%", true],
    ["a.c", "abc", false],
    ["", "abc", true]
  ])("%s in %s", (value, text, expected) => {
    assert.strictEqual(contains(value, false)(text), expected)
  })
  it("can ignore case", () => {
    assert.isTrue(contains("ÉT_", true)("été"))
    assert.isTrue(contains("BC", true)("abcd"))
  })
})
