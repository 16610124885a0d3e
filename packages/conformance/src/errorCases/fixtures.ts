/** What there must be before the server can refuse to change it: paths of things that go when a scenario ends. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Fixture from "../Fixture.js"
import * as UserSide from "../UserSide.js"

/** Metadata of a SAML provider of that name. */
export const metadata = (entity: string) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}">` +
  `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
  `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${entity}/sso"/>` +
  `</IDPSSODescriptor></EntityDescriptor>`

export const uniqueEntity = () => `https://idp-${randomUUID()}.example.com`

export const anSsoProvider = Effect.gen(function* () {
  const { sso } = yield* GoTrueAdmin.GoTrueAdmin
  const { id } = yield* Effect.acquireRelease(
    sso.createProvider({ metadata_xml: metadata(uniqueEntity()) }),
    (provider) => Effect.ignore(sso.deleteProvider(provider.id))
  )
  return `/admin/sso/providers/${id}`
})

export const aFactor = Effect.gen(function* () {
  const user = yield* Fixture.user()
  const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
  const { id } = yield* UserSide.enrolTotp(access_token, "app")
  return `/admin/users/${user.id}/factors/${id}`
})
