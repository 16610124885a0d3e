import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Duration, Effect, TestClock } from "effect"
import { request, headerOf } from "../../support/harness.js"
import { lastMessage, pathOf, person, signIn, textAt } from "../../support/people.js"

// Of RFC 7636, appendix B.
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
const challenge = { code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", code_challenge_method: "s256" }
const start = Emulator.make({ seed: 1, settings: { GOTRUE_SMTP_MAX_FREQUENCY: "1s" } })
const email = "ann@example.com"

/** Follows the link in the newest mail, and returns where it leads. */
const follow = (emulator: Emulator.Service) =>
  Effect.gen(function* () {
    const { link } = yield* lastMessage(emulator)
    const response = yield* request(emulator, "GET", pathOf(link), undefined, null)
    return new URL(headerOf(response, "location") ?? "http://nowhere.invalid")
  })

const exchange = (emulator: Emulator.Service, auth_code: string | null, code_verifier = verifier) =>
  request(emulator, "POST", "/token?grant_type=pkce", { auth_code, code_verifier }, null)

describe("codes and links by mail", () => {
  it.effect("sign up a new user, by the code or by the link", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      const sent = yield* request(emulator, "POST", "/otp", { email, data: { a: 1 } }, null)
      assert.strictEqual(sent.text, "{}")
      const { kind, otp } = yield* lastMessage(emulator)
      assert.strictEqual(kind, "signup")
      const verified = yield* request(emulator, "POST", "/verify", { type: "email", email, token: otp }, null)
      assert.strictEqual(textAt(verified, "user", "email"), email)
      yield* request(emulator, "POST", "/magiclink", { email: "bob@example.com" }, null)
      assert.match((yield* follow(emulator)).hash, /^#access_token=.*type=signup$/)
      assert.strictEqual((yield* request(emulator, "GET", "/admin/users")).body["aud"], "authenticated")
    })
  )

  it.effect("sign in an existing user, but create none when told not to", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* person(emulator, email)
      yield* request(emulator, "POST", "/otp", { email, create_user: false }, null)
      assert.strictEqual((yield* lastMessage(emulator)).kind, "magiclink")
      assert.match((yield* follow(emulator)).hash, /type=magiclink$/)
      const rejected = yield* request(emulator, "POST", "/otp", { email: "bob@example.com", create_user: false }, null)
      assert.strictEqual(rejected.body["error_code"], "otp_disabled")
      const nobody = yield* request(emulator, "POST", "/otp", { create_user: false }, null)
      assert.strictEqual(nobody.body["msg"], "One of email or phone must be set")
    })
  )

  it.effect("may be asked for again after a pause, and stay what they were till then", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* request(emulator, "POST", "/otp", { email }, null)
      const first = yield* lastMessage(emulator)
      const soon = yield* request(emulator, "POST", "/resend", { type: "signup", email }, null)
      assert.strictEqual(soon.status, 429)
      assert.deepStrictEqual(yield* lastMessage(emulator), first)
      yield* TestClock.adjust("2 seconds")
      yield* request(emulator, "POST", "/resend", { type: "signup", email }, null)
      const second = yield* lastMessage(emulator)
      assert.notStrictEqual(second.token, first.token)
      const old = yield* request(emulator, "POST", "/verify", { type: "signup", token_hash: first.token }, null)
      assert.strictEqual(old.body["error_code"], "otp_expired")
    })
  )

  it.effect("bring back who has forgotten the password", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* person(emulator, email)
      const silent = yield* request(emulator, "POST", "/recover", { email: "nobody@example.com" }, null)
      const told = yield* request(emulator, "POST", "/recover", { email }, null)
      assert.strictEqual(silent.text, told.text)
      assert.strictEqual((yield* emulator.outbox).length, 1)
      assert.match((yield* follow(emulator)).hash, /type=recovery$/)
    })
  )

  it.effect("are texted where there is a provider", () =>
    Effect.gen(function* () {
      const settings = { GOTRUE_SMS_PROVIDER: "twilio", GOTRUE_EXTERNAL_PHONE_ENABLED: "true" }
      const emulator = yield* Emulator.make({ seed: 1, settings })
      yield* request(emulator, "POST", "/otp", { phone: "+1 234567" }, null)
      const { otp, to } = yield* lastMessage(emulator)
      assert.strictEqual(to, "1234567")
      const verified = yield* request(
        emulator,
        "POST",
        "/verify",
        { type: "sms", phone: "+1 234567", token: otp },
        null
      )
      assert.strictEqual(textAt(verified, "user", "phone"), "1234567")
      yield* TestClock.adjust("2 minutes")
      const known = yield* request(emulator, "POST", "/otp", { phone: "+1 234567", create_user: false }, null)
      assert.strictEqual(known.status, 200)
      const other = yield* request(emulator, "POST", "/otp", { phone: "+1 765432", create_user: false }, null)
      assert.strictEqual(other.body["error_code"], "otp_disabled")
    })
  )
})

describe("an exchange of codes", () => {
  it.effect.each([{ path: "/signup", password: "s3cret!pass1" }, { path: "/otp" }, { path: "/magiclink" }])(
    "ends a sign-up by $path",
    ({ path, ...more }) =>
      Effect.gen(function* () {
        const emulator = yield* start
        yield* request(emulator, "POST", path, { email, ...more, ...challenge }, null)
        assert.match((yield* lastMessage(emulator)).token ?? "", /^pkce_/)
        const target = yield* follow(emulator)
        assert.strictEqual(target.hash, "")
        const code = target.searchParams.get("code")
        assert.strictEqual((yield* exchange(emulator, code, "wrong")).body["error_code"], "bad_code_verifier")
        const session = yield* exchange(emulator, code)
        assert.strictEqual(textAt(session, "user", "email"), email)
        assert.strictEqual((yield* exchange(emulator, code)).body["error_code"], "flow_state_not_found")
      })
  )

  it.effect.each([
    { path: "/otp", method: "magiclink" },
    { path: "/recover", method: "recovery" }
  ])("ends a sign-in by $path", ({ method, path }) =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* person(emulator, email)
      yield* request(emulator, "POST", path, { email, ...challenge, code_challenge_method: "PLAIN" }, null)
      const code = (yield* follow(emulator)).searchParams.get("code")
      const session = yield* exchange(emulator, code, challenge.code_challenge)
      const claims = atob(
        (textAt(session, "access_token").split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")
      )
      assert.include(claims, `"amr":[{"method":"${method}"`)
    })
  )

  it.effect("must be made in time", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* person(emulator, email)
      yield* request(emulator, "POST", "/otp", { email, ...challenge }, null)
      yield* TestClock.adjust("10 minutes")
      // That of a magic link counts from when it was followed.
      const code = (yield* follow(emulator)).searchParams.get("code")
      yield* TestClock.adjust("299 seconds")
      assert.strictEqual((yield* exchange(emulator, code)).status, 200)
      yield* request(emulator, "POST", "/recover", { email, ...challenge }, null)
      yield* TestClock.adjust("301 seconds")
      const late = (yield* follow(emulator)).searchParams.get("code")
      assert.strictEqual((yield* exchange(emulator, late)).body["error_code"], "flow_state_expired")
    })
  )

  it.effect("needs a flow of the kind that the link says", () =>
    Effect.gen(function* () {
      const emulator = yield* start
      yield* person(emulator, email)
      yield* request(emulator, "POST", "/recover", { email, ...challenge }, null)
      const { link } = yield* lastMessage(emulator)
      const other = pathOf(link).replace("type=recovery", "type=magiclink")
      const response = yield* request(emulator, "GET", other, undefined, null)
      assert.include(
        headerOf(response, "location") ?? "",
        "error_description=No+associated+flow+state+found.+422%3A+No+valid+flow+state+found+for+user."
      )
      assert.isString((yield* follow(emulator)).searchParams.get("code"))
    })
  )
})

describe("saying again who one is", () => {
  const settings = { GOTRUE_SECURITY_UPDATE_PASSWORD_REQUIRE_REAUTHENTICATION: "true", GOTRUE_JWT_EXP: "1000000" }

  it.effect("lets somebody change the password whose sign-in is long ago", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings })
      const { token } = yield* person(emulator, email)
      const change = (body: object) => request(emulator, "PUT", "/user", { password: "an0ther!pass", ...body }, token)
      yield* TestClock.adjust("25 hours")
      assert.strictEqual((yield* change({})).body["error_code"], "reauthentication_needed")
      assert.strictEqual((yield* change({ nonce: "123456" })).body["error_code"], "reauthentication_not_valid")
      assert.strictEqual((yield* request(emulator, "GET", "/reauthenticate", undefined, token)).text, "{}")
      const { kind, otp } = yield* lastMessage(emulator)
      assert.strictEqual(kind, "reauthentication")
      assert.strictEqual((yield* change({ nonce: otp })).status, 200)
    })
  )

  it.effect.each([
    { by: "mail", who: { email }, lifetime: { GOTRUE_MAILER_OTP_EXP: "600" } },
    { by: "text", who: { phone: "4155550100" }, lifetime: { GOTRUE_SMS_OTP_EXP: "600" } }
  ])("lasts as long as a code by $by", ({ lifetime, who }) =>
    Effect.gen(function* () {
      const texts = { GOTRUE_SMS_PROVIDER: "twilio", GOTRUE_EXTERNAL_PHONE_ENABLED: "true" }
      const emulator = yield* Emulator.make({ seed: 1, settings: { ...settings, ...texts, ...lifetime } })
      const credentials = { ...who, password: "s3cret!pass1" }
      yield* request(emulator, "POST", "/admin/users", { ...credentials, email_confirm: true, phone_confirm: true })
      const token = textAt(
        yield* request(emulator, "POST", "/token?grant_type=password", credentials, null),
        "access_token"
      )
      yield* TestClock.adjust("25 hours")
      const changeAfter = (seconds: number) =>
        Effect.gen(function* () {
          yield* request(emulator, "GET", "/reauthenticate", undefined, token)
          const { otp } = yield* lastMessage(emulator)
          yield* TestClock.adjust(Duration.seconds(seconds))
          return yield* request(emulator, "PUT", "/user", { password: "an0ther!pass", nonce: otp }, token)
        })
      assert.strictEqual((yield* changeAfter(601)).body["error_code"], "reauthentication_not_valid")
      assert.strictEqual((yield* changeAfter(599)).status, 200)
    })
  )

  it.effect("is not asked of somebody who has just signed in", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings })
      yield* person(emulator, email)
      const token = textAt(yield* signIn(emulator, email), "access_token")
      assert.strictEqual((yield* request(emulator, "PUT", "/user", { password: "an0ther!pass" }, token)).status, 200)
    })
  )
})
