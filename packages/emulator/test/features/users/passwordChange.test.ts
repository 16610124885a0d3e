import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { request } from "../../support/harness.js"
import { person } from "../../support/people.js"

const settings = { GOTRUE_SMS_PROVIDER: "twilio", GOTRUE_EXTERNAL_PHONE_ENABLED: "true" }

describe("a new password", () => {
  it.effect("ends every code that was sent, and forgets when it was", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings })
      const { id, token } = yield* person(emulator, "ann@example.com")
      yield* request(emulator, "PUT", "/user", { phone: "4155550100" }, token)
      yield* request(emulator, "PUT", "/user", { email: "new@example.com" }, token)
      yield* request(emulator, "GET", "/reauthenticate", undefined, token)
      yield* request(emulator, "POST", "/recover", { email: "ann@example.com" }, null)
      const sent = ["phone_change_sent_at", "email_change_sent_at", "reauthentication_sent_at", "recovery_sent_at"]
      const known = ({ body }: { readonly body: object }) => sent.filter((name) => name in body)
      const user = request(emulator, "GET", `/admin/users/${id}`)
      assert.deepStrictEqual(known(yield* user), sent)
      yield* request(emulator, "PUT", `/admin/users/${id}`, { password: "an0ther!pass" })
      assert.deepStrictEqual(known(yield* user), [])
    })
  )
})
