import { describe, expect, it } from "@effect/vitest"
import { Effect, FastCheck, Redacted, Schema } from "effect"
import { CustomProvider } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import { refused, untyped } from "./support/refused.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const provider = Stub.json(Fixture.customProvider)
const credentials = { identifier: "custom:acme", name: "Acme", client_id: "id", client_secret: "planted" } as const

describe("ProviderIdentifier", () => {
  const accepts = Schema.is(CustomProvider.ProviderIdentifier)

  it.each(["custom:a", "custom:acme-2", "custom::a", "custom:-a", "custom:a:b", `custom:${"a".repeat(43)}`])(
    "%s is one",
    (text) => {
      expect(accepts(text)).toBe(true)
    }
  )

  it.each([
    "",
    "acme",
    "custom:",
    "custom:Acme",
    "custom:a-",
    "custom:a b",
    "custom:a\n",
    "custom:a/b",
    "custom:a/../b",
    "custom:é",
    `custom:${"a".repeat(44)}`,
    " custom:a"
  ])("%j is invalid", (text) => {
    expect(accepts(text)).toBe(false)
  })

  it.prop("is unchanged in a path", [CustomProvider.ProviderIdentifier], ([identifier]) => {
    expect(new URL(`https://x.example.com/${identifier}`).pathname).toBe(`/${identifier}`)
  })
})

describe("createProvider", () => {
  it.effect("sends URLs and secrets as strings", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(provider)
      yield* admin.customProviders.createProvider({
        ...credentials,
        client_secret: Redacted.make("planted"),
        provider_type: "oauth2",
        authorization_url: new URL("https://id.example.com/authorize"),
        token_url: "https://id.example.com/token",
        userinfo_url: new URL("https://id.example.com/me"),
        authorization_params: { prompt: "login" }
      })
      yield* admin.customProviders.createProvider({
        ...credentials,
        provider_type: "oidc",
        issuer: "https://id.example.com"
      })
      expect(seen.map(Stub.jsonOf)).toEqual([
        {
          ...credentials,
          provider_type: "oauth2",
          authorization_url: "https://id.example.com/authorize",
          token_url: "https://id.example.com/token",
          userinfo_url: "https://id.example.com/me",
          authorization_params: { prompt: "login" }
        },
        { ...credentials, provider_type: "oidc", issuer: "https://id.example.com" }
      ])
    })
  )

  it.effect.each<readonly [what: string, given: object, expected: string]>([
    ["nothing", {}, "provider.provider_type is missing"],
    [
      "an unknown kind",
      { ...credentials, provider_type: "saml" },
      'provider.provider_type should be "oidc" | "oauth2"'
    ],
    ["OpenID without an issuer", { ...credentials, provider_type: "oidc" }, "provider.issuer is missing"],
    [
      "OpenID with the URLs of OAuth",
      { ...credentials, provider_type: "oidc", issuer: "https://x", token_url: "https://x" },
      "provider.token_url is unknown"
    ],
    [
      "OAuth without its URLs",
      { ...credentials, provider_type: "oauth2", token_url: "https://x", userinfo_url: "https://x" },
      "provider.authorization_url is missing"
    ],
    [
      "parameters that are no texts",
      { ...credentials, provider_type: "oidc", issuer: "https://x", authorization_params: { planted: 1 } },
      "provider.authorization_params[…] should be a string, not number"
    ],
    [
      "a secret that is no text",
      { ...credentials, client_secret: 5, provider_type: "oidc", issuer: "https://x" },
      "provider.client_secret should be a string, plain or Redacted, not number"
    ]
  ])("refuses %s in words", ([, given, expected]) =>
    Effect.gen(function* () {
      expect(yield* refused((admin) => admin.customProviders.createProvider(untyped(given)))).toBe(expected)
    })
  )
})

describe("updateProvider", () => {
  it.effect("sends the changes, with the secret revealed", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(provider)
      yield* admin.customProviders.updateProvider("custom:acme", {
        client_secret: Redacted.make("planted"),
        issuer: new URL("https://id.example.com"),
        enabled: false
      })
      yield* admin.customProviders.updateProvider("custom:acme", {})
      expect(seen.map(Stub.jsonOf)).toEqual([
        { client_secret: "planted", issuer: "https://id.example.com/", enabled: false },
        {}
      ])
      const other = untyped({ identifier: "custom:b" })
      expect(yield* refused((admin) => admin.customProviders.updateProvider("custom:acme", other))).toBe(
        "changes.identifier is unknown"
      )
    })
  )
})

describe("listProviders", () => {
  it.effect("lists all, or those of one type", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json({ providers: [Fixture.customProvider] }))
      expect(yield* admin.customProviders.listProviders()).toEqual([Fixture.customProvider])
      yield* admin.customProviders.listProviders({ type: "oauth2" })
      expect(seen.map(({ query }) => query)).toEqual([{}, { type: "oauth2" }])
    })
  )

  it("keeps the parts of a text apart from those of a path", () => {
    FastCheck.assert(
      FastCheck.property(FastCheck.string(), (text) => !Schema.is(CustomProvider.ProviderIdentifier)(`custom:${text}/`))
    )
  })
})
