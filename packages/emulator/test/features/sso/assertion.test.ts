import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import { request, headerOf } from "../../support/harness.js"
import { textAt } from "../../support/people.js"

const make = Emulator.make({ settings: { GOTRUE_SAML_ENABLED: "true" } })
const form = [["Content-Type", "application/x-www-form-urlencoded"]] as const

const entity = "https://id.example.com/saml"
const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}"><IDPSSODescriptor/></EntityDescriptor>`

const response = (inside: string) =>
  `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">${inside}</p:Response>`
const from = (issuer: string) => response(`<a:Issuer>${issuer}</a:Issuer>`)

/** What a browser gets that posts a response. */
const bring = (emulator: Emulator.Service, fields: { readonly [name: string]: string }) =>
  Effect.gen(function* () {
    const body = new URLSearchParams(fields).toString()
    const response = yield* request(emulator, "POST", "/sso/saml/acs", body, null, form)
    const { searchParams } = new URL(headerOf(response, "location") ?? "http://nowhere")
    return { status: response.status, code: searchParams.get("error_code"), why: searchParams.get("error_description") }
  })

const said = (xml: string) => ({ SAMLResponse: btoa(xml) })

describe("a response of an identity provider", () => {
  it.effect.each([
    [{}, "SAMLResponse is missing"],
    [{ RelayState: "x" }, "SAML RelayState is not a valid UUID or URL"],
    [{ RelayState: "/back", SAMLart: "1" }, "SAML Artifact response can only be used with SP initiated flow"],
    [{ SAMLResponse: "%" }, "SAMLResponse is not a valid Base64 string"],
    [said("<Response/>"), "SAMLResponse is not a valid XML SAML assertion"],
    [said(from("https://nobody.example.com").slice(0, -1)), "SAMLResponse is not a valid XML SAML assertion"]
  ])("is invalid: %o", ([fields = {}, why = ""]) =>
    Effect.gen(function* () {
      expect(yield* bring(yield* make, fields)).toEqual({ status: 303, code: "validation_failed", why })
    })
  )

  it.effect("is from an unknown provider, or unsolicited", () =>
    Effect.gen(function* () {
      const emulator = yield* make
      const unknown = yield* bring(emulator, said(from("https://nobody.example.com")))
      expect(unknown.code).toBe("saml_idp_not_found")
      const RelayState = "6a4c1a3e-3c5b-4f5e-9d1e-0a1b2c3d4e5f"
      expect((yield* bring(emulator, { RelayState })).code).toBe("saml_relay_state_not_found")
      expect((yield* bring(emulator, said(response("")))).status).toBe(500)
    })
  )

  it.effect("is not believed, and not looked at while its provider is switched off", () =>
    Effect.gen(function* () {
      const emulator = yield* make
      const made = yield* request(emulator, "POST", "/admin/sso/providers", { type: "saml", metadata_xml: metadata })
      const xml = from(`https://id.<!-- -->example.com/${"<![CDATA[saml]]>"}`)
      expect(yield* bring(emulator, said(xml))).toEqual({
        status: 303,
        code: "validation_failed",
        why: `SAML Assertion is not valid ${xml}`
      })
      yield* request(emulator, "PUT", `/admin/sso/providers/${textAt(made, "id")}`, { disabled: true })
      expect((yield* bring(emulator, said(xml))).code).toBe("sso_provider_disabled")
    })
  )
})
