import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator } from "../../../../src/index.js"
import { request } from "../../../support/harness.js"

const clients = "/admin/oauth/clients"
const make = Emulator.make({ settings: { GOTRUE_OAUTH_SERVER_ENABLED: "true" } })

describe("OAuth clients", () => {
  it.effect("keep what a repeated list does not say", () =>
    Effect.gen(function* () {
      const given = '{"redirect_uris":["https://a","https://b"],"redirect_uris":[null]}'
      const { body, status } = yield* request(yield* make, "POST", clients, given)
      expect(status).toBe(201)
      expect(body).toMatchObject({ redirect_uris: ["https://a"] })
    })
  )

  it.effect.each([
    ["//", "client_id is required"],
    ["//regenerate_secret", "client_id is required"],
    ["/x", "invalid client_id format"]
  ])("are not found at %s: %s", ([path = "", msg = ""]) =>
    Effect.gen(function* () {
      const { body, status } = yield* request(yield* make, "GET", clients + path)
      expect(status).toBe(400)
      expect(body).toMatchObject({ error_code: "validation_failed", msg })
    })
  )
})

describe("a form", () => {
  const form = (length: number) => "client_id=x&y=".padEnd(length, "y")
  const type = [["Content-Type", "application/x-www-form-urlencoded"]] as const

  it.effect.each([
    [10_485_760, "Invalid client_id format"],
    [10_485_761, "Invalid client credentials: client_id is required"]
  ] as const)("of %i bytes: %s", ([length, msg]) =>
    Effect.gen(function* () {
      const { body, status } = yield* request(yield* make, "POST", "/oauth/token", form(length), null, type)
      expect(status).toBe(400)
      expect(body).toMatchObject({ error_code: "invalid_credentials", msg })
    })
  )

  it.effect("is an empty body to who wants JSON, however large", () =>
    Effect.gen(function* () {
      const { body } = yield* request(yield* make, "POST", "/admin/users", form(2_000_000), undefined, type)
      expect(body).toMatchObject({ msg: "Could not parse request body as JSON: unexpected end of JSON input" })
    })
  )
})
