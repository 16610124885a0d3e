import * as Either from "effect/Either"
import { lowerCase } from "../../database/postgres/text.js"
import type { CustomProvider } from "../../database/providerRows.js"
import type { Call } from "../../http/call.js"
import { providerProblem } from "../../settings/externalProviders.js"
import { readStoredMap } from "../../standards/json/json.js"
import { withoutTrailing } from "../../standards/text/trim.js"
import type { Query } from "../../standards/url/query.js"
import { findCustomProvider } from "../customProviders/customProviders.js"
import { discoveryUrl, withOpenId } from "../customProviders/description.js"
import { readDiscovery } from "../customProviders/oidcDiscovery.js"
import { scopesOf } from "./authorizationUrl.js"
import { externalEndpoint, externalScopes, findExternalProvider } from "./knownProviders.js"

/** A provider that a browser can be sent to. */
export interface SignInProvider {
  /** "" where it would have to be asked first. */
  readonly endpoint: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: ReadonlyArray<string>
  readonly pkce: boolean
  /** Parameters of its own, which win over the caller's. */
  readonly own: Query
  /** Whether it is sent the caller's parameters. */
  readonly passesOn: boolean
}

const nulInIdentifier =
  'error finding custom provider: error finding custom OAuth provider by identifier: ERROR: invalid byte sequence for encoding "UTF8": 0x00 (SQLSTATE 22021)'

/** Where a provider takes sign-ins; on the left why it does not. */
const endpointOf = (call: Call, provider: CustomProvider): Either.Either<string, string> => {
  if (provider.provider_type === "oauth2") return Either.right(provider.authorization_url ?? "")
  const issuer = provider.issuer ?? ""
  const url = discoveryUrl(issuer, provider.discovery_url)
  return Either.mapBoth(readDiscovery(url, issuer, call.documents(url)), {
    onLeft: (problem) => `error creating OIDC provider: failed to create OIDC provider: ${problem}`,
    onRight: (discovery) => discovery.authorization_endpoint
  })
}

const findCustom = (call: Call, name: string, requested: string): Either.Either<SignInProvider, string> => {
  if (!call.settings.customOAuth.enabled) return Either.left("custom OAuth providers are disabled")
  if (name.includes("\u0000")) return Either.left(nulInIdentifier)
  const provider = findCustomProvider(call, name)
  if (provider === undefined) return Either.left(`custom provider ${name} not found`)
  if (!provider.enabled) return Either.left(`custom provider ${name} is disabled`)
  const scopes = scopesOf(provider, requested)
  return Either.map(endpointOf(call, provider), (endpoint) => ({
    endpoint,
    clientId: provider.client_id,
    redirectUri: `${withoutTrailing(call.settings.api.externalUrl, "/")}/callback`,
    scopes: provider.provider_type === "oidc" ? withOpenId(scopes) : scopes,
    pkce: provider.pkce_enabled,
    own: [...readStoredMap(provider.authorization_params)].flatMap(([key, value]) =>
      typeof value === "string" ? [[key, value] as const] : []
    ),
    passesOn: true
  }))
}

/** The provider of a name, with the requested scopes; on the left why it cannot be used. */
export const findSignInProvider = (
  call: Call,
  given: string,
  requested: string
): Either.Either<SignInProvider, string> => {
  const name = lowerCase(given)
  if (name.startsWith("custom:")) return findCustom(call, name, requested)
  const settings = call.settings.external.providers.get(name)
  if (settings === undefined) return Either.left(`Provider ${name} could not be found`)
  const problem = providerProblem(settings)
  if (problem !== undefined) return Either.left(problem)
  const known = findExternalProvider(name)
  const { api, external } = call.settings
  const endpoint = external.standIns.has(name)
    ? `${withoutTrailing(api.externalUrl, "/")}/authorize/sign-in`
    : known === undefined
      ? ""
      : externalEndpoint(known, settings.url)
  if (endpoint === undefined) return Either.left("unable to find URL for the Keycloak provider")
  return Either.right({
    endpoint,
    clientId: settings.clientIds[0] ?? "",
    redirectUri: settings.redirectUri,
    scopes: known === undefined ? [] : externalScopes(known, requested),
    pkce: known?.pkce ?? false,
    own: known?.instead ?? [],
    passesOn: known?.instead === undefined
  })
}
