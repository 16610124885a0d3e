import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { generateKeyPairSync } from "node:crypto"
import { request, headerOf } from "../../support/harness.js"
import { person } from "../../support/people.js"

const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" })
const signing = { ...jwk, kid: "k", alg: "ES256", key_ops: ["sign", "verify"] }
const secret = { kty: "oct", kid: "s", alg: "HS256", k: "c2VjcmV0" }

describe("what everybody may know of the server", () => {
  it.effect("are no keys as long as there is only a shared secret", () =>
    Effect.gen(function* () {
      const response = yield* request(
        yield* Emulator.make({ seed: 1 }),
        "GET",
        "/.well-known/jwks.json",
        undefined,
        null
      )
      assert.strictEqual(response.text, '{"keys":[]}')
      assert.strictEqual(headerOf(response, "cache-control"), "public, max-age=600")
    })
  )

  it.effect("are its public keys, with which it signs", () =>
    Effect.gen(function* () {
      const settings = { GOTRUE_JWT_KEYS: JSON.stringify([signing, secret]) }
      const emulator = yield* Emulator.make({ seed: 1, settings })
      const { text } = yield* request(emulator, "GET", "/.well-known/jwks.json", undefined, null)
      assert.strictEqual(
        text,
        `{"keys":[{"alg":"ES256","crv":"P-256","key_ops":["verify"],"kid":"k","kty":"EC","use":"sig","x":"${jwk.x}","y":"${jwk.y}"}]}`
      )
      const { token } = yield* person(emulator, "ann@example.com")
      assert.strictEqual(atob(token.split(".")[0] ?? ""), '{"alg":"ES256","kid":"k","typ":"JWT"}')
      assert.strictEqual((yield* request(emulator, "GET", "/user", undefined, token)).status, 200)
    })
  )

  it.effect("is where its routes are, however the issuer ends", () =>
    Effect.gen(function* () {
      const settings = { GOTRUE_JWT_ISSUER: "https://auth.example.com/v1//", GOTRUE_OAUTH_SERVER_ENABLED: "true" }
      const emulator = yield* Emulator.make({ seed: 1, settings })
      const { body } = yield* request(emulator, "GET", "/.well-known/openid-configuration", undefined, null)
      assert.strictEqual(body["issuer"], "https://auth.example.com/v1//")
      assert.strictEqual(body["jwks_uri"], "https://auth.example.com/v1/.well-known/jwks.json")
      assert.notProperty(body, "registration_endpoint")
      const other = yield* request(emulator, "GET", "/.well-known/oauth-authorization-server", undefined, null)
      assert.deepStrictEqual(other.body, body)
    })
  )

  it.effect("is under its older name only while clients can be authorized", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const response = yield* request(emulator, "GET", "/.well-known/oauth-authorization-server", undefined, null)
      assert.strictEqual(response.body["error_code"], "feature_disabled")
    })
  )

  it.effect("does not start with keys that cannot sign", () =>
    Effect.gen(function* () {
      const problem = yield* Effect.flip(Emulator.make({ settings: { GOTRUE_JWT_KEYS: JSON.stringify([secret]) } }))
      assert.strictEqual(
        problem.message,
        "The setting GOTRUE_JWT_KEYS is not a JSON array of JWKs, exactly one of which signs."
      )
    })
  )
})
