import * as Either from "effect/Either"
import type { DatabaseError } from "../../database/postgres/error.js"
import { lowerCase, nulInText, textProblem } from "../../database/postgres/text.js"
import type { SamlProvider, SsoDomain, SsoProvider } from "../../database/providerRows.js"
import type { Call } from "../../http/call.js"
import { hasNul, readStored, storedText } from "../../standards/json/json.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import type { Written } from "../users/users.js"
import type { AttributeMapping } from "./description.js"
import { mappingJson } from "./description.js"

/** A provider with all that belongs to it. */
export interface LoadedSsoProvider {
  readonly provider: SsoProvider
  readonly saml: SamlProvider
  readonly domains: ReadonlyArray<SsoDomain>
}

const load = ({ db }: Call, provider: SsoProvider | undefined): LoadedSsoProvider | undefined => {
  if (provider === undefined) return undefined
  const [saml] = db.samlProviders.table.resolve(db.samlProviders.byProvider.idsOf(provider.id))
  const domains = db.ssoDomains.table.resolve(db.ssoDomains.byProvider.idsOf(provider.id))
  return saml === undefined ? undefined : { provider, saml, domains }
}

export const findSsoProvider = (call: Call, id: string): LoadedSsoProvider | undefined =>
  load(call, call.db.ssoProviders.table.get(id))

/** Letter case matters, although no two ids may differ by it alone. */
export const findByResourceId = (call: Call, resourceId: string): LoadedSsoProvider | undefined => {
  const { byResourceId, table } = call.db.ssoProviders
  const provider = table.find(byResourceId, lowerCase(resourceId))
  return provider?.resource_id === resourceId ? load(call, provider) : undefined
}

/** The same goes for domains. */
export const findByDomain = (call: Call, domain: string): SsoProvider | undefined => {
  const { byDomain, table } = call.db.ssoDomains
  const row = table.find(byDomain, lowerCase(domain))
  return row?.domain === domain ? call.db.ssoProviders.table.get(row.sso_provider_id) : undefined
}

/** The provider that goes by a name among identity providers. */
export const findByEntityId = ({ db }: Call, entityId: string): SsoProvider | undefined => {
  const saml = db.samlProviders.table.find(db.samlProviders.byEntityId, entityId)
  return saml === undefined ? undefined : db.ssoProviders.table.get(saml.sso_provider_id)
}

export const isEntityTaken = ({ db }: Call, entityId: string): boolean =>
  db.samlProviders.byEntityId.idOf(entityId) !== undefined

/** All providers, as the database comes across them. */
export const listSsoProviders = (call: Call): ReadonlyArray<LoadedSsoProvider> => {
  const { inOrder, table } = call.db.ssoProviders
  return table.resolve(inOrder.idsOf("")).flatMap((provider) => load(call, provider) ?? [])
}

/** What a mapping is kept as. */
export const storedMapping = (mapping: AttributeMapping): string => storedText(mappingJson(mapping))

const invalidSaml = (saml: SamlProvider): DatabaseError | undefined =>
  textProblem([saml.metadata_xml, saml.metadata_url]) ??
  (hasNul(readStored(saml.attribute_mapping)) ? nulInText : undefined)

const insertDomains = (
  call: Call,
  providerId: string,
  domains: ReadonlyArray<string>,
  now: Timestamp
): DatabaseError | undefined => {
  for (const domain of domains) {
    const row = { id: call.random.uuid(), sso_provider_id: providerId, domain, created_at: now, updated_at: now }
    const problem = textProblem([domain]) ?? call.db.ssoDomains.table.insert(row)
    if (problem !== undefined) return problem
  }
  return undefined
}

const reload = (call: Call, id: string, problem: DatabaseError | undefined): Written<LoadedSsoProvider> => {
  const loaded = findSsoProvider(call, id)
  return problem !== undefined || loaded === undefined
    ? Either.left(problem ?? { code: "02000", message: "no data" })
    : Either.right(loaded)
}

/** What a new provider is made of. */
export interface NewSsoProvider {
  readonly resourceId: string | null
  readonly disabled: boolean | null
  readonly domains: ReadonlyArray<string>
  readonly saml: Pick<
    SamlProvider,
    "entity_id" | "metadata_xml" | "metadata_url" | "attribute_mapping" | "name_id_format"
  >
}

export const createSsoProvider = (call: Call, given: NewSsoProvider): Written<LoadedSsoProvider> => {
  const now = toMicroseconds(call.now())
  const times = { created_at: now, updated_at: now }
  const id = call.random.uuid()
  const saml: SamlProvider = { ...given.saml, ...times, id: call.random.uuid(), sso_provider_id: id }
  const problem =
    textProblem([given.resourceId]) ??
    call.db.ssoProviders.table.insert({ ...times, id, resource_id: given.resourceId, disabled: given.disabled }) ??
    invalidSaml(saml) ??
    call.db.samlProviders.table.insert(saml) ??
    insertDomains(call, id, given.domains, now)
  return reload(call, id, problem)
}

/** What is different about a provider. */
export interface SsoProviderChange {
  readonly provider: SsoProvider
  /** Absent when nothing of it is written. */
  readonly saml: SamlProvider | undefined
  readonly removed: ReadonlyArray<SsoDomain>
  readonly added: ReadonlyArray<string>
}

export const changeSsoProvider = (
  call: Call,
  { added, provider, removed, saml }: SsoProviderChange
): Written<LoadedSsoProvider> => {
  const { samlProviders, ssoDomains, ssoProviders } = call.db
  const now = toMicroseconds(call.now())
  const problem = textProblem([provider.resource_id]) ?? ssoProviders.table.update({ ...provider, updated_at: now })
  if (problem !== undefined) return Either.left(problem)
  for (const domain of removed) ssoDomains.table.delete(domain.id)
  return reload(
    call,
    provider.id,
    insertDomains(call, provider.id, added, now) ??
      (saml === undefined ? undefined : (invalidSaml(saml) ?? samlProviders.table.update({ ...saml, updated_at: now })))
  )
}

export const deleteSsoProvider = ({ db }: Call, id: string): void => {
  db.samlProviders.table.deleteListed(db.samlProviders.byProvider, id)
  db.ssoDomains.table.deleteListed(db.ssoDomains.byProvider, id)
  db.ssoProviders.table.delete(id)
}
