import { assert, describe, it } from "@effect/vitest"
import * as Either from "effect/Either"
import { readEntityId } from "../../../src/standards/saml/metadata.js"

const namespace = "urn:oasis:names:tc:SAML:2.0:metadata"
const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"

const entity = (content: string, more = "") =>
  `<EntityDescriptor xmlns="${namespace}" entityID="urn:e"${more}>${content}</EntityDescriptor>`
const inRole = (content: string, more = "") => entity(`<IDPSSODescriptor${more}>${content}</IDPSSODescriptor>`)
const plain = inRole("")

const accepted = (xml: string, expected = "urn:e") => {
  assert.deepStrictEqual(readEntityId(xml), Either.right(expected))
}
const unreadable = (xml: string) => {
  assert.deepStrictEqual(readEntityId(xml), Either.left(undefined))
}

describe("SAML metadata", () => {
  it.each([
    [plain, "urn:e"],
    [`<?xml version="1.0" encoding="utf-8"?>\r\n<!DOCTYPE x [<!ENTITY a ">">]>\n${plain}\n<!-- end -->`, "urn:e"],
    [`text before${plain}and &nbsp; after<p>`, "urn:e"],
    [plain.replace("urn:e", " Some&#x20;Thing &amp; &lt;more&gt;\r\n"), " Some Thing & <more>\n"],
    [plain.replace('"urn:e"', '"urn:e" entityID="urn:f"'), "urn:f"],
    [`<md:EntityDescriptor xmlns:md="${namespace}" entityID="a"><md:IDPSSODescriptor/></md:EntityDescriptor>`, "a"],
    [inRole(`<SingleSignOnService Binding="${redirect}" Location="https://idp/sso"/>`), "urn:e"],
    [inRole(`<SingleSignOnService Binding="urn:other" Location="::"/>`), "urn:e"],
    [inRole("", ' validUntil="2001-01-01T00:00:00Z" cacheDuration="5" WantAuthnRequestsSigned="1"'), "urn:e"],
    [entity("<IDPSSODescriptor/>", ' validUntil="" cacheDuration="P1DT12H"'), "urn:e"],
    [inRole("<![CDATA[<not>&read;]]>"), "urn:e"]
  ])("accepts %s", (xml, expected) => {
    accepted(xml, expected)
  })

  it.each([
    [`<EntityDescriptor xmlns="${namespace}"/>`, "SAML Metadata does not contain an EntityID"],
    [plain.replace("urn:e", ""), "SAML Metadata does not contain an EntityID"],
    [entity("<SPSSODescriptor/>"), "SAML Metadata does not contain any IDPSSODescriptor"],
    [entity("<IDPSSODescriptor/><IDPSSODescriptor/>"), "SAML Metadata contains multiple IDPSSODescriptors"]
  ])("says of %s what is missing", (xml, expected) => {
    assert.deepStrictEqual(readEntityId(xml), Either.left(expected))
  })

  it.each([
    "",
    "plain text",
    "<EntityDescriptor",
    "<html/>",
    `${plain}</a:1>`,
    `</x>${plain}`,
    plain.replace(namespace, "urn:other"),
    plain.replaceAll("EntityDescriptor", "md:EntityDescriptor"),
    `<?xml version="1.0" encoding="ISO-8859-1"?>${plain}`,
    `<?xml version="1.1"?>${plain}`,
    inRole("&nbsp;"),
    inRole("a]]>b"),
    inRole("<![CDATA[]]>"),
    inRole("<a b/>"),
    inRole("<a b=c/>"),
    inRole("<a></b>"),
    inRole("<!-- a -- b -->"),
    inRole("&#0;"),
    inRole("", ' xmlns="urn:other"'),
    inRole("", ' validUntil="soon"'),
    inRole("", ' cacheDuration="PT1H"'),
    inRole("", ' WantAuthnRequestsSigned="yes"'),
    inRole(`<SingleSignOnService Binding="${redirect}"/>`),
    inRole(`<SingleSignOnService Binding="${redirect}" Location="ftp://idp"/>`),
    entity("<IDPSSODescriptor/>", ' validUntil="2030-02-30T00:00:00Z"'),
    entity("<IDPSSODescriptor/>", ' cacheDuration=""'),
    // A declaration that the server's library takes for its own.
    entity("<IDPSSODescriptor/>", ' xmlns:a="urn:a" a:b="1" c:d="2"')
  ])("cannot read %s", unreadable)

  it.each([
    "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
    "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
    "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
    "urn:oasis:names:tc:SAML:2.0:bindings:SOAP",
    "urn:oasis:names:tc:SAML:1.0:bindings:SOAP-binding"
  ])("wants a web address for %s", (binding) => {
    const at = (location: string) => inRole(`<SingleLogoutService Binding="${binding}" Location="${location}"/>`)
    accepted(at("https://idp/logout"))
    unreadable(at("urn:elsewhere"))
  })

  it("takes the first entity with an identity provider out of many", () => {
    const many = (content: string) => `<EntitiesDescriptor xmlns="${namespace}">${content}</EntitiesDescriptor>`
    const second = plain.replace("urn:e", "urn:second")
    accepted(many(`${entity("<SPSSODescriptor/>")}${second}${plain}`), "urn:second")
    unreadable(many(entity("<SPSSODescriptor/>")))
    unreadable(many(many(plain)))
    unreadable(many(""))
  })

  it("survives elements within elements, however many", () => {
    const depth = 100_000
    accepted(inRole("<a>".repeat(depth) + "</a>".repeat(depth)))
    unreadable(
      `<EntitiesDescriptor xmlns="${namespace}">`.repeat(depth) + plain + "</EntitiesDescriptor>".repeat(depth)
    )
  })
})
