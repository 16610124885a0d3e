import * as Either from "effect/Either"
import type { CustomProvider } from "../../database/providerRows.js"
import { badRequest, internal, invalid, notFound } from "../../http/apiError.js"
import type { AdminCall, Call } from "../../http/call.js"
import { readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json, noContent } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Params, Routes } from "../../http/router.js"
import { del, get, group, open, post, put } from "../../http/router.js"
import type { Decoded } from "../../standards/json/decode.js"
import { optionalFlag, optionalText, record, struct, text, texts } from "../../standards/json/decode.js"
import type { JsonMap } from "../../standards/json/json.js"
import { writeJson } from "../../standards/json/json.js"
import { isBroken } from "../../standards/url/escape.js"
import { queryValue } from "../../standards/url/query.js"
import { findCustomProvider, insertCustomProvider, listCustomProviders, saveCustomProvider } from "./customProviders.js"
import {
  descriptionProblem,
  discoveryUrl,
  extrasProblem,
  identifierProblem,
  isProviderType,
  urlsProblem,
  withOpenId
} from "./description.js"
import { checkDiscovery, discoveryBody } from "./oidcDiscovery.js"
import { customProviderBody } from "./providerBody.js"

const providerParams = struct("AdminCustomOAuthProviderParams", {
  provider_type: text,
  identifier: text,
  name: text,
  client_id: text,
  client_secret: text,
  acceptable_client_ids: texts,
  scopes: texts,
  pkce_enabled: optionalFlag,
  attribute_mapping: record,
  custom_claims_allowlist: texts,
  authorization_params: record,
  enabled: optionalFlag,
  email_optional: optionalFlag,
  issuer: text,
  discovery_url: optionalText,
  skip_nonce_check: optionalFlag,
  authorization_url: text,
  token_url: text,
  userinfo_url: text,
  jwks_uri: optionalText
})
type ProviderParams = Decoded<typeof providerParams>

const rejectOn = (problem: string | undefined): Result<void> =>
  problem === undefined ? Either.right(undefined) : Either.left(invalid(problem))

const list = (call: AdminCall): Result<Reply> => {
  const type = queryValue(call.target.query, "type")
  if (type !== "" && !isProviderType(type)) return Either.left(invalid("type must be either 'oauth2' or 'oidc'"))
  return Either.right(json(200, { providers: listCustomProviders(call, type).map(customProviderBody) }))
}

const jsonOf = (map: JsonMap | null): string => writeJson(map ?? new Map())

const urlsOf = (params: ProviderParams, isOidc: boolean): ReadonlyArray<string | null> =>
  isOidc
    ? [params.issuer, params.discovery_url]
    : [params.authorization_url, params.token_url, params.userinfo_url, params.jwks_uri]

const newProvider = (call: Call, params: ProviderParams): CustomProvider => {
  const isOidc = params.provider_type === "oidc"
  const scopes = params.scopes ?? []
  return {
    id: call.random.uuid(),
    provider_type: params.provider_type,
    identifier: params.identifier,
    name: params.name,
    client_id: params.client_id,
    client_secret: params.client_secret,
    acceptable_client_ids: params.acceptable_client_ids ?? [],
    scopes: isOidc ? withOpenId(scopes) : scopes,
    pkce_enabled: params.pkce_enabled ?? true,
    attribute_mapping: jsonOf(params.attribute_mapping),
    authorization_params: jsonOf(params.authorization_params),
    enabled: params.enabled ?? true,
    email_optional: params.email_optional ?? false,
    issuer: isOidc ? params.issuer : null,
    discovery_url: isOidc ? params.discovery_url : null,
    skip_nonce_check: isOidc && (params.skip_nonce_check ?? false),
    cached_discovery: null,
    discovery_cached_at: null,
    authorization_url: isOidc ? null : params.authorization_url,
    token_url: isOidc ? null : params.token_url,
    userinfo_url: isOidc ? null : params.userinfo_url,
    jwks_uri: isOidc ? null : params.jwks_uri,
    created_at: 0n,
    updated_at: 0n,
    custom_claims_allowlist: params.custom_claims_allowlist ?? []
  }
}

/** Looks at what the issuer says of itself, and keeps it. */
const withDiscovery = (call: Call, provider: CustomProvider): Result<CustomProvider> => {
  const issuer = provider.issuer ?? ""
  const url = discoveryUrl(issuer, provider.discovery_url)
  return Either.mapBoth(checkDiscovery(url, issuer, call.documents(url)), {
    onLeft: invalid,
    onRight: (found) => ({
      ...provider,
      cached_discovery: writeJson(discoveryBody(found)),
      discovery_cached_at: call.now()
    })
  })
}

const isFull = ({ db, settings }: Call): boolean => {
  const most = settings.customOAuth.maxProviders
  return most > 0 && db.customProviders.table.size >= most
}

const create = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, providerParams)
    yield* rejectOn(descriptionProblem(params) ?? extrasProblem(params))
    if (isFull(call)) {
      return yield* Either.left(
        badRequest("over_custom_provider_quota", "Maximum number of custom OAuth/OIDC providers reached")
      )
    }
    const isOidc = params.provider_type === "oidc"
    yield* rejectOn(urlsProblem(urlsOf(params, isOidc)))
    if (params.identifier.includes("\u0000")) {
      return yield* Either.left(internal("Error checking for existing provider"))
    }
    if (findCustomProvider(call, params.identifier) !== undefined) {
      return yield* Either.left(badRequest("conflict", "A custom OAuth provider with this identifier already exists"))
    }
    const draft = newProvider(call, params)
    const provider = isOidc ? yield* withDiscovery(call, draft) : draft
    const made = yield* Either.mapLeft(insertCustomProvider(call, provider), (cause) =>
      internal("Error creating custom OAuth provider", cause)
    )
    return json(201, customProviderBody(made))
  })

/** The provider that a path names. */
const load = (call: Call, identifier: string): Result<CustomProvider> => {
  if (identifier.includes("\u0000") || isBroken(identifier)) {
    return Either.left(internal("Error retrieving custom OAuth provider"))
  }
  const provider = findCustomProvider(call, identifier)
  return provider === undefined
    ? Either.left(notFound("custom_provider_not_found", "Custom OAuth provider not found"))
    : Either.right(provider)
}

const readIdentifier = (params: Params): Result<string> => {
  const identifier = params["identifier"] ?? ""
  const problem = identifier === "" ? "identifier is required" : identifierProblem(identifier)
  return Either.map(rejectOn(problem), () => identifier)
}

const show = (call: AdminCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    const provider = yield* load(call, yield* readIdentifier(params))
    return json(200, customProviderBody(provider))
  })

const orKept = (given: string | null, kept: string | null): string | null => ((given ?? "") === "" ? kept : given)

/** What an update makes of a provider: what is absent or empty stays, and so does what is of the other type. */
const changed = (provider: CustomProvider, params: ProviderParams, isOidc: boolean): CustomProvider => {
  const { scopes } = params
  const own: Partial<CustomProvider> = isOidc
    ? {
        issuer: orKept(params.issuer, provider.issuer),
        discovery_url: orKept(params.discovery_url, provider.discovery_url),
        skip_nonce_check: params.skip_nonce_check ?? provider.skip_nonce_check
      }
    : {
        authorization_url: orKept(params.authorization_url, provider.authorization_url),
        token_url: orKept(params.token_url, provider.token_url),
        userinfo_url: orKept(params.userinfo_url, provider.userinfo_url),
        jwks_uri: orKept(params.jwks_uri, provider.jwks_uri)
      }
  return {
    ...provider,
    ...own,
    name: params.name === "" ? provider.name : params.name,
    client_id: params.client_id === "" ? provider.client_id : params.client_id,
    client_secret: params.client_secret === "" ? provider.client_secret : params.client_secret,
    acceptable_client_ids: params.acceptable_client_ids ?? provider.acceptable_client_ids,
    scopes: scopes === null ? provider.scopes : isOidc ? withOpenId(scopes) : scopes,
    pkce_enabled: params.pkce_enabled ?? provider.pkce_enabled,
    attribute_mapping:
      params.attribute_mapping === null ? provider.attribute_mapping : jsonOf(params.attribute_mapping),
    authorization_params:
      params.authorization_params === null ? provider.authorization_params : jsonOf(params.authorization_params),
    enabled: params.enabled ?? provider.enabled,
    email_optional: params.email_optional ?? provider.email_optional,
    custom_claims_allowlist: params.custom_claims_allowlist ?? provider.custom_claims_allowlist
  }
}

const update = (call: AdminCall, path: Params): Result<Reply> =>
  Either.gen(function* () {
    const identifier = yield* readIdentifier(path)
    const params = yield* readBody(call, providerParams)
    yield* rejectOn(extrasProblem(params))
    const provider = yield* load(call, identifier)
    const isOidc = provider.provider_type === "oidc"
    yield* rejectOn(urlsProblem(urlsOf(params, isOidc)))
    const draft = changed(provider, params, isOidc)
    const moves = isOidc && (params.issuer !== "" || params.discovery_url !== null)
    const saved = yield* Either.mapLeft(
      saveCustomProvider(call, moves ? yield* withDiscovery(call, draft) : draft),
      (cause) => internal("Error updating custom OAuth provider", cause)
    )
    return json(200, customProviderBody(saved))
  })

const remove = (call: AdminCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    const provider = yield* load(call, yield* readIdentifier(params))
    call.db.customProviders.table.delete(provider.id)
    return noContent
  })

/** Closes the providers, and everything below their path, where they are switched off. */
export const requireCustomProviders = <C extends Call>(call: C): Result<C> =>
  call.settings.customOAuth.enabled
    ? Either.right(call)
    : Either.left(notFound("feature_disabled", "Custom OAuth providers are disabled"))

/** `/admin/custom-providers` */
export const customProviders: Routes<AdminCall> = [
  get("/", list),
  post("/", create),
  group("/{identifier}", open, [get("/", show), put("/", update), del("/", remove)])
]
