import { describe, expect, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import type { AuditLog } from "../src/index.js"
import { refused } from "./support/refused.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const entry = {
  id: "9d0a0c8e-1111-4222-8333-444455556666",
  payload: {
    actor_id: "00000000-0000-0000-0000-000000000000",
    actor_via_sso: false,
    actor_username: "service_role",
    action: "user_signedup",
    log_type: "team",
    traits: { provider: "email", anything: [1] }
  },
  created_at: "2026-08-20T10:00:00.123456Z",
  ip_address: ""
}

describe("listEntries", () => {
  it.effect.each<readonly [AuditLog.ListEntries | undefined, Readonly<Record<string, string>>]>([
    [undefined, {}],
    [{}, {}],
    [
      { page: 2, perPage: 10 },
      { page: "2", per_page: "10" }
    ],
    [{ author: "ann@example.com" }, { query: "author:ann@example.com" }],
    [{ author: "" }, { query: "author:" }],
    [
      { action: "login", page: 3 },
      { query: "action:login", page: "3" }
    ],
    [{ type: "a:b&page=9" }, { query: "type:a:b&page=9" }]
  ])("of %j asks for %j", ([query, asked]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json([]))
      yield* admin.audit.listEntries(query)
      expect(seen.map((one) => one.query)).toEqual([asked])
    })
  )

  it.effect("returns the entries and the pagination", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({
        ...Stub.json([entry]),
        headers: {
          link: '</admin/audit?page=12>; rel="next", </admin/audit?page=40>; rel="last"',
          "x-total-count": "1999"
        }
      })
      expect(yield* admin.audit.listEntries()).toEqual({
        entries: [entry],
        pagination: {
          total: Option.some(1999),
          nextPage: Option.some(12),
          lastPage: Option.some(40),
          nextCursor: Option.none()
        }
      })
    })
  )

  it.effect("rejects two conditions, because the server accepts only one", () =>
    Effect.gen(function* () {
      expect(yield* refused((admin) => admin.audit.listEntries({ author: "a", action: "login" }))).toBe(
        "query should have at most one of author, action and type"
      )
      expect(yield* refused((admin) => admin.audit.listEntries({ page: 0 }))).toBe(
        "query.page should be a whole number from 1"
      )
    })
  )
})
