import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator, Exchange } from "../../../src/index.js"

const requestOf = (target: string, settings: Record<string, string>, method = "GET") =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.make({ settings })
    return yield* emulator.handle(Exchange.request({ method, target }))
  })

const on = { GOTRUE_EXPERIMENTAL_SCIM_ENABLED: "true", API_EXTERNAL_URL: "http://127.0.0.1:9999" }

describe("SCIM", () => {
  it.effect.each([["/scim/v2"], ["/scim/v2/Schemas"], ["/scim/v2/any/thing"]])("is off below %s", ([target = ""]) =>
    Effect.gen(function* () {
      const { body, status } = yield* requestOf(target, {}, "POST")
      expect(status).toBe(404)
      expect(JSON.parse(body)).toMatchObject({ error_code: "feature_disabled", msg: "SCIM server is disabled" })
    })
  )

  it.effect("is no route at all one level up", () =>
    Effect.gen(function* () {
      expect(yield* requestOf("/scim", {})).toMatchObject({ status: 404, body: "404 page not found\n" })
    })
  )

  it.effect.each([["ResourceTypes"], ["Schemas"]])("lists nothing when it is on: %s", ([name = ""]) =>
    Effect.gen(function* () {
      const { body, headers, status } = yield* requestOf(`/scim/v2/${name}`, on)
      expect(status).toBe(200)
      expect(headers).toContainEqual(["Content-Type", "application/scim+json"])
      expect(JSON.parse(body)).toEqual({
        schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        totalResults: 0,
        startIndex: 1,
        itemsPerPage: 0,
        Resources: []
      })
    })
  )

  it.effect("says what it does not support, how to be let in, and where that is said", () =>
    Effect.gen(function* () {
      const { body } = yield* requestOf("/scim/v2/ServiceProviderConfig", on)
      expect(JSON.parse(body)).toEqual({
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        patch: { supported: false },
        bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
        filter: { supported: false, maxResults: 0 },
        changePassword: { supported: false },
        sort: { supported: false },
        etag: { supported: false },
        authenticationSchemes: [
          {
            type: "oauthbearertoken",
            name: "OAuth Bearer Token",
            description: "Authentication scheme using the OAuth Bearer Token Standard",
            specUri: "http://www.rfc-editor.org/info/rfc6750",
            primary: true
          }
        ],
        meta: {
          resourceType: "ServiceProviderConfig",
          location: "http://127.0.0.1:9999/scim/v2/ServiceProviderConfig"
        }
      })
    })
  )

  it.effect.each([
    ["/scim/v2/Schemas?filter=x", 403, "Filtering is not supported on this endpoint"],
    ["/scim/v2/nope", 404, "Endpoint or resource does not exist"],
    ["/scim/v2/Schemas/", 404, "Endpoint or resource does not exist"],
    ["/scim/v2", 404, "Endpoint or resource does not exist"]
  ] as const)("refuses %s in its own words", ([target, status, detail]) =>
    Effect.gen(function* () {
      const response = yield* requestOf(target, on)
      expect(response.status).toBe(status)
      expect(JSON.parse(response.body)).toEqual({
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        detail,
        status: String(status)
      })
    })
  )
})
