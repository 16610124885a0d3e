import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"

export const lists = [
  scenario(
    "a list has pages, newest first, without identities",
    ["listUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      yield* Fixture.user()
      const newest = yield* Fixture.user()
      const first = yield* admin.listUsers({ page: 1, perPage: 1 })
      const [user] = first.users
      yield* Expect.equal("one user", first.users.length, 1)
      yield* Expect.equal("identities", user?.identities, null)
      yield* Expect.equal("newest", String(user?.id), String(newest.id))
      const total = yield* Expect.some("total", first.pagination.total)
      yield* Expect.holds("at least the two", total >= 2, total)
      yield* Expect.equal("next", first.pagination.nextPage, Option.some(2))
      yield* Expect.equal("last", first.pagination.lastPage, Option.some(total))
    })
  ),
  scenario(
    "page numbers of several digits are read whole",
    ["listUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const tag = randomUUID()
      const made = yield* Effect.forEach(
        Array.from({ length: 12 }, (_, index) => index),
        (index) => Fixture.user({ email: `${tag}-${index}@example.com` })
      )
      const page = yield* admin.listUsers({ page: 10, perPage: 1, filter: tag, sort: "created_at asc" })
      yield* Expect.equal("tenth", String(page.users[0]?.id), String(made[9]?.id))
      yield* Expect.equal("next", page.pagination.nextPage, Option.some(11))
      yield* Expect.equal("last", page.pagination.lastPage, Option.some(12))
      yield* Expect.equal("total", page.pagination.total, Option.some(12))
    })
  ),
  scenario(
    "a page past the end and a filter without a match are empty",
    ["listUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const none = yield* admin.listUsers({ filter: randomUUID() })
      yield* Expect.equal("users", none.users, [])
      yield* Expect.equal("total", none.pagination.total, Option.some(0))
      yield* Expect.equal("next", none.pagination.nextPage, Option.none())
      const far = yield* admin.listUsers({ page: 1_000_000_000 })
      yield* Expect.equal("far", far.users, [])
    })
  ),
  scenario(
    "a filter finds parts of the address and of the full name",
    ["listUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const tag = randomUUID()
      const byEmail = yield* Fixture.user({ email: `${tag}@example.com` })
      const byName = yield* Fixture.user({
        email: Fixture.uniqueEmail(),
        user_metadata: { full_name: `Ann ${tag.toUpperCase()}` }
      })
      const found = yield* admin.listUsers({ filter: tag, sort: "created_at asc" })
      yield* Expect.equal(
        "found",
        found.users.map(({ id }) => String(id)),
        [String(byEmail.id), String(byName.id)]
      )
    })
  )
]
