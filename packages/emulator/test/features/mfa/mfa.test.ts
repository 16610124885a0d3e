import { assert, describe, it } from "@effect/vitest"
import { Emulator, Token } from "@gotrue-effect/emulator"
import { Clock, Effect, TestClock } from "effect"
import { totpCode } from "../../../src/features/mfa/totp.js"
import type { Response } from "../../support/harness.js"
import { request } from "../../support/harness.js"
import { lastMessage, person, signIn, textAt } from "../../support/people.js"

const claimsOf = (
  response: Response
): { readonly aal?: string; readonly amr?: ReadonlyArray<{ readonly method: string }> } =>
  JSON.parse(atob((textAt(response, "access_token").split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")))

const settings = {
  GOTRUE_MFA_PHONE_ENROLL_ENABLED: "true",
  GOTRUE_MFA_PHONE_VERIFY_ENABLED: "true",
  GOTRUE_SMS_PROVIDER: "twilio"
}
const start = Emulator.make({ seed: 1, settings })

const enroll = (emulator: Emulator.Service, token: string, name: string) =>
  request(emulator, "POST", "/factors", { factor_type: "totp", friendly_name: name }, token)

const codeNow = (secret: string) =>
  Effect.map(
    Clock.clockWith((clock) => Effect.sync(() => clock.unsafeCurrentTimeNanos())),
    (now) => totpCode(secret, now) ?? ""
  )

/** Challenges a factor and verifies it with the code that its app shows. */
const prove = (emulator: Emulator.Service, token: string, factor: Response) =>
  Effect.gen(function* () {
    const path = `/factors/${textAt(factor, "id")}`
    const challenge = yield* request(emulator, "POST", `${path}/challenge`, {}, token)
    const code = yield* codeNow(textAt(factor, "totp", "secret"))
    return yield* request(emulator, "POST", `${path}/verify`, { challenge_id: textAt(challenge, "id"), code }, token)
  })

describe("second factors", () => {
  it.effect("raise a session with the code that an app would show", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* TestClock.setTime(Date.parse("2026-08-20T10:00:00Z"))
      const { token } = yield* person(emulator, "ann@example.com")
      const factor = yield* enroll(emulator, token, "app")
      assert.strictEqual(factor.status, 200)
      assert.match(textAt(factor, "totp", "qr_code"), /^<\?xml[^]*<\/svg>\n$/)
      yield* TestClock.adjust("2 seconds")
      const raised = yield* prove(emulator, token, factor)
      assert.strictEqual(raised.status, 200)
      assert.strictEqual(claimsOf(raised).aal, "aal2")
      assert.deepStrictEqual(
        claimsOf(raised).amr?.map(({ method }) => method),
        ["totp", "password"]
      )
    })
  )

  it.effect("are asked for the code of now, and for no challenge twice", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const factor = yield* enroll(emulator, token, "app")
      const path = `/factors/${textAt(factor, "id")}`
      const challenge_id = textAt(yield* request(emulator, "POST", `${path}/challenge`, {}, token), "id")
      const old = yield* codeNow(textAt(factor, "totp", "secret"))
      yield* TestClock.adjust("1 minute")
      const late = yield* request(emulator, "POST", `${path}/verify`, { challenge_id, code: old }, token)
      assert.strictEqual(late.body["error_code"], "mfa_verification_failed")
      const code = yield* codeNow(textAt(factor, "totp", "secret"))
      const raised = yield* request(emulator, "POST", `${path}/verify`, { challenge_id, code }, token)
      assert.strictEqual(raised.status, 200)
      const again = yield* request(emulator, "POST", `${path}/verify`, { challenge_id, code }, token)
      assert.strictEqual(again.body["error_code"], "mfa_ip_address_mismatch")
    })
  )

  it.effect("are not proved with the challenge of another", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const [app, other] = [yield* enroll(emulator, token, "app"), yield* enroll(emulator, token, "other")]
      const path = (factor: Response) => `/factors/${textAt(factor, "id")}`
      const challenge_id = textAt(yield* request(emulator, "POST", `${path(other)}/challenge`, {}, token), "id")
      const code = yield* codeNow(textAt(app, "totp", "secret"))
      const rejected = yield* request(emulator, "POST", `${path(app)}/verify`, { challenge_id, code }, token)
      assert.deepStrictEqual([rejected.status, rejected.body["error_code"]], [422, "mfa_factor_not_found"])
    })
  )

  it.effect("raise nothing for a token that belongs to no session", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      const factor = yield* enroll(emulator, token, "app")
      const other = Token.make({ sub: id, role: "authenticated", aud: "authenticated" })
      const rejected = yield* prove(emulator, other, factor)
      assert.deepStrictEqual([rejected.status, rejected.body["msg"]], [500, "Cannot read SessionId claim as UUID"])
    })
  )

  it.effect("have challenges that expire, and are gone after they have been tried", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const factor = yield* enroll(emulator, token, "app")
      const path = `/factors/${textAt(factor, "id")}/verify`
      const challenge_id = textAt(
        yield* request(emulator, "POST", path.replace("verify", "challenge"), {}, token),
        "id"
      )
      yield* TestClock.adjust("301 seconds")
      const code = yield* codeNow(textAt(factor, "totp", "secret"))
      const late = yield* request(emulator, "POST", path, { challenge_id, code }, token)
      assert.strictEqual(late.body["error_code"], "mfa_challenge_expired")
      assert.strictEqual(
        late.body["msg"],
        `MFA challenge ${challenge_id} has expired, verify against another challenge or create a new challenge.`
      )
      const gone = yield* request(emulator, "POST", path, { challenge_id, code }, token)
      assert.strictEqual(gone.body["error_code"], "mfa_factor_not_found")
    })
  )

  it.effect("that were never challenged expire, even when the enrolment fails", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { id, token } = yield* person(emulator, "ann@example.com")
      yield* enroll(emulator, token, "one")
      yield* enroll(emulator, token, "two")
      yield* TestClock.adjust("200 seconds")
      yield* enroll(emulator, token, "three")
      yield* TestClock.adjust("150 seconds")
      assert.strictEqual((yield* enroll(emulator, token, "three")).body["error_code"], "mfa_factor_name_conflict")
      const left = yield* request(emulator, "GET", `/admin/users/${id}/factors`)
      assert.deepStrictEqual(
        [...left.text.matchAll(/"friendly_name":"(\w+)"/g)].map(([, name]) => name),
        ["three"]
      )
    })
  )

  it.effect("end the sessions that have not seen one, and give theirs new refresh tokens", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const other = textAt(yield* signIn(emulator, "ann@example.com"), "access_token")
      const raised = yield* prove(emulator, token, yield* enroll(emulator, token, "app"))
      assert.strictEqual(
        (yield* request(emulator, "GET", "/user", undefined, other)).body["error_code"],
        "session_not_found"
      )
      const refresh = (refresh_token: string) =>
        request(emulator, "POST", "/token?grant_type=refresh_token", { refresh_token }, null)
      assert.strictEqual(claimsOf(yield* refresh(textAt(raised, "refresh_token"))).aal, "aal2")
      const low = textAt(yield* signIn(emulator, "ann@example.com"), "access_token")
      assert.strictEqual((yield* enroll(emulator, low, "more")).body["error_code"], "insufficient_aal")
      assert.strictEqual((yield* enroll(emulator, textAt(raised, "access_token"), "more")).status, 200)
    })
  )

  it.effect("may be a phone, whose codes are texted", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const factor = yield* request(emulator, "POST", "/factors", { factor_type: "phone", phone: "+1 234567" }, token)
      assert.strictEqual(factor.body["phone"], "+1 234567")
      const path = `/factors/${textAt(factor, "id")}`
      const challenge = yield* request(emulator, "POST", `${path}/challenge`, { channel: "whatsapp" }, token)
      const { kind, otp, to } = yield* lastMessage(emulator)
      assert.deepStrictEqual([kind, to], ["mfa", "1234567"])
      const soon = yield* request(emulator, "POST", `${path}/challenge`, {}, token)
      assert.strictEqual(soon.body["error_code"], "over_sms_send_rate_limit")
      const challenge_id = textAt(challenge, "id")
      const wrong = yield* request(emulator, "POST", `${path}/verify`, { challenge_id, code: "x" }, token)
      assert.strictEqual(wrong.body["msg"], "Invalid MFA Phone code entered")
      const raised = yield* request(emulator, "POST", `${path}/verify`, { challenge_id, code: otp }, token)
      assert.strictEqual(claimsOf(raised).aal, "aal2")
    })
  )

  it.effect("limit how long somebody may go without them", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings: { GOTRUE_SESSIONS_ALLOW_LOW_AAL: "10m" } })
      const { token } = yield* person(emulator, "ann@example.com")
      const raised = yield* prove(emulator, token, yield* enroll(emulator, token, "app"))
      assert.strictEqual(raised.body["expires_in"], 3600)
      const low = yield* signIn(emulator, "ann@example.com")
      assert.strictEqual(low.body["expires_in"], 600)
    })
  )

  it.effect("are in an export with all that belongs to them", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const { token } = yield* person(emulator, "ann@example.com")
      const factor = yield* enroll(emulator, token, "app")
      const path = `/factors/${textAt(factor, "id")}`
      const challenge_id = textAt(yield* request(emulator, "POST", `${path}/challenge`, {}, token), "id")
      const copy = yield* Emulator.make({ seed: 2, settings })
      yield* copy.importState(yield* emulator.exportState)
      const code = yield* codeNow(textAt(factor, "totp", "secret"))
      assert.strictEqual((yield* request(copy, "POST", `${path}/verify`, { challenge_id, code }, token)).status, 200)
    })
  )
})
