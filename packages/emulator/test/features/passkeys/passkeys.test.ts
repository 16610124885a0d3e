import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect, TestClock } from "effect"
import type { Key, Oddities } from "../../support/authenticator.js"
import { assertion, attest, makeKey } from "../../support/authenticator.js"
import { request } from "../../support/harness.js"
import { person, textAt } from "../../support/people.js"

const settings = {
  GOTRUE_PASSKEY_ENABLED: "true",
  GOTRUE_PASSKEY_MAX_PASSKEYS_PER_USER: "2",
  GOTRUE_MFA_WEB_AUTHN_ENROLL_ENABLED: "true",
  GOTRUE_MFA_WEB_AUTHN_VERIFY_ENABLED: "true"
}
const start = Emulator.make({ seed: 1, settings })

const register = (emulator: Emulator.Service, token: string, key: Key, odd: Oddities = {}) =>
  Effect.gen(function* () {
    const options = yield* request(emulator, "POST", "/passkeys/registration/options", undefined, token)
    const credential = attest(textAt(options, "options", "challenge"), key, odd)
    const body = { challenge_id: textAt(options, "challenge_id"), credential }
    return yield* request(emulator, "POST", "/passkeys/registration/verify", body, token)
  })

const signIn = (emulator: Emulator.Service, userId: string, key: Key, odd: Oddities = {}) =>
  Effect.gen(function* () {
    const options = yield* request(emulator, "POST", "/passkeys/authentication/options", undefined, null)
    const credential = assertion(textAt(options, "options", "challenge"), key, userId, odd)
    const body = { challenge_id: textAt(options, "challenge_id"), credential }
    return yield* request(emulator, "POST", "/passkeys/authentication/verify", body, null)
  })

const list = (emulator: Emulator.Service, token: string) => request(emulator, "GET", "/passkeys", undefined, token)

describe("passkeys", () => {
  it.effect("are made, sign in, are renamed and deleted", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      const key = makeKey("ES256")
      const made = yield* register(emulator, token, key)
      assert.deepStrictEqual(Object.keys(made.body), ["id", "friendly_name", "created_at"])
      const signedIn = yield* signIn(emulator, id, key)
      assert.strictEqual(signedIn.status, 200)
      const own = textAt(signedIn, "access_token")
      assert.include((yield* list(emulator, own)).text, "last_used_at")
      const path = `/passkeys/${textAt(made, "id")}`
      const renamed = yield* request(emulator, "PATCH", path, { friendly_name: "mine" }, own)
      assert.strictEqual(renamed.body["friendly_name"], "mine")
      assert.strictEqual((yield* request(emulator, "DELETE", path, undefined, own)).status, 204)
      assert.strictEqual((yield* signIn(emulator, id, key)).body["error_code"], "webauthn_verification_failed")
    })
  )

  it.effect("go with their user, and so do challenges that nobody has met", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      yield* register(emulator, token, makeKey("ES256"))
      const options = yield* request(emulator, "POST", "/passkeys/registration/options", undefined, token)
      const challenge = textAt(options, "options", "challenge")
      assert.include(yield* emulator.exportState, challenge)
      yield* request(emulator, "DELETE", `/admin/users/${id}`)
      const state = yield* emulator.exportState
      assert.notInclude(state, challenge)
      yield* emulator.importState(state)
    })
  )

  it.effect("are verified, and a challenge is gone after the first try", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      const key = makeKey("EdDSA")
      const options = yield* request(emulator, "POST", "/passkeys/registration/options", undefined, token)
      const response = (odd: Oddities) => ({
        challenge_id: textAt(options, "challenge_id"),
        credential: attest(textAt(options, "options", "challenge"), key, odd)
      })
      const verify = (odd: Oddities) => request(emulator, "POST", "/passkeys/registration/verify", response(odd), token)
      assert.strictEqual(
        (yield* verify({ client: { origin: "http://evil.example" } })).body["msg"],
        "Credential verification failed"
      )
      assert.strictEqual((yield* verify({})).body["error_code"], "webauthn_challenge_not_found")
      assert.strictEqual(
        (yield* register(emulator, token, key, { top: { type: "x" } })).body["msg"],
        "Invalid credential response"
      )
      assert.strictEqual((yield* register(emulator, token, key)).status, 200)
      const spoiled = yield* signIn(emulator, id, key, { signature: (right) => right.map((byte) => byte ^ 1) })
      assert.strictEqual(spoiled.body["msg"], "Credential verification failed")
      assert.strictEqual((yield* signIn(emulator, id, key, { userHandle: undefined })).status, 400)
      assert.strictEqual((yield* signIn(emulator, id, key)).status, 200)
    })
  )

  it.effect("must be verified within five minutes", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const options = yield* request(emulator, "POST", "/passkeys/registration/options", undefined, token)
      const body = { challenge_id: textAt(options, "challenge_id"), credential: {} }
      yield* TestClock.adjust("301 seconds")
      const late = yield* request(emulator, "POST", "/passkeys/registration/verify", body, token)
      assert.strictEqual(late.body["error_code"], "webauthn_challenge_expired")
      const gone = yield* request(emulator, "POST", "/passkeys/registration/verify", body, token)
      assert.strictEqual(gone.body["error_code"], "webauthn_challenge_not_found")
    })
  )

  it.effect("have one owner, and there are so many and no more", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const ann = yield* person(emulator, "ann@example.com")
      const bob = yield* person(emulator, "bob@example.com")
      const key = makeKey("ES256")
      yield* register(emulator, ann.token, key)
      const taken = yield* register(emulator, bob.token, key)
      assert.strictEqual(taken.body["code"], "23505")
      yield* register(emulator, ann.token, makeKey("ES256", "second"))
      assert.strictEqual((yield* register(emulator, ann.token, makeKey("ES256", "third"))).status, 400)
      assert.strictEqual(
        (yield* request(emulator, "POST", "/passkeys/registration/options", undefined, ann.token)).body["error_code"],
        "too_many_passkeys"
      )
      assert.strictEqual((yield* list(emulator, bob.token)).text, "[]")
    })
  )

  it.effect("go with their user, and into an export", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      const key = makeKey("RS256")
      yield* register(emulator, token, key)
      const copy = yield* Emulator.make({ seed: 2, settings })
      yield* copy.importState(yield* emulator.exportState)
      assert.strictEqual((yield* signIn(copy, id, key)).status, 200)
      yield* request(copy, "DELETE", `/admin/users/${id}`, { should_soft_delete: true })
      assert.strictEqual((yield* request(copy, "GET", `/admin/users/${id}/passkeys`)).text, "[]")
      yield* request(emulator, "DELETE", `/admin/users/${id}`)
      assert.strictEqual((yield* signIn(emulator, id, key)).status, 400)
    })
  )

  it.effect("may be second factors, which show their last credential", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      const key = makeKey("ES384")
      const factor = yield* request(
        emulator,
        "POST",
        "/factors",
        { factor_type: "webauthn", friendly_name: "key" },
        token
      )
      const path = `/factors/${textAt(factor, "id")}`
      const challenge = yield* request(emulator, "POST", `${path}/challenge`, {}, token)
      const options = textAt(challenge, "webauthn", "credential_options", "publicKey", "challenge")
      const made = yield* request(
        emulator,
        "POST",
        `${path}/verify`,
        {
          challenge_id: textAt(challenge, "id"),
          webauthn: { type: "create", credential_response: attest(options, key) }
        },
        token
      )
      assert.strictEqual(made.status, 200)
      const raised = textAt(made, "access_token")
      const second = yield* request(emulator, "POST", `${path}/challenge`, {}, raised)
      const challengeText = textAt(second, "webauthn", "credential_options", "publicKey", "challenge")
      const used = yield* request(
        emulator,
        "POST",
        `${path}/verify`,
        {
          challenge_id: textAt(second, "id"),
          webauthn: { type: "request", credential_response: assertion(challengeText, key, id) }
        },
        raised
      )
      assert.strictEqual(used.status, 200)
      const shown = yield* request(emulator, "GET", `/admin/users/${id}/factors`)
      assert.match(
        shown.text,
        /"last_webauthn_challenge_data":\{"challenge":\{"challenge_id":.*"type":"request","credential_response":\{"ID":/
      )
      // The order of its members outlives an export.
      const copy = yield* Emulator.make({ seed: 2, settings })
      yield* copy.importState(yield* emulator.exportState)
      assert.strictEqual((yield* request(copy, "GET", `/admin/users/${id}/factors`)).text, shown.text)
    })
  )
})
