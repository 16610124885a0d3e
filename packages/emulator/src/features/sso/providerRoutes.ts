import * as Either from "effect/Either"
import type { DatabaseError } from "../../database/postgres/error.js"
import { startsWith } from "../../database/postgres/like.js"
import type { ApiError } from "../../http/apiError.js"
import { badRequest, internal, invalid, notFound, unhandled, unprocessable } from "../../http/apiError.js"
import type { AdminCall, Call } from "../../http/call.js"
import { readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Guard, Routes } from "../../http/router.js"
import { del, get, group, open, post, put } from "../../http/router.js"
import { readEntityId } from "../../standards/saml/metadata.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { isBroken } from "../../standards/url/escape.js"
import { queryValue } from "../../standards/url/query.js"
import { ssoRequestProblem } from "./description.js"
import { ssoProviderBody } from "./providerBody.js"
import type { SsoProviderParams } from "./providerParams.js"
import { ssoProviderParams } from "./providerParams.js"
import type { LoadedSsoProvider, SsoProviderChange } from "./providers.js"
import {
  changeSsoProvider,
  createSsoProvider,
  deleteSsoProvider,
  findByDomain,
  findByResourceId,
  findSsoProvider,
  isEntityTaken,
  listSsoProviders,
  storedMapping
} from "./providers.js"

/** A call of an admin on a provider. */
interface SsoProviderCall extends AdminCall {
  readonly loaded: LoadedSsoProvider
}

/** The database looks for no text that it could not keep. */
const isSearchable = (text: string): boolean => !text.includes("\u0000") && !isBroken(text)

const list = (call: AdminCall): Result<Reply> => {
  const resourceId = queryValue(call.target.query, "resource_id")
  const prefix = resourceId === "" ? queryValue(call.target.query, "resource_id_prefix") : ""
  if (!isSearchable(resourceId + prefix)) return Either.left(unhandled)
  const matches = prefix === "" ? undefined : startsWith(prefix)
  const items = listSsoProviders(call).filter(({ provider: { resource_id: id } }) =>
    resourceId === "" ? matches === undefined || (id !== null && matches(id)) : id === resourceId
  )
  return Either.right(json(200, { items: items.map((each) => ssoProviderBody(each, false)) }))
}

interface Metadata {
  readonly xml: string
  readonly entityId: string
}

const readBytes = (bytes: Uint8Array): Result<string> => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  return new TextEncoder().encode(text).every((byte, i) => byte === bytes[i])
    ? Either.right(text)
    : Either.left(invalid("SAML Metadata XML contains invalid UTF-8 characters, which are not supported at this time"))
}

const fetchMetadata = (call: Call, url: string): Result<string> => {
  const found = call.documents(url)
  if (found === undefined) return Either.left(unhandled)
  if (found.status !== 200) {
    const message = `HTTP ${found.status} error fetching SAML Metadata from URL '${url}'`
    return Either.left(badRequest("saml_metadata_fetch_failed", message))
  }
  return typeof found.body === "string" ? Either.right(found.body) : readBytes(found.body)
}

/** The metadata that a request gives or points to; undefined when it does neither. */
const readMetadata = (call: Call, params: SsoProviderParams): Result<Metadata | undefined> => {
  const { metadata_url: url, metadata_xml: given } = params
  if (given === "" && url === "") return Either.right(undefined)
  return Either.flatMap(given === "" ? fetchMetadata(call, url) : Either.right(given), (xml) =>
    Either.mapBoth(readEntityId(xml), {
      onLeft: (problem) => (problem === undefined ? unhandled : invalid(problem)),
      onRight: (entityId) => ({ xml, entityId })
    })
  )
}

const readParams = (call: Call, isNew: boolean): Result<SsoProviderParams> =>
  Either.flatMap(readBody(call, ssoProviderParams), (params) => {
    const problem = ssoRequestProblem(params, isNew)
    return problem === undefined ? Either.right(params) : Either.left(invalid(problem))
  })

const orNull = (text: string): string | null => (text === "" ? null : text)

const create = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readParams(call, true)
    const metadata = yield* readMetadata(call, params)
    if (metadata === undefined) return yield* Either.left(unhandled)
    if (isEntityTaken(call, metadata.entityId)) {
      const message = `SAML Identity Provider with this EntityID (${metadata.entityId}) already exists`
      return yield* Either.left(unprocessable("saml_idp_already_exists", message))
    }
    const domains = params.domains ?? []
    for (const domain of domains) {
      const owner = findByDomain(call, domain)
      if (owner === undefined) continue
      const message = `SSO Domain '${domain}' is already assigned to an SSO identity provider (${owner.id})`
      return yield* Either.left(badRequest("sso_domain_already_exists", message))
    }
    // No constraint that the database may find broken has words of its own.
    const made = yield* Either.mapLeft(
      createSsoProvider(call, {
        resourceId: params.resource_id,
        disabled: params.disabled,
        domains,
        saml: {
          entity_id: metadata.entityId,
          metadata_xml: metadata.xml,
          metadata_url: orNull(params.metadata_url),
          attribute_mapping: storedMapping(params.attribute_mapping.keys),
          name_id_format: orNull(params.name_id_format)
        }
      }),
      () => unhandled
    )
    return json(201, ssoProviderBody(made))
  })

const missing = notFound("sso_provider_not_found", "SSO Identity Provider not found")
const resourcePrefix = "resource_"

const loadProvider: Guard<AdminCall, SsoProviderCall> = (call, path) => {
  const given = path["idp_id"] ?? ""
  const isResource = given.startsWith(resourcePrefix)
  if (isResource && !isSearchable(given)) {
    return Either.left(internal("Database error finding SSO Identity Provider"))
  }
  const id = isResource ? undefined : parseUuid(given)
  const loaded = isResource
    ? findByResourceId(call, given.slice(resourcePrefix.length))
    : id === undefined
      ? undefined
      : findSsoProvider(call, id)
  return loaded === undefined ? Either.left(missing) : Either.right({ ...call, loaded })
}

const show = ({ loaded }: SsoProviderCall): Result<Reply> => Either.right(json(200, ssoProviderBody(loaded)))

/** Which of the wanted domains are new, and which of the old ones are not wanted. */
const compareDomains = (
  call: SsoProviderCall,
  wanted: ReadonlyArray<string> | null
): Result<Pick<SsoProviderChange, "added" | "removed">> => {
  const { domains, provider } = call.loaded
  const added: Array<string> = []
  for (const domain of wanted ?? []) {
    if (!isSearchable(domain)) return Either.left(unhandled)
    const owner = findByDomain(call, domain)
    if (owner !== undefined && owner.id !== provider.id) {
      const message = `SSO domain '${domain}' already assigned to another provider (${owner.id})`
      return Either.left(badRequest("sso_domain_already_exists", message))
    }
    if (owner === undefined) added.push(domain)
  }
  return Either.right({
    added,
    removed: wanted === null ? [] : domains.filter(({ domain }) => !wanted.includes(domain))
  })
}

/** What an update asks for, and whether anything is different at all. */
const changeOf = (
  { loaded: { provider, saml } }: SsoProviderCall,
  params: SsoProviderParams,
  metadata: Metadata | undefined,
  domains: Pick<SsoProviderChange, "added" | "removed">
): { readonly change: SsoProviderChange; readonly isDifferent: boolean } => {
  const { keys } = params.attribute_mapping
  const mapping = keys === null ? saml.attribute_mapping : storedMapping(keys)
  const resourceId = params.resource_id === null ? provider.resource_id : orNull(params.resource_id)
  const disabled = params.disabled ?? provider.disabled
  const nameIdFormat = orNull(params.name_id_format)
  const writesSaml = metadata !== undefined || mapping !== saml.attribute_mapping
  return {
    isDifferent:
      writesSaml ||
      domains.added.length + domains.removed.length > 0 ||
      nameIdFormat !== saml.name_id_format ||
      resourceId !== provider.resource_id ||
      disabled !== provider.disabled,
    change: {
      ...domains,
      provider: { ...provider, resource_id: resourceId, disabled },
      // A name id format alone is taken for a difference, and yet not written.
      saml: writesSaml
        ? {
            ...saml,
            metadata_xml: metadata?.xml ?? saml.metadata_xml,
            metadata_url: orNull(params.metadata_url) ?? saml.metadata_url,
            attribute_mapping: mapping,
            name_id_format: nameIdFormat
          }
        : undefined
    }
  }
}

const conflict = (cause: DatabaseError): ApiError => ({
  kind: "coded",
  status: 422,
  code: "conflict",
  message: "Updating SSO provider failed, likely due to a conflict. Try again?",
  cause
})

const update = (call: SsoProviderCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readParams(call, false)
    const metadata = yield* readMetadata(call, params)
    const expected = call.loaded.saml.entity_id
    if (metadata !== undefined && metadata.entityId !== expected) {
      const message = `SAML Metadata can be updated only if the EntityID matches for the provider; expected '${expected}' but got '${metadata.entityId}'`
      return yield* Either.left(badRequest("saml_entity_id_mismatch", message))
    }
    const domains = yield* compareDomains(call, params.domains)
    const { change, isDifferent } = changeOf(call, params, metadata, domains)
    const changed = isDifferent ? yield* Either.mapLeft(changeSsoProvider(call, change), conflict) : call.loaded
    return json(200, ssoProviderBody(changed))
  })

const remove = (call: SsoProviderCall): Result<Reply> => {
  deleteSsoProvider(call, call.loaded.provider.id)
  return Either.right(json(200, ssoProviderBody(call.loaded)))
}

/** `/admin/sso` */
export const adminSso: Routes<AdminCall> = [
  group("/providers", open, [
    get("/", list),
    post("/", create),
    group("/{idp_id}", loadProvider, [get("/", show), put("/", update), del("/", remove)])
  ])
]
