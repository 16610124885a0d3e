import type { SsoProvider } from "@gotrue-effect/admin"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import { metadata, uniqueEntity } from "../errorCases/fixtures.js"
import { scenario } from "../Scenario.js"

const provider = (
  given?: Partial<Omit<SsoProvider.CreateProvider, "metadata_xml" | "metadata_url">>,
  entity?: string
) =>
  Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) =>
    Effect.acquireRelease(
      admin.sso.createProvider({ ...given, metadata_xml: metadata(entity ?? uniqueEntity()) }),
      ({ id }) => Effect.ignore(admin.sso.deleteProvider(id))
    )
  )

export const sso = [
  scenario(
    "a provider is read by its id and by the resource id of one's own books",
    ["sso.createProvider", "sso.getProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const entity = uniqueEntity()
      const resourceId = `customer ${randomUUID()}`
      const domain = `${randomUUID()}.example.com`
      const made = yield* provider({ resource_id: resourceId, domains: [domain] }, entity)
      yield* Expect.equal("entity", made.saml.entity_id, entity)
      yield* Expect.equal("disabled", made.disabled, null)
      yield* Expect.equal("domains", made.domains, [{ domain }])
      yield* Expect.equal("by id", (yield* sso.getProvider(made.id)).saml.entity_id, entity)
      yield* Expect.equal("by resource id", (yield* sso.getProvider({ resourceId })).id, made.id)
    })
  ),
  scenario(
    "providers are listed by resource id and by its beginning, without metadata",
    ["sso.listProviders"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const prefix = randomUUID()
      const first = yield* provider({ resource_id: `${prefix}-1` })
      yield* provider({ resource_id: `${prefix}-2` })
      const one = yield* sso.listProviders({ resourceId: `${prefix}-1` })
      yield* Expect.equal(
        "one",
        one.map(({ id }) => String(id)),
        [String(first.id)]
      )
      yield* Expect.equal("metadata", one[0]?.saml.metadata_xml, undefined)
      const both = yield* sso.listProviders({ resourceIdPrefix: prefix })
      yield* Expect.equal("both", both.length, 2)
    })
  ),
  scenario(
    "an entity and a domain belong to one provider",
    ["sso.createProvider", "sso.updateProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const entity = uniqueEntity()
      const domain = `${randomUUID()}.example.com`
      yield* provider({ domains: [domain] }, entity)
      const sameEntity = yield* Expect.failure("entity", provider({}, entity), "Conflict")
      yield* Expect.equal("code", sameEntity.code, "saml_idp_already_exists")
      const sameDomain = yield* Expect.failure("domain", provider({ domains: [domain] }), "Conflict")
      yield* Expect.equal("code", sameDomain.code, "sso_domain_already_exists")
      const other = yield* provider()
      yield* Expect.failure("update", sso.updateProvider(other.id, { domains: [domain] }), "Conflict")
    })
  ),
  scenario(
    "metadata of another entity does not update a provider",
    ["sso.updateProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const { id } = yield* provider()
      const error = yield* Expect.failure(
        "other entity",
        sso.updateProvider(id, { metadata_xml: metadata(uniqueEntity()) }),
        "ValidationFailed"
      )
      yield* Expect.equal("code", error.code, "saml_entity_id_mismatch")
    })
  ),
  scenario(
    "a provider of single sign-on is changed and deleted",
    ["sso.updateProvider", "sso.deleteProvider", "sso.getProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const { id } = yield* provider()
      const changed = yield* sso.updateProvider(id, {
        disabled: true,
        attribute_mapping: { keys: { email: { name: "mail" } } }
      })
      yield* Expect.equal("disabled", changed.disabled, true)
      yield* Expect.equal("mapping", changed.saml.attribute_mapping, { keys: { email: { name: "mail" } } })
      const deleted = yield* sso.deleteProvider(id)
      yield* Expect.equal("deleted", deleted.id, id)
      yield* Expect.failure("gone", sso.getProvider(id), "SsoProviderNotFound")
    })
  ),
  scenario(
    "an unknown provider of single sign-on is not found",
    ["sso.getProvider", "sso.updateProvider", "sso.deleteProvider"],
    Effect.gen(function* () {
      const { sso } = yield* GoTrueAdmin.GoTrueAdmin
      const id = randomUUID()
      yield* Expect.failure("get", sso.getProvider(id), "SsoProviderNotFound")
      yield* Expect.failure("by resource", sso.getProvider({ resourceId: id }), "SsoProviderNotFound")
      yield* Expect.failure("update", sso.updateProvider(id, {}), "SsoProviderNotFound")
      yield* Expect.failure("delete", sso.deleteProvider(id), "SsoProviderNotFound")
    })
  )
]
