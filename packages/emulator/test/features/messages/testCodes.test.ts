import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import { request } from "../../support/harness.js"
import { textAt } from "../../support/people.js"

const phone = "+1 415 555 0100"

const settings = {
  GOTRUE_EXTERNAL_PHONE_ENABLED: "true",
  GOTRUE_SMS_TEST_OTP: "14155550100:123456,+14155550101:654321"
}

const verify = (emulator: Emulator.Service, token: string, type = "sms") =>
  request(emulator, "POST", "/verify", { type, phone, token }, null)

describe("a code to test with", () => {
  it.effect("is good for its number, again and again, and nothing is sent", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ settings })
      const sent = yield* request(emulator, "POST", "/otp", { phone }, null)
      expect(sent).toMatchObject({ status: 200, text: "{}" })
      expect((yield* verify(emulator, "654321")).body).toMatchObject({ error_code: "otp_expired" })
      expect(textAt(yield* verify(emulator, "123456"), "user", "phone")).toBe("14155550100")
      expect((yield* verify(emulator, "123456")).status).toBe(200)
      expect(yield* emulator.outbox).toEqual([])
    })
  )

  it.effect("has a name once the number is known", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ settings })
      yield* request(emulator, "POST", "/admin/users", { phone, phone_confirm: true })
      const sent = yield* request(emulator, "POST", "/otp", { phone }, null)
      expect(sent.body).toEqual({ message_id: "test-otp" })
      const token = textAt(yield* verify(emulator, "123456"), "access_token")
      yield* emulator.clock.advance("2 minutes")
      const nonce = yield* request(emulator, "GET", "/reauthenticate", undefined, token)
      expect(nonce.body).toEqual({ message_id: "test-otp" })
    })
  )

  it.effect("comes to an end when the settings say so", () =>
    Effect.gen(function* () {
      const until = { ...settings, GOTRUE_SMS_TEST_OTP_VALID_UNTIL: "2020-01-01T00:00:00Z" }
      const emulator = yield* Emulator.make({ settings: until })
      yield* emulator.clock.set("2019-12-31T23:59:59Z")
      yield* request(emulator, "POST", "/otp", { phone }, null)
      expect((yield* verify(emulator, "123456")).status).toBe(200)
      yield* emulator.clock.set("2020-01-01T00:00:01Z")
      expect((yield* verify(emulator, "123456")).body).toMatchObject({ error_code: "otp_expired" })
    })
  )
})

describe("a provider of texts", () => {
  const whole = {
    GOTRUE_JWT_SECRET: "super-secret-jwt-token-with-at-least-32-characters-long",
    GOTRUE_SITE_URL: "http://localhost:3000",
    API_EXTERNAL_URL: "http://localhost:9999",
    GOTRUE_EXTERNAL_PHONE_ENABLED: "true"
  }
  const twilio = {
    GOTRUE_SMS_PROVIDER: "twilio",
    GOTRUE_SMS_TWILIO_ACCOUNT_SID: "AC1",
    GOTRUE_SMS_TWILIO_AUTH_TOKEN: "t"
  }

  it.effect.each([
    [{ GOTRUE_EXTERNAL_PHONE_ENABLED: "true" }, 500],
    [{ GOTRUE_EXTERNAL_PHONE_ENABLED: "true", GOTRUE_SMS_PROVIDER: "pigeon" }, 500],
    [{ GOTRUE_EXTERNAL_PHONE_ENABLED: "true", GOTRUE_SMS_PROVIDER: "twilio" }, 200],
    [{ ...whole, ...twilio }, 500],
    [{ ...whole, ...twilio, GOTRUE_SMS_TWILIO_MESSAGE_SERVICE_SID: "MG1" }, 200]
  ] as const)("is there or not: %o", ([given, status]) =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ settings: given })
      expect((yield* request(emulator, "POST", "/otp", { phone }, null)).status).toBe(status)
    })
  )
})
