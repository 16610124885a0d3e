import type { JsonMap } from "../../standards/json/json.js"
import { goQuote } from "../../standards/text/quote.js"
import { withoutTrailing } from "../../standards/text/trim.js"
import { publicUrlProblem } from "../../standards/url/publicUrl.js"
import { reservedParameters } from "./reservedParameters.js"

/** Why a description is invalid. */
type Problem = string | undefined

/** What a new provider is described by. Empty is as good as absent. */
export interface ProviderDescription {
  readonly provider_type: string
  readonly identifier: string
  readonly name: string
  readonly client_id: string
  readonly client_secret: string
  readonly issuer: string
  readonly authorization_url: string
  readonly token_url: string
  readonly userinfo_url: string
}

export const isProviderType = (type: string): type is "oauth2" | "oidc" => type === "oauth2" || type === "oidc"

export const identifierProblem = (identifier: string): Problem =>
  identifier.startsWith("custom:")
    ? undefined
    : `identifier must start with 'custom:' prefix, e.g. 'custom:${identifier}'`

const missing = (value: string, message: string): Problem => (value === "" ? message : undefined)

/** Why a description is not complete. */
export const descriptionProblem = (given: ProviderDescription): Problem =>
  (isProviderType(given.provider_type) ? undefined : "provider_type must be either 'oauth2' or 'oidc'") ??
  missing(given.identifier, "identifier is required") ??
  identifierProblem(given.identifier) ??
  missing(given.name, "name is required") ??
  missing(given.client_id, "client_id is required") ??
  missing(given.client_secret, "client_secret is required") ??
  (given.provider_type === "oidc"
    ? missing(given.issuer, "issuer is required for OIDC providers")
    : (missing(given.authorization_url, "authorization_url is required for OAuth2 providers") ??
      missing(given.token_url, "token_url is required for OAuth2 providers") ??
      missing(given.userinfo_url, "userinfo_url is required for OAuth2 providers")))

/** Parameters of a sign-in that the server alone decides on. */
const reserved = new Set([...reservedParameters, "nonce"])

/** Fields of a user that no provider may fill. */
const protectedFields = new Set([
  "id",
  "aud",
  "role",
  "app_metadata",
  "created_at",
  "updated_at",
  "confirmed_at",
  "email_confirmed_at",
  "phone_confirmed_at",
  "email_verified",
  "phone_verified",
  "banned_until",
  "is_super_admin"
])

const parametersProblem = (parameters: JsonMap): Problem => {
  for (const [name, value] of parameters) {
    if (reserved.has(name)) return `Cannot override reserved OAuth parameter: ${name}`
    if (typeof value !== "string") return `Authorization parameter ${goQuote(name)} must be a string`
  }
  return undefined
}

const mappingProblem = (mapping: JsonMap): Problem => {
  const field = [...mapping.keys()].find((name) => protectedFields.has(name))
  return field === undefined ? undefined : `Cannot map to protected system field: ${field}`
}

/** What a description adds for sign-ins; null where it says nothing. */
interface Extras {
  readonly authorization_params: JsonMap | null
  readonly attribute_mapping: JsonMap | null
  readonly custom_claims_allowlist: ReadonlyArray<string> | null
}

/** What is wrong with the parameters, the mapping or the list of claims; in this order. */
export const extrasProblem = (given: Extras): Problem =>
  parametersProblem(given.authorization_params ?? new Map()) ??
  mappingProblem(given.attribute_mapping ?? new Map()) ??
  (given.custom_claims_allowlist?.some((claim) => /^\p{White_Space}*$/u.test(claim)) === true
    ? "custom_claims_allowlist entries must be non-empty strings"
    : undefined)

/** What is wrong with the first bad URL; empty ones are left alone. */
export const urlsProblem = (urls: ReadonlyArray<string | null>): Problem => {
  for (const url of urls) {
    const problem = (url ?? "") === "" ? undefined : publicUrlProblem(url ?? "")
    if (problem !== undefined) return problem
  }
  return undefined
}

/** A sign-in by OpenID Connect always asks for `openid`. */
export const withOpenId = (scopes: ReadonlyArray<string>): ReadonlyArray<string> =>
  scopes.includes("openid") ? scopes : ["openid", ...scopes]

/** Where the discovery document of an issuer is. */
export const discoveryUrl = (issuer: string, given: string | null): string =>
  (given ?? "") === "" ? `${withoutTrailing(issuer, "/")}/.well-known/openid-configuration` : (given ?? "")
