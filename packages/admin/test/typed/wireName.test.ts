import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { GoTrueAdmin } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"

const Named = Schema.Struct({ fullName: Schema.optional(Schema.String).pipe(Schema.fromKey("full_name")) })

it.effect("a member is set and deleted under its name on the wire", () =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
    const typed = GoTrueAdmin.withMetadata(admin, { userMetadata: Named })
    yield* typed.updateUserById(Fixture.userId, { user_metadata: { fullName: "Ann" } })
    yield* typed.updateUserById(Fixture.userId, { user_metadata: { fullName: null } })
    expect(seen.map(({ body }) => body)).toEqual([
      JSON.stringify({ user_metadata: { full_name: "Ann" } }),
      JSON.stringify({ user_metadata: { full_name: null } })
    ])
  })
)
