import { describe, expect, it } from "@effect/vitest"
import { Effect, Option, Stream } from "effect"
import type { UserPage } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

describe("listUsers", () => {
  it.effect.each<readonly [UserPage.ListUsers | undefined, string]>([
    [undefined, "?page=1"],
    [{}, "?page=1"],
    [{ page: undefined, perPage: 10 }, "?page=1&per_page=10"],
    [{ page: 23, perPage: 1000 }, "?page=23&per_page=1000"],
    [{ filter: "" }, "?page=1&filter="],
    [{ filter: "a&page=9#%20" }, "?page=1&filter=a%26page%3D9%23%2520"],
    [{ search: "E@EXAMPLE" }, "?page=1&filter=e%40example"],
    [{ search: "50%_\\" }, "?page=1&filter=50%5C%25%5C_%5C%5C"],
    [{ search: "MÜLLER", limit: 5 }, "?limit=5&filter=m%C3%BCller"],
    [{ sort: "created_at desc" }, "?page=1&sort=created_at+desc"],
    [{ limit: 10 }, "?limit=10"],
    [{ cursor: "abc_-" }, "?cursor=abc_-"],
    [
      { cursor: "a&b", limit: 5, filter: "x", sort: "created_at asc" },
      "?cursor=a%26b&limit=5&filter=x&sort=created_at+asc"
    ]
  ])("of %j asks for %s", ([query, text]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.page))
      yield* admin.listUsers(query)
      expect(seen.map(({ url }) => new URL(url).search)).toEqual([text])
    })
  )

  it.effect("returns the users, the audience and the pagination", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({ ...Stub.json(Fixture.page), headers: Fixture.pageHeaders })
      expect(yield* admin.listUsers()).toEqual({
        users: [Fixture.row],
        aud: "authenticated",
        mode: "page",
        pagination: {
          total: Option.some(23),
          nextPage: Option.some(3),
          lastPage: Option.some(12),
          nextCursor: Option.none()
        }
      })
    })
  )

  it.effect.each([
    [{ next_cursor: "next", has_more: true }, Option.some("next")],
    [{ next_cursor: "none", has_more: false }, Option.none()],
    [{ has_more: false }, Option.none()]
  ] as const)("in cursor mode takes the next page from the body: %j", ([pagination, nextCursor]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json({ ...Fixture.page, pagination }))
      const page = yield* admin.listUsers({ limit: 1 })
      expect(page.mode).toBe("cursor")
      expect(page.pagination).toEqual({
        total: Option.none(),
        nextPage: Option.none(),
        lastPage: Option.none(),
        nextCursor
      })
    })
  )

  it.effect.each([
    { page: 1, cursor: "x" },
    { perPage: 1, limit: 1 },
    { cursor: "" },
    { limit: 0 },
    { audience: "" },
    { audience: " a" },
    { audience: "a\r\nx-own: 1" },
    { audience: "ä" }
  ])("rejects %j, and sends nothing", (query) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.page))
      // @ts-expect-error what no types would let through
      const error = yield* Effect.flip(admin.listUsers(query))
      expect(error._tag).toBe("InvalidInput")
      expect(seen).toEqual([])
    })
  )

  it.effect("names the audience in a header, as inviting and making links do", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.made(({ method, url }) =>
        Effect.succeed(
          Stub.json(method === "GET" ? Fixture.page : url.endsWith("invite") ? Fixture.user : Fixture.link)
        )
      )
      yield* admin.listUsers({ audience: "my audience" })
      yield* admin.inviteUserByEmail("ann@example.com", { audience: "my audience" })
      yield* admin.generateLink({ type: "recovery", email: "ann@example.com", audience: "my audience" })
      yield* admin.listUsers()
      expect(seen.map(({ headers }) => headers["x-jwt-aud"])).toEqual([
        "my audience",
        "my audience",
        "my audience",
        undefined
      ])
      expect(seen.map(Stub.jsonOf)).not.toContainEqual(expect.objectContaining({ audience: expect.anything() }))
    })
  )

  it.effect.each([
    { page: 0 },
    { page: -1 },
    { page: 1.5 },
    { page: Number.NaN },
    { page: Infinity },
    { page: 2 ** 53 },
    { perPage: 0 },
    { perPage: -5 },
    { page: 1, perPage: 0.5 }
  ])("rejects %j, which would make the server fail", (query) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.page))
      const error = yield* Effect.flip(admin.listUsers(query))
      expect({ ...error }).toMatchObject({
        _tag: "InvalidInput",
        expected: expect.stringMatching(/^should be (?:a whole number from 1|an integer)$/)
      })
      expect(seen).toEqual([])
    })
  )
})

it.effect("search finds the same users in lists, counts and streams, and not together with filter", () =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding({
      ...Stub.json(Fixture.page),
      headers: { "content-type": "application/json", "x-total-count": "1" }
    })
    yield* admin.listUsers({ search: "_@X" })
    yield* admin.countUsers({ search: "_@X" })
    yield* Stream.runHead(admin.streamUsers({ search: "_@X" }))
    expect(seen.map(({ query }) => query["filter"])).toEqual(["\\_@x", "\\_@x", "\\_@x"])
    const both = yield* Effect.flip(admin.listUsers({ search: "a", filter: "b" }))
    expect(both).toMatchObject({ path: "query.search", expected: "can't be combined with filter" })
  })
)
