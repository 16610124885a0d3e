/** Pages, sorts, cursors and queries that the library never sends. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as Wire from "../Wire.js"

const list = (query: string): Wire.Request => ({ method: "GET", path: `/admin/users?${query}` })
const log = (query: string): Wire.Request => ({ method: "GET", path: `/admin/audit?${query}` })

const cursor = (json: unknown) => list(`cursor=${Buffer.from(JSON.stringify(json)).toString("base64url")}`)

export const lists = [
  scenario(
    "a sort that the server does not know is refused, before a page that it does not know",
    ["listUsers"],
    ErrorCase.all(
      ["unknown field to sort by", list("sort=email")],
      ["unknown field to sort by", list("sort=")],
      ["unknown field to sort by", list("sort=Created_At")],
      ["unknown direction", list("sort=created_at+up")],
      ["unknown field to sort by", list("sort=email&page=x")],
      ["unknown field to sort by", list("sort=created_at&sort=email&per_page=0")]
    )
  ),
  scenario(
    "a page that is no number is refused, and a size of nothing breaks the server",
    ["listUsers", "audit.listEntries"],
    Effect.gen(function* () {
      yield* Fixture.user()
      for (const request of [list, log]) {
        yield* ErrorCase.all(
          ["page that is no number", request("page=x")],
          ["page that is no number", request("page=-1")],
          ["page that is no number", request("per_page=1.5")],
          ["page beyond all numbers", request("page=18446744073709551616")],
          ["page of nothing", request("per_page=0")]
        )
      }
    })
  ),
  scenario(
    "page 0 is page 1, and says that page 1 comes next",
    ["listUsers"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      const { headers, text } = yield* Wire.send(list("page=0&per_page=1"))
      yield* Expect.holds("the newest", text.includes(id))
      yield* Expect.holds("next", headers["link"]?.startsWith("</admin/users?page=1&per_page=1>;") === true)
    })
  ),
  scenario(
    "the links of a page keep what was asked for, in their own order",
    ["listUsers"],
    Effect.gen(function* () {
      const tag = randomUUID()
      yield* Fixture.user({ email: `${tag}-1@example.com` })
      yield* Fixture.user({ email: `${tag}-2@example.com` })
      const { headers } = yield* Wire.send(list(`sort=created_at+asc&per_page=1&filter=${tag}&mine=1`))
      const link = (page: number, rel: string) =>
        `</admin/users?filter=${tag}&mine=1&page=${page}&per_page=1&sort=created_at+asc>; rel="${rel}"`
      yield* Expect.equal("link", headers["link"], `${link(2, "next")}, ${link(2, "last")}`)
      yield* Expect.equal("total", headers["x-total-count"], "2")
    })
  ),
  scenario(
    "a filter that no text can hold is an error of the server",
    ["listUsers"],
    ErrorCase.all(["filter that the database can't read", list("filter=%00")])
  ),
  scenario(
    "a list is of one audience, and so is what is created in it",
    ["listUsers", "createUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const audience = `staff-${randomUUID()}`
      const user = yield* Fixture.user({ email: Fixture.uniqueEmail(), aud: audience })
      const page = yield* admin.listUsers({ audience })
      yield* Expect.equal("audience", page.aud, audience)
      yield* Expect.equal(
        "users",
        page.users.map(({ id }) => String(id)),
        [String(user.id)]
      )
      const others = yield* admin.listUsers({ filter: user.email })
      yield* Expect.equal("not among the others", others.users, [])
    })
  ),
  scenario(
    "a filter takes wildcards, and the case of an address counts",
    ["listUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const tag = randomUUID()
      yield* Fixture.user({ email: `${tag}@example.com` })
      const found = (filter: string) => Effect.map(admin.listUsers({ filter }), ({ users }) => users.length)
      yield* Expect.equal("one letter", yield* found(`${tag.slice(0, 8)}_${tag.slice(9)}`), 1)
      yield* Expect.equal("any letters", yield* found(`${tag.slice(0, 8)}%${tag.slice(-12)}`), 1)
      yield* Expect.equal("upper case", yield* found(`${tag}@Example.com`), 0)
    })
  ),
  scenario(
    "a query of the log needs a scope that there is",
    ["audit.listEntries"],
    Effect.gen(function* () {
      yield* Fixture.user()
      yield* ErrorCase.all(
        ["unknown scope of a query", log("query=user_signedup")],
        ["unknown scope of a query", log("query=Action:login")],
        // The page is looked at first.
        ["page that is no number", log("query=x&page=x")]
      )
      yield* Expect.equal("no value, no condition", (yield* Wire.send(log("query=action:&per_page=1"))).status, 200)
    })
  ),
  scenario(
    "a log that the server keeps elsewhere is empty",
    ["audit.listEntries"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      yield* Fixture.user()
      const { entries, pagination } = yield* admin.audit.listEntries()
      yield* Expect.equal("entries", entries, [])
      yield* Expect.equal("total", pagination.total, Option.some(0))
    }),
    "closed"
  ),
  scenario(
    "pages by cursor neither miss nor repeat anybody",
    ["listUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const tag = randomUUID()
      const made = yield* Effect.forEach([1, 2, 3, 4, 5], (index) =>
        Fixture.user({ email: `${tag}-${index}@example.com` })
      )
      const first = yield* admin.listUsers({ limit: 2, filter: tag, sort: "created_at asc" })
      yield* Expect.equal("mode", first.mode, "cursor")
      // Who was on the page is deleted: a page by number would move.
      yield* Effect.forEach(made.slice(0, 2), ({ id }) => admin.deleteUser(id))
      const cursor = yield* Expect.some("next cursor", first.pagination.nextCursor)
      const second = yield* admin.listUsers({ cursor, limit: 3, filter: tag, sort: "created_at asc" })
      yield* Expect.equal(
        "the others",
        second.users.map(({ id }) => String(id)),
        made.slice(2).map(({ id }) => String(id))
      )
      yield* Expect.equal("no more", second.pagination.nextCursor, Option.none())
    }),
    "cursors"
  ),
  scenario(
    "a cursor that the server did not give is refused",
    ["listUsers"],
    Effect.gen(function* () {
      const id = randomUUID()
      const created_at = "2026-01-01T00:00:00Z"
      yield* ErrorCase.all(
        ["limit of nothing", list("limit=0")],
        ["limit that is no number", list("limit=x")],
        ["cursor that is not base64", list("cursor=!")],
        ["cursor that is no JSON", cursor([])],
        ["cursor without an id", cursor({ created_at })],
        ["cursor without a time", cursor({ id })],
        // A sort is looked at before a limit, and a limit before a cursor.
        ["unknown field to sort by", list("sort=x&limit=0")],
        ["limit of nothing", list("limit=0&cursor=!")]
      )
      const byPage = yield* Wire.send(list("page=1&cursor=!"))
      yield* Expect.equal("not looked at beside a page", byPage.status, 200)
    }),
    "cursors"
  )
]
