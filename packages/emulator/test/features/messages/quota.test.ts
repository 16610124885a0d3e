import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { request } from "../../support/harness.js"

const otp = (emulator: Emulator.Service, email: string) =>
  Effect.map(
    request(emulator, "POST", "/otp", { email }, null),
    ({ body, status }) => [status, body["error_code"]] as const
  )

describe("GOTRUE_RATE_LIMIT_EMAIL_SENT=1", () => {
  it.effect("lets one mail an hour be sent, to whomever, and one more after a reset", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings: { GOTRUE_RATE_LIMIT_EMAIL_SENT: "1" } })
      assert.deepStrictEqual(yield* otp(emulator, "ann@example.com"), [200, undefined])
      assert.deepStrictEqual(yield* otp(emulator, "bea@example.com"), [429, "over_email_send_rate_limit"])
      assert.strictEqual((yield* emulator.outbox).length, 1)
      yield* emulator.clock.advance("61 minutes")
      assert.deepStrictEqual(yield* otp(emulator, "bea@example.com"), [200, undefined])
      yield* emulator.reset
      assert.deepStrictEqual(yield* otp(emulator, "cleo@example.com"), [200, undefined])
    })
  )
})
