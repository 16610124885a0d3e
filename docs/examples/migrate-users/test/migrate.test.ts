import { HttpClient, HttpClientRequest } from "@effect/platform"
import { expect, it } from "@effect/vitest"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Emulator, InProcess, Token } from "@gotrue-effect/emulator"
import { Effect, Fiber, Layer, TestClock } from "effect"
import { migrate } from "../src/migrate.js"

const Admin = GoTrueAdmin.layer({ url: "http://localhost", key: Token.adminKey() }).pipe(
  Layer.provideMerge(InProcess.layer())
)

const row = (name: string, password_hash = "") => ({ email: `${name}@example.com`, name, plan: "pro", password_hash })

const rows = [
  // The hash of "correct horse".
  row("ann", "$2b$04$1s5hwDqhJY6m9XrenIpsQ.uWRPC3XtvQyaO2M5FsPrasAnMMSihEO"),
  { ...row("bob"), email: "nobody" },
  { ...row("carl"), plan: "gold" },
  row("dora")
]

const kinds = Effect.map(migrate(rows), (outcomes) => outcomes.map(({ kind }) => kind))

it.effect("creates who is missing, and no one twice", () =>
  Effect.gen(function* () {
    expect(yield* kinds).toEqual(["created", "failed", "failed", "created"])
    expect(yield* kinds).toEqual(["existed", "failed", "failed", "existed"])
    const { users } = yield* (yield* GoTrueAdmin.GoTrueAdmin).listUsers()
    expect(users.map(({ email }) => email).sort()).toEqual(["ann@example.com", "dora@example.com"])
  }).pipe(Effect.provide(Admin))
)

it.effect("keeps passwords", () =>
  Effect.gen(function* () {
    yield* kinds
    const response = yield* HttpClientRequest.post("http://localhost/token?grant_type=password").pipe(
      HttpClientRequest.bodyUnsafeJson({ email: "ann@example.com", password: "correct horse" }),
      HttpClient.execute
    )
    expect(response.status).toBe(200)
  }).pipe(Effect.provide(Admin))
)

it.effect("outlasts a server that is down for some seconds", () =>
  Effect.gen(function* () {
    const { faults } = yield* Emulator.Emulator
    yield* faults.plan({ kind: "error", status: 503, path: "/admin/users", times: 6 })
    const running = yield* Effect.fork(kinds)
    yield* TestClock.adjust("1 minute")
    expect(yield* Fiber.join(running)).toEqual(["created", "failed", "failed", "created"])
  }).pipe(Effect.provide(Admin))
)
