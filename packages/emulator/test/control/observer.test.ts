/** Who is told of requests and messages, and users to begin with. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect, Fiber, TestClock } from "effect"
import { request } from "../support/harness.js"

describe("an observer", () => {
  const observed = Effect.gen(function* () {
    const requests: Array<Emulator.Handled> = []
    const messages: Array<Emulator.Message> = []
    const emulator = yield* Emulator.make({
      seed: 1,
      observer: { request: (handled) => requests.push(handled), message: (message) => messages.push(message) }
    })
    return { emulator, requests, messages }
  })

  it.effect("is told of each request, and of what it sent", () =>
    Effect.gen(function* () {
      const { emulator, messages, requests } = yield* observed
      yield* request(emulator, "POST", "/otp", { email: "ann@example.com" })
      yield* request(emulator, "GET", "/nothing")
      assert.deepStrictEqual(
        requests.map(({ fault, method, status, target }) => [method, target, status, fault]),
        [
          ["POST", "/otp", 200, null],
          ["GET", "/nothing", 404, null]
        ]
      )
      assert.deepStrictEqual(messages, [...(yield* emulator.outbox)])
      assert.strictEqual(messages[0]?.kind, "signup")
    })
  )

  it.effect("is told of no message of a request that failed", () =>
    Effect.gen(function* () {
      const { emulator, messages } = yield* observed
      yield* request(emulator, "POST", "/otp", { email: "ann@example.com" })
      const { status } = yield* request(emulator, "POST", "/otp", { email: "ann@example.com" })
      assert.strictEqual(status, 429)
      assert.strictEqual(messages.length, 1)
    })
  )

  it.effect("is told of faults, with the time that they took", () =>
    Effect.gen(function* () {
      const { emulator, requests } = yield* observed
      yield* emulator.faults.plan({ kind: "reset", latency: "3 seconds" })
      const send = emulator.send({
        method: "GET",
        target: "/health",
        headers: [],
        body: new Uint8Array(0),
        remoteAddress: "127.0.0.1"
      })
      const fiber = yield* Effect.fork(Effect.flip(send))
      yield* TestClock.adjust("3 seconds")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(requests, [
        { method: "GET", target: "/health", status: null, body: "", milliseconds: 3_000, fault: "reset" }
      ])
    })
  )

  it.effect("breaks nothing when it throws", () =>
    Effect.gen(function* () {
      const broken = () => {
        throw new Error("mine")
      }
      const emulator = yield* Emulator.make({ observer: { request: broken, message: broken } })
      assert.strictEqual((yield* request(emulator, "POST", "/otp", { email: "ann@example.com" })).status, 200)
      assert.strictEqual((yield* emulator.outbox).length, 1)
    })
  )
})

describe("users to begin with", () => {
  const users = [
    { email: "ann@example.com", password: "correct horse", email_confirm: true, app_metadata: { role: "owner" } },
    { id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", phone: "15550001", phone_confirm: true }
  ]
  const listed = (emulator: Emulator.Service) => request(emulator, "GET", "/admin/users")
  const signIn = (emulator: Emulator.Service) =>
    request(emulator, "POST", "/token?grant_type=password", { email: "ann@example.com", password: "correct horse" })

  it.effect("are there, sign in, and come back with a reset", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, users })
      const before = yield* listed(emulator)
      assert.strictEqual((yield* signIn(emulator)).status, 200)
      yield* request(emulator, "DELETE", "/admin/users/7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")
      yield* request(emulator, "POST", "/admin/users", { email: "bob@example.com" })
      assert.notDeepEqual((yield* listed(emulator)).body, before.body)
      yield* emulator.reset
      assert.deepStrictEqual((yield* listed(emulator)).body, before.body)
      assert.strictEqual((yield* signIn(emulator)).status, 200)
    })
  )

  it.effect("are no request that anybody made", () =>
    Effect.gen(function* () {
      let told = 0
      const emulator = yield* Emulator.make({ users, gateway: true, observer: { request: () => void told++ } })
      assert.strictEqual(told, 0)
      assert.deepStrictEqual(yield* emulator.journal.entries, [])
    })
  )

  it.effect("are refused by their place, with the server's reason", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Emulator.make({ users: [...users, { email: "ann@example.com" }] }))
      assert.match(error.message, /^The setting users\[2\] is not a user that the server takes \(422 .*email_exists/)
    })
  )
})
