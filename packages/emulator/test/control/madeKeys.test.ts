/** Keys that an emulator makes itself. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Token } from "@gotrue-effect/emulator"
import { Effect, Either } from "effect"
import type { JsonWebKey } from "node:crypto"
import { createPublicKey, verify } from "node:crypto"
import { request } from "../support/harness.js"

const keysOf = (emulator: Emulator.Service): Effect.Effect<ReadonlyArray<JsonWebKey>> =>
  Effect.map(request(emulator, "GET", "/.well-known/jwks.json"), ({ text }) => JSON.parse(text).keys)

const headOf = (token: string): unknown => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString())

const isSignedBy = (jwk: JsonWebKey | undefined, token: string): boolean => {
  const [head, body, tail = ""] = token.split(".")
  const key = createPublicKey({ key: jwk ?? {}, format: "jwk" })
  return verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(tail, "base64url")
  )
}

const statusWith = (emulator: Emulator.Service, token: string) =>
  Effect.map(request(emulator, "GET", "/admin/users", undefined, token), ({ status }) => status)

const signUp = (emulator: Emulator.Service) =>
  Effect.map(
    request(emulator, "POST", "/signup", { email: "ann@example.com", password: "correct horse" }, null),
    ({ body }) => String(body["access_token"])
  )

const settings = { GOTRUE_MAILER_AUTOCONFIRM: "true" }

describe.each(["ES256", "RS256"] as const)("a pair of keys that is made for %s", (jwt) => {
  it.effect("signs tokens, and everybody can check them", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ jwt, settings, seed: 1 })
      const [key, ...others] = yield* keysOf(emulator)
      assert.deepStrictEqual(others, [])
      assert.deepStrictEqual(key?.["key_ops"], ["verify"])
      for (const secret of ["d", "p", "q", "dp", "dq", "qi"]) assert.isUndefined(key?.[secret])
      const token = yield* signUp(emulator)
      assert.deepStrictEqual(headOf(token), { alg: jwt, kid: key?.["kid"], typ: "JWT" })
      assert.isTrue(isSignedBy(key, token))
      assert.strictEqual(yield* statusWith(emulator, yield* emulator.token({ role: "service_role" })), 200)
    })
  )

  it.effect("leaves tokens of the shared secret good", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ jwt, seed: 1 })
      assert.strictEqual(yield* statusWith(emulator, Token.adminKey()), 200)
    })
  )

  it.effect("goes with the state, and tokens of the emulator that takes it stay good", () =>
    Effect.gen(function* () {
      const first = yield* Emulator.make({ jwt, settings, seed: 1 })
      const second = yield* Emulator.make({ jwt, settings, seed: 2 })
      const [former] = yield* keysOf(second)
      const [old, own] = [yield* first.token({ role: "service_role" }), yield* second.token({ role: "service_role" })]
      assert.strictEqual(yield* statusWith(second, old), 403)
      yield* second.importState(yield* first.exportState)
      assert.deepStrictEqual(yield* keysOf(second), [
        ...(yield* keysOf(first)),
        ...(former === undefined ? [] : [former])
      ])
      assert.strictEqual(yield* statusWith(second, old), 200)
      assert.strictEqual(yield* statusWith(second, own), 200)
      assert.strictEqual(
        yield* second.token({ role: "anon" }).pipe(Effect.map(headOf), Effect.map(JSON.stringify)),
        JSON.stringify(headOf(old))
      )
      assert.strictEqual(yield* second.exportState, yield* first.exportState)
    })
  )
})

describe("keys and state", () => {
  it.effect("the same seed makes the same keys, and ids are the same with and without them", () =>
    Effect.gen(function* () {
      const of = (options: Emulator.Options) => Emulator.make({ seed: 1, settings, ...options })
      assert.deepStrictEqual(yield* keysOf(yield* of({ jwt: "ES256" })), yield* keysOf(yield* of({ jwt: "ES256" })))
      assert.notDeepEqual(
        yield* keysOf(yield* of({ jwt: "ES256" })),
        yield* keysOf(yield* of({ jwt: "ES256", seed: 2 }))
      )
      const idOf = (emulator: Emulator.Service) =>
        Effect.map(request(emulator, "POST", "/admin/users", { email: "ann@example.com" }), ({ body }) => body["id"])
      assert.strictEqual(yield* idOf(yield* of({ jwt: "ES256" })), yield* idOf(yield* of({})))
    })
  )

  it.effect("a key of another algorithm checks, and signs nothing", () =>
    Effect.gen(function* () {
      const first = yield* Emulator.make({ jwt: "ES256", seed: 1 })
      const second = yield* Emulator.make({ jwt: "RS256", seed: 2 })
      yield* second.importState(yield* first.exportState)
      assert.strictEqual(yield* statusWith(second, yield* first.token({ role: "service_role" })), 200)
      assert.include(JSON.stringify(headOf(yield* second.token({}))), "RS256")
    })
  )

  it.effect("an emulator with keys of its owner takes none from a state, and shows none in it", () =>
    Effect.gen(function* () {
      const made = yield* Emulator.make({ jwt: "ES256", seed: 1 })
      const other = yield* Emulator.make({ seed: 2 })
      yield* other.importState(yield* made.exportState)
      assert.deepStrictEqual(yield* keysOf(other), [])
      assert.notInclude(yield* other.exportState, "signing_key")
      assert.strictEqual(yield* statusWith(other, yield* made.token({ role: "service_role" })), 403)
    })
  )

  it.effect("a state whose key is none changes nothing", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ jwt: "ES256", seed: 1 })
      const before = yield* emulator.exportState
      const broken = JSON.stringify({ ...JSON.parse(before), signing_key: { kty: "EC" } })
      const error = yield* Effect.flip(emulator.importState(broken))
      assert.strictEqual(error.problem, "signing_key is not a JWK that signs")
      assert.strictEqual(yield* emulator.exportState, before)
    })
  )

  it.effect("behind a gateway opaque keys and keys of either run are good", () =>
    Effect.gen(function* () {
      const first = yield* Emulator.make({ jwt: "ES256", gateway: { secretKey: "sb_secret_mine" } })
      const second = yield* Emulator.make({ jwt: "ES256", gateway: { secretKey: "sb_secret_mine" } })
      const admin = yield* first.token({ role: "service_role" })
      yield* second.importState(yield* first.exportState)
      for (const apikey of ["sb_secret_mine", admin, yield* second.token({ role: "service_role" })]) {
        const authorization = `Bearer ${apikey}`
        const { status } = yield* request(second, "GET", "/auth/v1/admin/users", undefined, null, [
          ["apikey", apikey],
          ["Authorization", authorization]
        ])
        assert.strictEqual(status, 200, apikey)
      }
    })
  )

  it.effect("keys of one's own and keys that are made exclude each other", () =>
    Effect.gen(function* () {
      const made = yield* Effect.either(Emulator.make({ jwt: "ES256", settings: { GOTRUE_JWT_KEYS: "[{}]" } }))
      assert.strictEqual(
        Either.match(made, { onLeft: ({ message }) => message, onRight: () => "" }),
        'The setting GOTRUE_JWT_KEYS is not empty, as it has to be with jwt: "ES256".'
      )
    })
  )
})
