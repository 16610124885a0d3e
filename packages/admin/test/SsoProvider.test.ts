import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Fixture from "./support/fixtures.js"
import { refused, untyped } from "./support/refused.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const provider = Stub.json(Fixture.ssoProvider)

describe("a provider", () => {
  it.effect.each<readonly [ref: string | { readonly resourceId: string }, segment: string]>([
    [Fixture.ssoProvider.id, Fixture.ssoProvider.id],
    [{ resourceId: "acme" }, "resource_acme"],
    [{ resourceId: "" }, "resource_"],
    [{ resourceId: "a:b+c d" }, "resource_a:b+c%20d"],
    [{ resourceId: ".." }, "resource_.."]
  ])("%j is named by %s", ([ref, segment]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(provider)
      yield* admin.sso.getProvider(ref)
      yield* admin.sso.updateProvider(ref, { disabled: true })
      yield* admin.sso.deleteProvider(ref)
      expect(seen.map(({ method, path }) => [method, path])).toEqual(
        ["GET", "PUT", "DELETE"].map((method) => [method, `/auth/v1/admin/sso/providers/${segment}`])
      )
    })
  )

  it.effect.each<readonly [what: string, ref: unknown, expected: string]>([
    ["a text that is no id", "acme", "provider should be a UUID, or an object with a resourceId"],
    ["a resource id that is another route", { resourceId: "../../users" }, "provider can't be part of a path"],
    ["a resource id with a query", { resourceId: "a?x" }, "provider can't be part of a path"],
    ["an object without a resource id", {}, "provider should be a UUID, or an object with a resourceId"],
    ["a resource id that is no text", { resourceId: 5 }, "provider should be a UUID, or an object with a resourceId"],
    ["nothing", null, "provider should be a UUID, or an object with a resourceId"]
  ])("is not named by %s", ([, ref, expected]) =>
    Effect.gen(function* () {
      expect(yield* refused((admin) => admin.sso.getProvider(untyped(ref)))).toBe(expected)
      expect(yield* refused((admin) => admin.sso.updateProvider(untyped(ref), {}))).toBe(expected)
      expect(yield* refused((admin) => admin.sso.deleteProvider(untyped(ref)))).toBe(expected)
    })
  )
})

describe("createProvider", () => {
  it.effect("sends the type, and a URL as string", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(provider)
      yield* admin.sso.createProvider({
        metadata_url: new URL("https://idp.example.com/metadata"),
        domains: ["example.com"],
        attribute_mapping: { keys: { name: { names: ["a", "b"], default: null, array: false } } },
        name_id_format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
      })
      yield* admin.sso.createProvider({ metadata_xml: "<EntityDescriptor/>", resource_id: "acme" })
      expect(seen.map(Stub.jsonOf)).toEqual([
        {
          type: "saml",
          metadata_url: "https://idp.example.com/metadata",
          domains: ["example.com"],
          attribute_mapping: { keys: { name: { names: ["a", "b"], default: null, array: false } } },
          name_id_format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
        },
        { type: "saml", metadata_xml: "<EntityDescriptor/>", resource_id: "acme" }
      ])
    })
  )

  it.effect.each<readonly [what: string, given: object, expected: string]>([
    ["nothing", {}, "provider.metadata_xml or metadata_url must be set"],
    [
      "both sources",
      { metadata_xml: "x", metadata_url: "https://x" },
      "provider.metadata_url can't be combined with metadata_xml"
    ],
    ["an unknown member", { metadata_xml: "x", type: "saml" }, "provider.type is unknown"],
    [
      "an unknown format",
      { metadata_xml: "x", name_id_format: "persistent" },
      `provider.name_id_format should be ${[
        "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
        "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
      ]
        .map((format) => JSON.stringify(format))
        .join(" | ")}`
    ],
    [
      "a mapping of texts",
      { metadata_xml: "x", attribute_mapping: { keys: { a: "b" } } },
      "provider.attribute_mapping.keys[…] should be an object, not string"
    ]
  ])("refuses %s in words", ([, given, expected]) =>
    Effect.gen(function* () {
      expect(yield* refused((admin) => admin.sso.createProvider(untyped(given)))).toBe(expected)
    })
  )
})

describe("updateProvider", () => {
  it.effect("accepts at most one source of metadata", () =>
    Effect.gen(function* () {
      const ref = Fixture.ssoProvider.id
      const { admin, seen } = yield* Service.responding(provider)
      yield* admin.sso.updateProvider(ref, {})
      yield* admin.sso.updateProvider(ref, { metadata_url: "https://x" })
      expect(seen.map(Stub.jsonOf)).toEqual([{}, { metadata_url: "https://x" }])
      const both = untyped({ metadata_xml: "x", metadata_url: "https://x" })
      expect(yield* refused((admin) => admin.sso.updateProvider(ref, both))).toBe(
        "changes.metadata_url can't be combined with metadata_xml"
      )
    })
  )
})

describe("listProviders", () => {
  it.effect("lists one resource id, or those with a prefix", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json({ items: [Fixture.ssoProvider] }))
      expect(yield* admin.sso.listProviders()).toEqual([Fixture.ssoProvider])
      yield* admin.sso.listProviders({})
      yield* admin.sso.listProviders({ resourceId: "a&b" })
      yield* admin.sso.listProviders({ resourceIdPrefix: "a%" })
      expect(seen.map(({ query }) => query)).toEqual([{}, {}, { resource_id: "a&b" }, { resource_id_prefix: "a%" }])
      expect(
        yield* refused((admin) => admin.sso.listProviders(untyped({ resourceId: "a", resourceIdPrefix: "b" })))
      ).toBe("query.resourceIdPrefix can't be combined with resourceId")
    })
  )
})
