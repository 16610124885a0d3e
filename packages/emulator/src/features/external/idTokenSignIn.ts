import * as Either from "effect/Either"
import type { ApiError } from "../../http/apiError.js"
import { badRequest, internal, invalid } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { header, readBody } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Decoded } from "../../standards/json/decode.js"
import { flag, struct, text } from "../../standards/json/decode.js"
import { goQuote } from "../../standards/text/quote.js"
import { findCustomProvider } from "../customProviders/customProviders.js"
import { requireUser } from "../guards/guards.js"
import type { ManyIssuers } from "./idTokenIssuer.js"
import { apple, azure, issuerOf, issuers } from "./idTokenIssuer.js"

const idTokenParams = struct("IdTokenGrantParams", {
  id_token: text,
  access_token: text,
  nonce: text,
  provider: text,
  client_id: text,
  issuer: text,
  link_identity: flag
})
type Params = Decoded<typeof idTokenParams>
const wrong = (description: string): ApiError => ({ kind: "oauth", error: "invalid request", description })

/** Whose token it is, where the token itself must tell. */
const tellingIssuer = ({ issues, name }: ManyIssuers, { id_token, issuer }: Params): Result<string> => {
  const told = issuerOf(id_token)
  if (told === undefined) return Either.left(invalid(`Unable to detect issuer in ID token for ${name} provider`))
  if (!issues(told)) {
    return Either.left(invalid(`Detected ID token issuer is not an ${name} ID token issuer`))
  }
  return issuer !== "" && issuer !== told
    ? Either.left(invalid("Provided issuer does not match ID token issuer"))
    : Either.right(told)
}

const checkCustom = (call: Call, name: string): Result<void> => {
  if (!call.settings.customOAuth.enabled) return Either.left(invalid("Custom OAuth providers are disabled"))
  if (name.includes("\u0000")) return Either.left(internal("Error finding custom provider"))
  const provider = findCustomProvider(call, name)
  const quoted = goQuote(name)
  if (provider === undefined) return Either.left(invalid(`Custom provider ${quoted} not found`))
  if (!provider.enabled) return Either.left(badRequest("provider_disabled", `Custom provider ${quoted} is disabled`))
  return provider.provider_type === "oidc"
    ? Either.right(undefined)
    : Either.left(invalid(`Provider ${quoted} is not an OIDC provider`))
}

const checkEnabled = (call: Call, provider: string, issuer: string): Result<void> =>
  call.settings.external.providers.get(provider)?.enabled === true
    ? Either.right(undefined)
    : Either.left(badRequest("provider_disabled", `Provider (issuer ${goQuote(issuer)}) is not enabled`))

/** Whether tokens of the provider are accepted. The request names it, or its issuer; the first match counts. */
const checkProvider = (call: Call, params: Params): Result<void> => {
  const { issuer, provider } = params
  const { allowedIssuers, providers } = call.settings.external
  const keycloak = providers.get("keycloak")
  const isKeycloak = provider === "keycloak" || (keycloak?.enabled === true && issuer !== "" && issuer === keycloak.url)
  const one = (name: string) =>
    provider === name || (issuer !== "" && issuer === issuers[name])
      ? checkEnabled(call, name, issuers[name] ?? "")
      : undefined
  const oneOf = (name: string, many: ManyIssuers) =>
    provider === name || many.isMeant(issuer)
      ? Either.flatMap(tellingIssuer(many, params), (told) => checkEnabled(call, name, told))
      : undefined
  return (
    oneOf("apple", apple) ??
    one("google") ??
    oneOf("azure", azure) ??
    one("facebook") ??
    (isKeycloak ? checkEnabled(call, "keycloak", keycloak?.url ?? "") : undefined) ??
    one("kakao") ??
    one("vercel_marketplace") ??
    one("snapchat") ??
    (provider.startsWith("custom:") ? checkCustom(call, provider) : undefined) ??
    (allowedIssuers.includes(issuer)
      ? Either.right(undefined)
      : Either.left(invalid(`Custom OIDC provider ${goQuote(provider)} not allowed`)))
  )
}

/** `POST /token?grant_type=id_token`. The keys of a provider are not known here, so that no token can be believed. */
export const byIdToken = (call: Call): Result<never> =>
  Either.gen(function* () {
    const params = yield* readBody(call, idTokenParams)
    if (params.id_token === "") return yield* Either.left(wrong("id_token required"))
    if (params.provider === "" && (params.client_id === "" || params.issuer === "")) {
      return yield* Either.left(wrong("provider or client_id and issuer required"))
    }
    if (params.link_identity) {
      if (header(call.request, "authorization") === "") {
        return yield* Either.left(wrong("Linking requires a valid user access token in Authorization"))
      }
      yield* requireUser(call)
    }
    yield* checkProvider(call, params)
    return yield* Either.left(wrong("Bad ID token"))
  })
