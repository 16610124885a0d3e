/** Concurrent callers: the server tells the second one that its database failed. */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { Transport } from "../src/index.js"
import type { CreateUser } from "../src/UserAttributes.js"
import * as Fixture from "./support/fixtures.js"
import * as Listing from "./support/listing.js"
import * as Service from "./support/service.js"

const phone = "15005550006"
const there = { ...Fixture.row, phone }
const failed = (status: number) => ({
  status,
  headers: {},
  text: `{"code":${status},"error_code":"unexpected_failure","msg":"Database error creating new user"}`
})

const over = (status: number, users: ReadonlyArray<object> | undefined) => {
  const methods: Array<string> = []
  const transport: Transport.Transport = ({ method }) => {
    methods.push(method)
    return Promise.resolve(
      method === "POST" || users === undefined
        ? failed(status)
        : Listing.page(users, { "x-total-count": String(users.length) })
    )
  }
  return Effect.map(Service.overTransport(transport)("https://x.example.com"), (admin) => ({ admin, methods }))
}

describe("createOrGetUser, when the database failed", () => {
  it.effect.each<CreateUser>([
    { email: Fixture.user.email },
    { phone: `+${phone}` },
    { email: Fixture.user.email, phone },
    { email: "somebody@example.com", phone }
  ])("returns the user with the address: %j", (attributes) =>
    Effect.gen(function* () {
      const { admin, methods } = yield* over(500, [there])
      expect(yield* admin.createOrGetUser(attributes)).toEqual({ user: there, created: false })
      expect(methods.filter((method) => method === "POST")).toHaveLength(1)
    })
  )

  it.effect(
    "fails with the same error if no user has the address, if the lookup fails, and if the response was lost",
    () =>
      Effect.gen(function* () {
        const cases: ReadonlyArray<readonly [status: number, users: ReadonlyArray<object> | undefined]> = [
          [500, []],
          [500, undefined],
          [502, [there]],
          [504, [there]]
        ]
        for (const [status, users] of cases) {
          const { admin, methods } = yield* over(status, users)
          const error = yield* Effect.flip(admin.createOrGetUser({ email: Fixture.user.email, phone }))
          expect(error).toMatchObject({ _tag: "ServerError", operation: "createUser", status })
          expect(methods.filter((method) => method === "POST")).toHaveLength(1)
          if (status !== 500) expect(methods).toEqual(["POST"])
        }
      })
  )
})
