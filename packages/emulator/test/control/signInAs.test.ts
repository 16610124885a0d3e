/** Sessions of users without a password, a mail or a page. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, InProcess } from "@gotrue-effect/emulator"
import { start } from "@gotrue-effect/emulator/promise"
import { AuthClient } from "@supabase/auth-js"
import { Effect } from "effect"
import { request } from "../support/harness.js"

const claimsOf = (token: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())

const made = Effect.flatMap(Emulator.Emulator, (emulator) => Effect.succeed(emulator))

const test = (name: string, run: (emulator: Emulator.Service) => Effect.Effect<void, unknown>, options = {}) =>
  it.effect(name, () => Effect.provide(Effect.flatMap(made, run), InProcess.layer({ seed: 1, ...options })))

const user = (emulator: Emulator.Service, token: string) => request(emulator, "GET", "/user", undefined, token)

describe("signInAs", () => {
  test("makes a user with an address that is confirmed, and a session", (emulator) =>
    Effect.gen(function* () {
      const session = yield* emulator.signInAs("Ann@example.com")
      assert.strictEqual(session.user.email, "ann@example.com")
      const { body, status } = yield* user(emulator, session.access_token)
      assert.strictEqual(status, 200)
      assert.strictEqual(body["id"], session.user.id)
      assert.isString(body["email_confirmed_at"])
      assert.deepStrictEqual(yield* emulator.outbox, [])
      assert.deepStrictEqual(
        (yield* emulator.journal.entries).map(({ target }) => target),
        ["/user"]
      )
    }))

  test("finds who is there, by the address, the id or both, and takes attributes for who is not", (emulator) =>
    Effect.gen(function* () {
      const first = yield* emulator.signInAs({ email: "ann@example.com", app_metadata: { role: "owner" } })
      assert.strictEqual(claimsOf(first.access_token)["email"], "ann@example.com")
      assert.deepInclude(claimsOf(first.access_token)["app_metadata"], { role: "owner" })
      for (const who of ["ann@example.com", first.user.id, { id: first.user.id }]) {
        assert.strictEqual((yield* emulator.signInAs(who)).user.id, first.user.id)
      }
    }))

  test("is of the past if that is wanted", (emulator) =>
    Effect.gen(function* () {
      yield* emulator.clock.set("2026-08-20T10:00:00Z")
      yield* emulator.clock.freeze
      const past = yield* emulator.signInAs("ann@example.com", { ago: "2 hours" })
      const now = Date.parse("2026-08-20T10:00:00Z") / 1000
      assert.strictEqual(past.expires_at, now - 3600)
      assert.strictEqual(claimsOf(past.access_token)["iat"], now - 7200)
      assert.strictEqual((yield* user(emulator, past.access_token)).body["error_code"], "bad_jwt")
      const refreshed = yield* request(
        emulator,
        "POST",
        "/token?grant_type=refresh_token",
        { refresh_token: past.refresh_token },
        null
      )
      assert.strictEqual(refreshed.body["expires_at"], now + 3600)
    }))

  test("has a second factor that is made, or that of the user", (emulator) =>
    Effect.gen(function* () {
      yield* emulator.clock.set("2026-08-20T10:00:00Z")
      const first = yield* emulator.signInAs("ann@example.com", { aal: "aal2" })
      assert.strictEqual(claimsOf(first.access_token)["aal"], "aal2")
      yield* emulator.signInAs("ann@example.com", { aal: "aal2", ago: 60_000 })
      const { body } = yield* user(emulator, first.access_token)
      assert.strictEqual(Array.isArray(body["factors"]) ? body["factors"].length : 0, 1)
    }))

  test("leaves the next mail to be sent at once", (emulator) =>
    Effect.gen(function* () {
      yield* emulator.signInAs("ann@example.com")
      const sent = yield* request(emulator, "POST", "/otp", { email: "ann@example.com" }, null)
      assert.strictEqual(sent.status, 200)
    }))

  test(
    "goes through a gateway, below a prefix",
    (emulator) =>
      Effect.map(emulator.signInAs("ann@example.com"), ({ user }) => assert.strictEqual(user.email, "ann@example.com")),
    { gateway: true }
  )

  test("says why somebody can't sign in", (emulator) =>
    Effect.gen(function* () {
      const problem = (...args: Parameters<Emulator.Service["signInAs"]>) =>
        Effect.map(Effect.flip(emulator.signInAs(...args)), ({ message }) => message)
      const id = "00000000-0000-4000-8000-000000000000"
      assert.strictEqual(yield* problem(id), `The emulator cannot do that: there is no user ${id}.`)
      assert.include(yield* problem("no address"), "the server responded 400")
      assert.include(yield* problem("ann@example.com", { ago: "-2 hours" }), "ago is not a duration")
      const phone = yield* request(emulator, "POST", "/admin/users", { phone: "+15550100" })
      assert.include(yield* problem(String(phone.body["id"])), "the user has no e-mail address")
    }))

  test(
    "says so when the server takes no second factor",
    (emulator) =>
      Effect.map(Effect.flip(emulator.signInAs("ann@example.com", { aal: "aal2" })), ({ message }) =>
        assert.include(message, "mfa_totp_enroll_not_enabled")
      ),
    { settings: { GOTRUE_MFA_TOTP_ENROLL_ENABLED: "false" } }
  )
})

it("gives auth-js a session, by a program and by the route", async () => {
  await using auth = await start({ seed: 1 })
  const client = new AuthClient({ url: auth.url, autoRefreshToken: false, persistSession: false })
  const { data } = await client.setSession(await auth.signInAs("ann@example.com", { aal: "aal2" }))
  assert.strictEqual(data.user?.email, "ann@example.com")
  const levels = await client.mfa.getAuthenticatorAssuranceLevel()
  assert.strictEqual(levels.data?.currentLevel, "aal2")

  const post = async (body: unknown) => {
    const response = await fetch(`${auth.origin}/emulator/session`, { method: "POST", body: JSON.stringify(body) })
    return [response.status, await response.json()] as const
  }
  const [status, session] = await post({ user: { email: "bea@example.com" }, ago: "2 hours", aal: "aal1" })
  assert.deepStrictEqual([status, session.user.email], [200, "bea@example.com"])
  const refreshed = await client.setSession(session)
  assert.strictEqual(refreshed.data.user?.email, "bea@example.com")
  assert.deepStrictEqual(await post({}), [400, { message: "The emulator cannot do that: user is missing." }])
  assert.deepStrictEqual((await post({ user: 5 }))[0], 400)
  assert.deepStrictEqual((await post({ user: "x@y.z", since: 5 }))[1], {
    message: "The emulator cannot do that: since means nothing here."
  })
  assert.strictEqual((await fetch(`${auth.origin}/emulator/session`)).status, 405)
  const page = { method: "POST", body: "{}", headers: { Origin: "http://evil.test" } }
  assert.strictEqual((await fetch(`${auth.origin}/emulator/session`, page)).status, 403)
})
