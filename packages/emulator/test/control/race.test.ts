import { assert, describe, it } from "@effect/vitest"
import { Emulator, Exchange } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { request, serviceRole } from "../support/harness.js"

/** As a client sees it, faults included. */
const send = (emulator: Emulator.Service, target: string, body: object, version?: string) =>
  Effect.map(
    emulator.send(
      Exchange.request({
        method: "POST",
        target,
        headers: [
          ["Authorization", `Bearer ${serviceRole}`],
          ...(version === undefined ? [] : ([["X-Supabase-Api-Version", version]] as const))
        ],
        body: JSON.stringify(body)
      })
    ),
    ({ body, status }) => `${status} ${body}`
  )

const taken = (column: string, value: string): string =>
  `500 {"code":"23505","message":"duplicate key value violates unique constraint \\"users_${column}_${
    column === "email" ? "partial_key" : "key"
  }\\"","detail":"Key (${column})=(${value}) already exists."}`

const emailsOf = (emulator: Emulator.Service) =>
  Effect.map(request(emulator, "GET", "/admin/users"), ({ text }) =>
    Array.from(text.matchAll(/"email":"([^"]+)","(?:phone|email_confirmed_at|confirm)/g), ([, email]) => email)
  )

describe("a race", () => {
  it.effect.each([
    ["/admin/users", { email: "a@b.co" }, taken("email", "a@b.co")],
    ["/admin/users", { phone: "15550001" }, taken("phone", "15550001")],
    ["/signup", { email: "a@b.co", password: "s3cret!pass1" }, taken("email", "a@b.co")],
    ["/invite", { email: "a@b.co" }, taken("email", "a@b.co")],
    ["/admin/generate_link", { type: "magiclink", email: "a@b.co" }, taken("email", "a@b.co")],
    ["/otp", { email: "a@b.co" }, taken("email", "a@b.co")]
  ] as const)("at %s is lost as on the server", ([target, body, expected]) =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* emulator.faults.plan({ kind: "race", method: "POST", path: target })
      assert.strictEqual(yield* send(emulator, target, body), expected)
      const list = yield* request(emulator, "GET", "/admin/users")
      assert.strictEqual(list.text.split('"aud"').length, 3)
    })
  )

  it.effect("is worded by the new errors, too", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* emulator.faults.plan({ kind: "race" })
      assert.strictEqual(
        yield* send(emulator, "/admin/users", { email: "a@b.co" }, "2024-01-01"),
        '500 {"code":"unexpected_failure","message":"Database error creating new user"}'
      )
      assert.deepStrictEqual(yield* emailsOf(emulator), ["a@b.co"])
      assert.match(yield* send(emulator, "/admin/users", { email: "a@b.co" }), /^422 .*email_exists/)
    })
  )

  it.effect("does not happen when nothing is created", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* request(emulator, "POST", "/admin/users", { email: "a@b.co" })
      yield* emulator.faults.plan({ kind: "race", times: "always" })
      assert.match(yield* send(emulator, "/admin/users", { email: "a@b.co" }), /^422 /)
      assert.match(yield* send(emulator, "/admin/users", {}), /^400 /)
      assert.match(yield* send(emulator, "/admin/users", { email: "c" }), /^400 /)
      assert.deepStrictEqual(yield* emailsOf(emulator), ["a@b.co"])
    })
  )
})
