import { describe, expect, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import * as Fixture from "./support/fixtures.js"
import { refused, untyped } from "./support/refused.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const redirect_uris = ["https://shop.example.com/callback"]
const id = Fixture.oauthClient.client_id
const { client_secret, ...client } = Fixture.oauthClient

describe("createClient", () => {
  it.effect("sends URLs as strings, and returns the secret once, as Redacted", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.oauthClient))
      const made = yield* admin.oauth.createClient({
        redirect_uris: [new URL("https://shop.example.com/a"), "exp://x"],
        client_uri: new URL("https://shop.example.com"),
        logo_uri: "https://shop.example.com/logo.png",
        client_name: "Shop",
        grant_types: ["authorization_code"]
      })
      expect(Stub.jsonOf(seen[0])).toEqual({
        redirect_uris: ["https://shop.example.com/a", "exp://x"],
        client_uri: "https://shop.example.com/",
        logo_uri: "https://shop.example.com/logo.png",
        client_name: "Shop",
        grant_types: ["authorization_code"]
      })
      const { client_secret: hidden, ...rest } = made
      expect(rest).toEqual(client)
      expect(hidden === undefined ? undefined : Redacted.value(hidden)).toBe(client_secret)
      expect(JSON.stringify(made)).not.toContain(client_secret)
    })
  )

  it.effect("returns no secret if the server returns none", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json({ ...client, client_type: "public" }))
      const made = yield* admin.oauth.createClient({ redirect_uris, client_type: "public" })
      expect(made).not.toHaveProperty("client_secret")
    })
  )

  it.effect.each<readonly [what: string, client: object, expected: string]>([
    ["nothing", {}, "client.redirect_uris is missing"],
    ["no address", { redirect_uris: [] }, "client.redirect_uris should be one to ten URLs"],
    [
      "too many",
      { redirect_uris: Array.from({ length: 11 }, () => "https://x") },
      "client.redirect_uris should be one to ten URLs"
    ],
    ["an invalid address", { redirect_uris: [5] }, "client.redirect_uris[0] should be string | URL, not number"],
    [
      "an unknown kind",
      { redirect_uris, client_type: "other" },
      'client.client_type should be "confidential" | "public"'
    ],
    ["an unknown member", { redirect_uris, scope: "x" }, "client.scope is unknown"],
    [
      "an unknown grant",
      { redirect_uris, grant_types: ["password"] },
      'client.grant_types[0] should be "authorization_code" | "refresh_token"'
    ],
    [
      "a public client with a secret",
      { redirect_uris, client_type: "public", token_endpoint_auth_method: "client_secret_basic" },
      'client.token_endpoint_auth_method should be "none" for a public client, and for no other'
    ],
    [
      "a confidential client without one",
      { redirect_uris, token_endpoint_auth_method: "none" },
      'client.token_endpoint_auth_method should be "none" for a public client, and for no other'
    ]
  ])("refuses %s in words", ([, given, expected]) =>
    Effect.gen(function* () {
      expect(yield* refused((admin) => admin.oauth.createClient(untyped(given)))).toBe(expected)
    })
  )
})

describe("updateClient", () => {
  it.effect("sends the changes", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(client))
      expect(
        yield* admin.oauth.updateClient(id, { client_name: "", client_uri: new URL("https://x.example.com") })
      ).toEqual(client)
      expect(Stub.jsonOf(seen[0])).toEqual({ client_name: "", client_uri: "https://x.example.com/" })
    })
  )

  it.effect("rejects an update without changes, as the server would", () =>
    Effect.gen(function* () {
      for (const changes of [{}, { client_name: undefined }]) {
        expect(yield* refused((admin) => admin.oauth.updateClient(id, changes))).toBe("changes should change something")
      }
      expect(yield* refused((admin) => admin.oauth.updateClient(id, untyped({ client_type: "public" })))).toBe(
        "changes.client_type is unknown"
      )
    })
  )
})

describe("listClients", () => {
  it.effect("returns an empty list if the server leaves the member out", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({ body: "{}" })
      expect(yield* admin.oauth.listClients()).toEqual([])
    })
  )
})

describe("regenerateClientSecret", () => {
  it.effect("returns the new secret as Redacted", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json(Fixture.oauthClient))
      const { client_secret: hidden } = yield* admin.oauth.regenerateClientSecret(id)
      expect(String(hidden)).toBe("<redacted>")
    })
  )
})
