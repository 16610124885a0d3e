/** Responses without the members that older servers do not send. */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const without = (name: string, value: object) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))

/** As server 2.100.0 writes it. */
const user = {
  ...without("is_anonymous", Fixture.user),
  identities: Fixture.user.identities.map((identity) => without("identity_id", identity))
}

describe("a server before 2.144.0", () => {
  it.effect("sends users without is_anonymous and, before 2.116.0, identities without an id of their own", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json(user))
      const read = yield* admin.getUserById(Fixture.userId)
      expect(read).toEqual(user)
      expect(read.is_anonymous).toBeUndefined()
      expect(read.identities?.[0]?.identity_id).toBeUndefined()
    })
  )

  it.effect("may send them of no other type", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json({ ...user, is_anonymous: null }))
      const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
      expect(error).toMatchObject({ _tag: "InvalidResponse", path: "is_anonymous" })
    })
  )
})
