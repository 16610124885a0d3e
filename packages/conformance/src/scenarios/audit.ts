import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"

export const audit = [
  scenario(
    "the creation of a user is in the log, newest first",
    ["audit.listEntries"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const { entries, pagination } = yield* admin.audit.listEntries({ perPage: 1 })
      const [entry] = entries
      yield* Expect.equal("action", entry?.payload.action, "user_signedup")
      yield* Expect.equal("user", entry?.payload.traits?.["user_id"], String(user.id))
      yield* Expect.equal("actor", entry?.payload.actor_username, "service_role")
      yield* Expect.holds(
        "total",
        Option.exists(pagination.total, (total) => total >= 1)
      )
    })
  ),
  scenario(
    "the log is searched by action, by type and by author",
    ["audit.listEntries"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* admin.updateUserById(user.id, { role: "authenticated" })
      const byAction = yield* admin.audit.listEntries({ action: "user_modified", perPage: 5 })
      yield* Expect.holds(
        "only that action",
        byAction.entries.every((entry) => entry.payload.action === "user_modified")
      )
      yield* Expect.equal("the newest", byAction.entries[0]?.payload.traits?.["user_id"], String(user.id))
      const byType = yield* admin.audit.listEntries({ type: "team", perPage: 5 })
      yield* Expect.holds(
        "only that type",
        byType.entries.every((entry) => entry.payload.log_type === "team")
      )
      const byAuthor = yield* admin.audit.listEntries({ author: "service_role", perPage: 1 })
      yield* Expect.equal("author", byAuthor.entries[0]?.payload.actor_username, "service_role")
    })
  )
]
