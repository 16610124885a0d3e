import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { findCustomProvider } from "../actions/customProviders.js"
import { findUserByToken } from "../actions/oneTimeTokens.js"
import type { Call } from "../http/call.js"
import type { Refusal } from "../http/refusal.js"
import { invalid, notFound } from "../http/refusal.js"
import { found } from "../http/reply.js"
import type { Reply } from "../http/reply.js"
import { get } from "../http/router.js"
import type { Routes } from "../http/router.js"
import { queryValue } from "../http/target.js"
import { authorizationUrl, scopesOf } from "../rules/authorization.js"
import { toBase64Url } from "../rules/base64.js"
import { parseChallengeMethod } from "../rules/codeVerifier.js"
import { discoveryUrl, withOpenId } from "../rules/customProvider.js"
import { readDiscovery } from "../rules/oidcDiscovery.js"
import { validatePkce } from "../rules/pkce.js"
import type { CustomProvider } from "../state/providerRows.js"

type Answer = Either.Either<Reply, Refusal>

/** A provider that a browser can be sent to. */
interface Reachable {
  readonly provider: CustomProvider
  readonly endpoint: string
  readonly scopes: ReadonlyArray<string>
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

const findCustom = (call: Call, name: string): Either.Either<Reachable, string> => {
  if (!call.settings.customOAuth.enabled) return Either.left("custom OAuth providers are disabled")
  if (name.includes("\u0000")) return Either.left(nulInIdentifier)
  const provider = findCustomProvider(call, name)
  if (provider === undefined) return Either.left(`custom provider ${name} not found`)
  if (!provider.enabled) return Either.left(`custom provider ${name} is disabled`)
  const scopes = scopesOf(provider, queryValue(call.target.query, "scopes"))
  return Either.map(endpointOf(call, provider), (endpoint) => ({
    provider,
    endpoint,
    scopes: provider.provider_type === "oidc" ? withOpenId(scopes) : scopes
  }))
}

/** The server knows these besides the providers that its settings tell of. */
const others = new Set(["x", "vercel_marketplace"])

const findProvider = (call: Call): Either.Either<Reachable, string> => {
  const name = queryValue(call.target.query, "provider").toLowerCase()
  if (name.startsWith("custom:")) return findCustom(call, name)
  const enabled = call.settings.external.providers.get(name) ?? (others.has(name) ? false : undefined)
  if (enabled === undefined) return Either.left(`Provider ${name} could not be found`)
  // Whatever the settings say, nobody is sent to a company's own server from here.
  return Either.left(enabled ? "the emulator knows custom providers only" : "provider is not enabled")
}

/** Sends a browser to a provider, to sign in there. */
const authorize = (call: Call): Answer =>
  Either.gen(function* () {
    const { query } = call.target
    const { endpoint, provider, scopes } = yield* Either.mapLeft(findProvider(call), (problem) =>
      invalid(`Unsupported provider: ${problem}`)
    )
    const invite = queryValue(query, "invite_token")
    if (invite !== "" && findUserByToken(call, invite, "confirmation_token") === undefined) {
      return yield* Either.left(notFound("user_not_found", "User identified by token not found"))
    }
    const challenge = queryValue(query, "code_challenge")
    const method = queryValue(query, "code_challenge_method")
    yield* validatePkce(method, challenge)
    if (challenge !== "" && parseChallengeMethod(method) === undefined) {
      return yield* Either.left(invalid("Invalid code_challenge_method"))
    }
    const verifier = provider.pkce_enabled ? toBase64Url(call.random.bytes(32)) : undefined
    const signIn = {
      scopes,
      redirectUri: `${call.settings.api.externalUrl.replace(/\/+$/, "")}/callback`,
      state: call.random.uuid(),
      codeChallenge: verifier === undefined ? undefined : toBase64Url(sha256(utf8ToBytes(verifier)))
    }
    return found(authorizationUrl(endpoint, provider, signIn, query), call.request.method)
  })

export const authorization: Routes<Call> = [get("/authorize", authorize)]
