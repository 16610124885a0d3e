/** SSO providers that the library does not ask for. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as Wire from "../Wire.js"
import { anSsoProvider, metadata, uniqueEntity } from "./fixtures.js"

const create = (body: object): Wire.Request => ({
  method: "POST",
  path: "/admin/sso/providers",
  body: { type: "saml", ...body }
})

const ofNobody = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.com"/>`

/** The same provider, once more in the document. */
const twice = (xml: string) =>
  xml.replace(/<IDPSSODescriptor[^]*<\/IDPSSODescriptor>/, (descriptor) => descriptor + descriptor)

export const sso = [
  scenario(
    "a provider of single sign-on has metadata from one place",
    ["sso.createProvider", "sso.updateProvider"],
    Effect.gen(function* () {
      const path = yield* anSsoProvider
      const metadata_xml = metadata(uniqueEntity())
      yield* ErrorCase.all(
        ["provider that is not SAML", create({ type: "oidc", metadata_xml })],
        ["provider that is not SAML", create({ type: undefined, metadata_xml })],
        ["no metadata", create({})]
      )
      for (const request of [create, (body: object): Wire.Request => ({ method: "PUT", path, body })]) {
        yield* ErrorCase.all(
          ["metadata from two places", request({ metadata_xml, metadata_url: "https://idp.example.com" })],
          ["metadata at no URL", request({ metadata_url: "idp.example.com" })],
          ["metadata at an open URL", request({ metadata_url: "http://idp.example.com" })],
          ["unknown format of names", request({ metadata_xml, name_id_format: "persistent" })]
        )
      }
    })
  ),
  scenario(
    "metadata must be what SAML says it is, of one provider",
    ["sso.createProvider", "sso.updateProvider"],
    Effect.gen(function* () {
      const path = yield* anSsoProvider
      const good = metadata(uniqueEntity())
      for (const request of [create, (body: object): Wire.Request => ({ method: "PUT", path, body })]) {
        yield* ErrorCase.all(
          ["metadata that is no XML", request({ metadata_xml: "no XML" })],
          ["metadata that is no XML", request({ metadata_xml: "<html/>" })],
          ["metadata without an entity", request({ metadata_xml: good.replace(/ entityID="[^"]*"/, "") })],
          ["metadata of no provider", request({ metadata_xml: ofNobody })],
          ["metadata of several providers", request({ metadata_xml: twice(good) })]
        )
      }
    })
  ),
  scenario(
    "metadata at a URL without a response is an error of the server",
    ["sso.createProvider", "sso.updateProvider"],
    Effect.gen(function* () {
      const metadata_url = "https://127.0.0.1:1/metadata"
      const path = yield* anSsoProvider
      yield* ErrorCase.all(
        ["metadata without a response", create({ metadata_url })],
        ["metadata without a response", { method: "PUT", path, body: { metadata_url } }]
      )
    })
  ),
  scenario(
    "a resource id is one provider's, and its conflict has a name in an update only",
    ["sso.createProvider", "sso.updateProvider"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const resource_id = randomUUID()
      const first = yield* anSsoProvider
      const second = yield* anSsoProvider
      const update = (path: string): Wire.Request => ({ method: "PUT", path, body: { resource_id } })
      yield* Expect.equal("first", (yield* Wire.send(update(first))).status, 200)
      yield* ErrorCase.all(
        ["resource id that is taken", create({ metadata_xml: metadata(uniqueEntity()), resource_id })],
        ["changed resource id that is taken", update(second)],
        ["changed resource id that is taken, as before 2024", update(second)]
      )
      const id = second.slice(second.lastIndexOf("/") + 1)
      yield* Expect.failure("by the library", admin.sso.updateProvider(id, { resource_id }), "Conflict")
    })
  ),
  scenario(
    "domains are replaced as a whole, and what is not given stays",
    ["sso.updateProvider", "sso.getProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const path = yield* anSsoProvider
      const id = path.slice(path.lastIndexOf("/") + 1)
      const [a, b] = [`a-${randomUUID()}.example.com`, `b-${randomUUID()}.example.com`]
      yield* sso.updateProvider(id, { domains: [a, b], resource_id: id })
      const without = yield* sso.updateProvider(id, { domains: [b] })
      yield* Expect.equal("replaced", without.domains, [{ domain: b }])
      yield* Expect.equal("resource id", without.resource_id, id)
      const kept = yield* sso.updateProvider(id, { disabled: false, resource_id: "" })
      yield* Expect.equal("kept", kept.domains, [{ domain: b }])
      yield* Expect.equal("cleared", kept.resource_id, undefined)
      yield* Expect.equal("none", (yield* sso.updateProvider(id, { domains: [] })).domains, [])
    })
  ),
  scenario(
    "a format of names is kept only together with metadata or a mapping",
    ["sso.updateProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const path = yield* anSsoProvider
      const id = path.slice(path.lastIndexOf("/") + 1)
      const name_id_format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
      const alone = yield* sso.updateProvider(id, { name_id_format })
      yield* Expect.equal("alone", alone.saml.name_id_format, undefined)
      const attribute_mapping = { keys: { email: { name: "mail" } } }
      const together = yield* sso.updateProvider(id, { name_id_format, attribute_mapping })
      yield* Expect.equal("together", together.saml.name_id_format, name_id_format)
    })
  ),
  scenario(
    "providers of single sign-on are managed while it is off",
    ["sso.createProvider", "sso.listProviders"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const path = yield* anSsoProvider
      const listed = yield* sso.listProviders()
      yield* Expect.holds(
        "listed",
        listed.some(({ id }) => path.endsWith(id))
      )
    }),
    "closed"
  )
]
