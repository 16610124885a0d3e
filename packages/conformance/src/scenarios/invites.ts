import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"

export const invites = [
  scenario(
    "an invitation makes a user once, and again until it is confirmed",
    ["inviteUserByEmail"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const email = Fixture.uniqueEmail()
      const user = yield* admin.inviteUserByEmail(email, {
        data: { team: "a" },
        redirectTo: new URL("http://localhost:3000/")
      })
      yield* Fixture.removeAtEnd(user.id)
      yield* Expect.holds("invited", user.invited_at !== undefined)
      yield* Expect.equal("metadata", user.user_metadata, { team: "a" })
      const again = yield* admin.inviteUserByEmail(email)
      yield* Expect.equal("the same user", String(again.id), String(user.id))
    })
  ),
  scenario(
    "an invitation to a confirmed or a malformed address is refused",
    ["inviteUserByEmail"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      yield* Expect.failure("confirmed", admin.inviteUserByEmail(user.email), "EmailExists")
      yield* Expect.failure("malformed", admin.inviteUserByEmail("nobody"), "ValidationFailed")
    })
  )
]
