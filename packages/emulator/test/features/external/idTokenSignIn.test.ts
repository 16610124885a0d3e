import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import { request } from "../../support/harness.js"
import { person } from "../../support/people.js"

const make = Emulator.make({
  settings: {
    GOTRUE_EXTERNAL_GOOGLE_ENABLED: "true",
    GOTRUE_EXTERNAL_APPLE_ENABLED: "true",
    GOTRUE_EXTERNAL_ALLOWED_ID_TOKEN_ISSUERS: "https://id.example.com"
  }
})

const tokenOf = (iss: string) => `${btoa("{}")}.${btoa(JSON.stringify({ iss })).replace(/=+$/, "")}.c2ln`

const signIn = (emulator: Emulator.Service, body: object, token: string | null = null) =>
  request(emulator, "POST", "/token?grant_type=id_token", { id_token: "x", ...body }, token)

describe("an ID token", () => {
  it.effect.each([
    [{ id_token: "" }, "id_token required"],
    [{ issuer: "https://id.example.com" }, "provider or client_id and issuer required"],
    [{ provider: "google" }, "Bad ID token"],
    [{ client_id: "ours", issuer: "https://accounts.google.com" }, "Bad ID token"],
    [{ client_id: "ours", issuer: "https://id.example.com" }, "Bad ID token"],
    [{ provider: "apple", id_token: tokenOf("https://appleid.apple.com") }, "Bad ID token"],
    [{ provider: "google", link_identity: true }, "Linking requires a valid user access token in Authorization"]
  ] as const)("is refused: %o", ([body, description]) =>
    Effect.gen(function* () {
      const response = yield* signIn(yield* make, body)
      expect(response.status).toBe(400)
      expect(response.body).toEqual({ error: "invalid request", error_description: description })
    })
  )

  it.effect.each([
    [{ provider: "facebook" }, 'Provider (issuer "https://www.facebook.com") is not enabled'],
    [{ provider: "nobody" }, 'Custom OIDC provider "nobody" not allowed'],
    [{ provider: "custom:acme" }, 'Custom provider "custom:acme" not found'],
    [{ provider: "apple" }, "Unable to detect issuer in ID token for Apple provider"],
    [
      { provider: "apple", id_token: tokenOf("https://evil.example.com") },
      "Detected ID token issuer is not an Apple ID token issuer"
    ],
    [
      { provider: "apple", id_token: tokenOf("https://appleid.apple.com"), issuer: "https://account.apple.com" },
      "Provided issuer does not match ID token issuer"
    ]
  ] as const)("is from a provider that is not there: %o", ([body, msg]) =>
    Effect.gen(function* () {
      expect((yield* signIn(yield* make, body)).body).toMatchObject({ code: 400, msg })
    })
  )

  it.effect("is not even read for somebody who is not signed in", () =>
    Effect.gen(function* () {
      const emulator = yield* make
      const body = { provider: "google", link_identity: true }
      expect((yield* signIn(emulator, body, "nonsense")).body).toMatchObject({ error_code: "bad_jwt" })
      const { token } = yield* person(emulator, "ann@example.com")
      expect((yield* signIn(emulator, body, token)).body).toMatchObject({ error_description: "Bad ID token" })
    })
  )
})
