/** Lists that do not end, do not progress, or come in pages that are smaller than asked for. */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import type { GoTrueAdmin, Transport } from "../../src/index.js"
import type { Settings } from "../support/listing.js"
import * as Listing from "../support/listing.js"
import * as Service from "../support/service.js"

const url = "https://x.example.com"
const idsOf = (admin: GoTrueAdmin.Service, pageSize?: number) =>
  Effect.map(Stream.runCollect(Stream.map(admin.streamUsers({ pageSize }), ({ id }) => id)), (ids) => [...ids])

describe("small pages of a server or proxy", () => {
  const groups: ReadonlyArray<readonly [total: number, group: number]> = [
    [350, 350],
    [350, 60],
    [250, 90],
    [230, 1],
    [100, 1],
    [101, 101],
    [7, 3],
    [0, 1]
  ]
  const lists = groups.flatMap(([total, group]) =>
    [100, 50, 10, 3, 2, 1, Infinity].flatMap((cap) =>
      (["both", "link", "total", "none"] as const).map((headers) => ({ total, group, cap, headers }))
    )
  )

  it.effect.each(lists)(
    "$total users, $group per timestamp, at most $cap per page, headers: $headers",
    ({ cap, group, headers, total }) =>
      Effect.gen(function* () {
        const users = Array.from({ length: total }, (_, number) => Listing.userAt(number, Math.floor(number / group)))
        const { requests, transport } = Listing.pages(users, { cap, headers })
        const admin = yield* Service.overTransport(transport)(url)
        const ids = yield* idsOf(admin)
        expect(ids.length).toBe(total)
        expect(new Set(ids).size).toBe(total)
        expect(requests()).toBeLessThan(20 + (3 * total) / Math.min(cap, 50))
      })
  )

  it.effect.each<Settings>([
    { cap: 100, headers: "both" },
    { cap: 100, headers: "link" },
    { cap: 40, headers: "total" }
  ])("whose users with the same timestamp change their order each time: $cap, $headers", ({ cap = 1, headers }) =>
    Effect.gen(function* () {
      const users = Array.from({ length: 350 }, (_, number) => Listing.userAt(number, Math.floor(number / 200)))
      const { transport } = Listing.pages(users, { cap, headers, mixed: true })
      const admin = yield* Service.overTransport(transport)(url)
      const ids = yield* Effect.either(idsOf(admin))
      if (ids._tag === "Left") expect(ids.left).toMatchObject({ _tag: "InvalidResponse" })
      else expect([ids.right.length, new Set(ids.right).size]).toEqual([350, 350])
    })
  )

  it.effect("of the requested size, with more users of one timestamp than fit into a response", () =>
    Effect.gen(function* () {
      const users = Array.from({ length: 25_000 }, (_, number) => Listing.userAt(number, number < 500 ? 0 : 1))
      const { requests, transport } = Listing.pages(users, { headers: "both" })
      const ids = yield* idsOf(yield* Service.overTransport(transport)(url))
      expect([ids.length, new Set(ids).size]).toEqual([25_000, 25_000])
      expect(requests()).toBeLessThan(20)
    })
  )
})

describe("a list that does not progress", () => {
  const ten = Array.from({ length: 10 }, (_, number) => Listing.userAt(number, number))
  const link = { link: '</admin/users?page=2>; rel="next", </admin/users?page=9>; rel="last"', "x-total-count": "90" }
  const next = (cursor?: string) => ({ pagination: { has_more: true, next_cursor: cursor } })
  const sizeOf = (request: Transport.Request) => Number(new URL(request.url).searchParams.get("per_page") ?? 50)
  let turn = 0
  const servers: ReadonlyArray<readonly [what: string, response: (request: Transport.Request) => Transport.Response]> =
    [
      ["the same page for every page", () => Listing.page(ten, link)],
      ["the same page, with a link alone", () => Listing.page(ten, { link: link.link })],
      ["the same page, with a total alone", () => Listing.page(ten, { "x-total-count": "90" })],
      ["the same page again, as long as asked for", (request) => Listing.page(ten.slice(0, sizeOf(request)), link)],
      ["nothing, and a next page", () => Listing.page([], link)],
      [
        "nothing behind the first page, of more",
        (request) => Listing.page(/[?&]page=1(?:&|$)/.test(request.url) ? ten.slice(0, sizeOf(request)) : [], link)
      ],
      ["the same cursor again", () => Listing.page(ten, {}, next("abc"))],
      ["an empty page and the same cursor", () => Listing.page([], {}, next("abc"))],
      ["empty pages and always another cursor", () => Listing.page([], {}, next(`c${turn++}`))],
      ["the same page and always another cursor", () => Listing.page(ten, {}, next(`c${turn++}`))],
      [
        "cursors in a cycle, with one timestamp",
        () => {
          const of = turn++ % 3
          return Listing.page(
            Array.from({ length: 5 }, (_, number) => Listing.userAt(of * 5 + number, 1)),
            {},
            next(`c${of}`)
          )
        }
      ],
      [
        "a numbered page instead of a cursor page",
        (request) => (request.url.includes("cursor=") ? Listing.page(ten) : Listing.page(ten, {}, next("abc")))
      ],
      [
        "full pages with one timestamp",
        (request) =>
          Listing.page(
            Array.from({ length: Math.min(sizeOf(request), 4000) }, (_, number) =>
              Listing.userAt((number % 90) + 10, 1)
            ),
            link
          )
      ]
    ]
  const calls: ReadonlyArray<
    readonly [operation: string, call: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, unknown>]
  > = [
    ["getUserByEmail", (admin) => admin.getUserByEmail("nobody@example.com")],
    ["findUsersByEmail", (admin) => admin.findUsersByEmail("nobody@example.com")],
    ["getUserByPhone", (admin) => admin.getUserByPhone("15550000000")],
    ["streamUsers", (admin) => Stream.runDrain(admin.streamUsers({ pageSize: 10 }))],
    ["streamUsers", (admin) => Stream.runDrain(admin.streamUsers({ pageSize: 1, sort: "created_at desc" }))]
  ]
  const cases = servers.flatMap(([what, response]) =>
    calls.map(([operation, call]) => ({ what, response, operation, call }))
  )

  it.effect.each(cases)("$what: $operation says so", ({ response, call }) =>
    Effect.gen(function* () {
      turn = 0
      let requests = 0
      const admin = yield* Service.overTransport((request) => {
        requests++
        if (requests > 500) return Promise.reject(new Error("asked for ever"))
        return Promise.resolve(response(request))
      })(url)
      const error = yield* Effect.flip(call(admin))
      expect(error).toMatchObject({ _tag: "InvalidResponse", status: 200 })
      expect(requests).toBeLessThan(200)
    })
  )

  const endings = ["", undefined].flatMap((cursor) =>
    [...calls, ["listUsers", (admin: GoTrueAdmin.Service) => admin.listUsers({ limit: 10 })] as const].map(
      ([operation, call]) => ({ cursor, operation, call })
    )
  )

  it.effect.each(endings)("more pages after the cursor $cursor: $operation says so", ({ call, cursor }) =>
    Effect.gen(function* () {
      const admin = yield* Service.overTransport(() => Promise.resolve(Listing.page(ten, {}, next(cursor))))(url)
      const error = yield* Effect.flip(call(admin))
      expect(error).toMatchObject({ _tag: "InvalidResponse", status: 200, path: "pagination.next_cursor" })
    })
  )

  it.effect("the audit log says so", () =>
    Effect.gen(function* () {
      const entry = {
        id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",
        payload: { actor_id: "", actor_via_sso: false, actor_username: "", action: "x", log_type: "y" },
        created_at: "2026-01-01T00:00:00Z",
        ip_address: ""
      }
      const admin = yield* Service.overTransport(() =>
        Promise.resolve({ status: 200, headers: link, text: JSON.stringify([entry, entry]) })
      )(url)
      const error = yield* Effect.flip(Stream.runDrain(admin.audit.streamEntries({ pageSize: 2 })))
      expect(error).toMatchObject({ _tag: "InvalidResponse", operation: "audit.streamEntries" })
      expect(error.message).toContain("does not progress")
    })
  )

  it.effect("but a mock without pages returns everything that it has", () =>
    Effect.gen(function* () {
      const admin = yield* Service.overTransport(() => Promise.resolve(Listing.page(ten)))(url)
      expect(new Set(yield* idsOf(admin)).size).toBe(10)
      expect((yield* admin.getUserByEmail("nobody@example.com"))._tag).toBe("None")
    })
  )
})
