import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import type { Response } from "../../support/harness.js"
import { request } from "../../support/harness.js"
import { lastMessage, textAt } from "../../support/people.js"

const linking = Emulator.make({ settings: { GOTRUE_SECURITY_MANUAL_LINKING_ENABLED: "true" } })

const given = { email: "ann@example.com", password: "s3cret!pass1", email_confirm: true }
const withPhone = { ...given, phone: "4155550100", phone_confirm: true }

/** Creates a user and signs them in. The response of `/user` lists the identities. */
const signedIn = (emulator: Emulator.Service, person: object) =>
  Effect.gen(function* () {
    yield* request(emulator, "POST", "/admin/users", person)
    const { email, password } = given
    const token = textAt(
      yield* request(emulator, "POST", "/token?grant_type=password", { email, password }),
      "access_token"
    )
    const user = yield* request(emulator, "GET", "/user", undefined, token)
    return { token, user }
  })

/** The ids of the identities, in the order in which they were made: that of the address, that of the number. */
const identityIds = (user: Response): ReadonlyArray<string> =>
  [...user.text.matchAll(/"identity_id":"([^"]+)"/g)].map(([, id = ""]) => id)

describe("an identity", () => {
  it.effect("is taken away, with the number that it stood for", () =>
    Effect.gen(function* () {
      const emulator = yield* linking
      const { token, user } = yield* signedIn(emulator, withPhone)
      const [, id] = identityIds(user)
      const gone = yield* request(emulator, "DELETE", `/user/identities/${id}`, undefined, token)
      expect(gone).toMatchObject({ status: 200, text: "{}" })
      const { body } = yield* request(emulator, "GET", "/user", undefined, token)
      expect(body).toMatchObject({ email: given.email, phone: "", app_metadata: { providers: ["email"] } })
    })
  )

  it.effect("of a number has the new one, as verified, once that is confirmed", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({
        settings: { GOTRUE_SMS_PROVIDER: "twilio", GOTRUE_EXTERNAL_PHONE_ENABLED: "true" }
      })
      const { token } = yield* signedIn(emulator, withPhone)
      const phone = "4155550199"
      yield* request(emulator, "PUT", "/user", { phone }, token)
      const { otp } = yield* lastMessage(emulator)
      const code = { type: "phone_change", phone, token: otp }
      expect((yield* request(emulator, "POST", "/verify", code, null)).status).toBe(200)
      const { body } = yield* request(emulator, "GET", "/user", undefined, token)
      expect(body).toMatchObject({
        phone,
        identities: [{ provider: "email" }, { provider: "phone", identity_data: { phone, phone_verified: true } }]
      })
    })
  )

  it.effect("is taken away, with the address that it stood for", () =>
    Effect.gen(function* () {
      const emulator = yield* linking
      const { token, user } = yield* signedIn(emulator, withPhone)
      const [id] = identityIds(user)
      expect((yield* request(emulator, "DELETE", `/user/identities/${id}`, undefined, token)).status).toBe(200)
      const { body } = yield* request(emulator, "GET", "/user", undefined, token)
      expect(body).toMatchObject({ email: "", phone: withPhone.phone, user_metadata: { email_verified: false } })
      expect(body["email_confirmed_at"]).toBeUndefined()
      const { text } = yield* request(emulator, "GET", "/admin/audit")
      expect(text).toContain(`"identity_id":"${id}"`)
    })
  )

  it.effect("stays when it is the only one, is unknown, or has no id", () =>
    Effect.gen(function* () {
      const emulator = yield* linking
      const { token } = yield* signedIn(emulator, given)
      const remove = (id: string) => request(emulator, "DELETE", `/user/identities/${id}`, undefined, token)
      const unknown = "6a4c1a3e-3c5b-4f5e-9d1e-0a1b2c3d4e5f"
      expect(yield* remove("x")).toMatchObject({ status: 404, body: { error_code: "validation_failed" } })
      expect(yield* remove(unknown)).toMatchObject({
        status: 422,
        body: { error_code: "single_identity_not_deletable" }
      })
      yield* request(
        emulator,
        "PUT",
        `/admin/users/${textAt(yield* request(emulator, "GET", "/user", undefined, token), "id")}`,
        {
          phone: withPhone.phone
        }
      )
      expect(yield* remove(unknown)).toMatchObject({ status: 422, body: { error_code: "identity_not_found" } })
    })
  )

  it.effect("is left alone where users may not link identities", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { token } = yield* signedIn(emulator, withPhone)
      const response = yield* request(emulator, "DELETE", "/user/identities/x", undefined, token)
      expect(response).toMatchObject({ status: 404, body: { error_code: "manual_linking_disabled" } })
    })
  )
})
