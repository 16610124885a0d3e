import { assert, describe, it } from "@effect/vitest"
import { Emulator, Exchange, Gateway, Token } from "@gotrue-effect/emulator"
import { Effect, Either } from "effect"
import { makeGateway } from "../../src/server/gateway.js"
import { sharedSecretRing, verifyToken } from "../../src/standards/jwt/jwt.js"
import { request, headerOf } from "../support/harness.js"

type Lines = Exchange.HeaderLines

const users = (emulator: Emulator.Service, headers: Lines, query = "") =>
  request(emulator, "GET", `/auth/v1/admin/users${query}`, undefined, null, headers)

const bearer = (token: string) => ["Authorization", `Bearer ${token}`] as const
const apikey = (key: string) => ["apikey", key] as const
const { publishableKey, secretKey } = Gateway

describe("the gateway", () => {
  const test = (name: string, run: (emulator: Emulator.Service) => Effect.Effect<void>) =>
    it.effect(name, () => Effect.flatMap(Emulator.make({ gateway: true }), run))

  test("takes a secret key alone, or also as the bearer", (emulator) =>
    Effect.gen(function* () {
      assert.strictEqual((yield* users(emulator, [apikey(secretKey)])).status, 200)
      assert.strictEqual((yield* users(emulator, [apikey(secretKey), bearer(secretKey)])).status, 200)
      assert.strictEqual((yield* users(emulator, [], `?apikey=${secretKey}`)).status, 200)
    }))

  test("takes a publishable key for anon", (emulator) =>
    Effect.gen(function* () {
      const response = yield* users(emulator, [apikey(publishableKey), bearer(publishableKey)])
      assert.strictEqual(response.body["error_code"], "not_admin")
      const health = yield* request(emulator, "GET", "/auth/v1/settings", undefined, null, [apikey(publishableKey)])
      assert.strictEqual(health.status, 200)
    }))

  it("gives the server a token for each key", () => {
    const ring = sharedSecretRing("super-secret-jwt-token-with-at-least-32-characters-long")
    const gateway = makeGateway({}, ring)
    const roleOf = (key: string) =>
      gateway(Exchange.request({ method: "GET", target: "/settings", headers: [apikey(key)] })).pipe(
        Either.getOrThrow,
        (seen) => verifyToken((headerOf(seen, "authorization") ?? "").replace("Bearer ", ""), ring),
        Either.map(({ role }) => role)
      )
    assert.deepStrictEqual(roleOf(publishableKey), Either.right("anon"))
    assert.deepStrictEqual(roleOf(secretKey), Either.right("service_role"))
  })

  test("lets any other bearer pass, and does not make one of an old key", (emulator) =>
    Effect.gen(function* () {
      const old = Token.adminKey()
      assert.strictEqual((yield* users(emulator, [apikey(old), bearer(old)])).status, 200)
      assert.strictEqual((yield* users(emulator, [apikey(publishableKey), bearer(old)])).status, 200)
      assert.strictEqual((yield* users(emulator, [apikey(secretKey), bearer("x")])).body["error_code"], "bad_jwt")
      assert.strictEqual((yield* users(emulator, [apikey(old)])).body["error_code"], "no_authorization")
    }))

  test("rejects invalid keys", (emulator) =>
    Effect.gen(function* () {
      const none = yield* users(emulator, [bearer(Token.adminKey())])
      assert.strictEqual(none.status, 401)
      assert.strictEqual(none.body["message"], "No API key found in request")
      for (const key of [
        "sb_secret_x",
        Token.make({ role: "x" }),
        Token.adminKey("another secret, also long enough")
      ]) {
        const wrong = yield* users(emulator, [apikey(key)])
        assert.deepStrictEqual([wrong.status, wrong.body["message"]], [401, "Invalid API key"])
      }
      const other = yield* users(emulator, [apikey(publishableKey), bearer(secretKey)])
      assert.deepStrictEqual([other.status, other.body["message"]], [401, "Invalid API key"])
    }))

  test("refuses a secret key in a browser", (emulator) =>
    Effect.gen(function* () {
      const browser = ["User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"] as const
      const rejected = yield* users(emulator, [apikey(secretKey), browser])
      assert.deepStrictEqual(
        [rejected.status, rejected.body["message"]],
        [401, "Forbidden use of secret API key in browser"]
      )
      assert.strictEqual((yield* users(emulator, [apikey(Token.adminKey()), bearer(secretKey), browser])).status, 401)
      assert.strictEqual((yield* users(emulator, [apikey(publishableKey), browser])).status, 403)
    }))

  test("lets links through, and preflights, and nothing outside of the prefix", (emulator) =>
    Effect.gen(function* () {
      yield* request(emulator, "POST", "/auth/v1/invite", { email: "a@b.c" }, null, [apikey(secretKey)])
      const [message] = yield* emulator.outbox
      const link = new URL(message?.link ?? "")
      assert.strictEqual(link.pathname, "/auth/v1/verify")
      assert.strictEqual((yield* request(emulator, "GET", link.pathname + link.search, undefined, null)).status, 303)
      const preflight = yield* request(emulator, "OPTIONS", "/auth/v1/user", undefined, null, [
        ["Origin", "http://localhost:3000"],
        ["Access-Control-Request-Method", "GET"],
        ["Access-Control-Request-Headers", "apikey,authorization"]
      ])
      assert.strictEqual(preflight.status, 204)
      assert.strictEqual(headerOf(preflight, "access-control-allow-headers"), "apikey,authorization")
      const outside = yield* request(emulator, "GET", "/admin/users", undefined, null, [apikey(secretKey)])
      assert.deepStrictEqual([outside.status, outside.body["message"]], [404, "no Route matched with those values"])
    }))

  it.effect("takes keys of one's own, and a prefix", () =>
    Effect.gen(function* () {
      const gateway = { secretKey: "sb_secret_mine", publishableKey: "sb_publishable_mine" }
      const emulator = yield* Emulator.make({ gateway, prefix: "/auth" })
      const get = (key: string) => request(emulator, "GET", "/auth/admin/users", undefined, null, [apikey(key)])
      assert.strictEqual((yield* get("sb_secret_mine")).status, 200)
      assert.strictEqual((yield* get("sb_publishable_mine")).status, 403)
      assert.strictEqual((yield* get(secretKey)).status, 401)
      const without = yield* Emulator.make({ gateway: false })
      assert.strictEqual((yield* request(without, "GET", "/admin/users")).status, 200)
    })
  )
})
