import * as Either from "effect/Either"
import type { SsoProvider } from "../../database/providerRows.js"
import { internal, invalid, notFound } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { group, post } from "../../http/router.js"
import { optionalFlag, struct, text } from "../../standards/json/decode.js"
import { uuid } from "../../standards/json/decodeValues.js"
import { nilUuid } from "../../standards/text/uuid.js"
import { limited } from "../guards/limited.js"
import { validatePkce } from "../pkce/challenge.js"
import { parseChallengeMethod } from "../pkce/codeVerifier.js"
import { consumeAssertion } from "./assertion.js"
import { findByDomain, findSsoProvider } from "./providers.js"

const signInParams = struct("SingleSignOnParams", {
  provider_id: uuid,
  domain: text,
  redirect_to: text,
  skip_http_redirect: optionalFlag,
  code_challenge: text,
  code_challenge_method: text
})

const find = (call: Call, providerId: string, domain: string): Result<SsoProvider> => {
  if (domain === "") {
    const loaded = findSsoProvider(call, providerId)
    return loaded === undefined
      ? Either.left(notFound("sso_provider_not_found", "No such SSO provider"))
      : Either.right(loaded.provider)
  }
  if (domain.includes("\u0000")) return Either.left(internal("Unable to find SSO provider by domain"))
  const provider = findByDomain(call, domain)
  return provider === undefined
    ? Either.left(notFound("sso_provider_not_found", "No SSO provider assigned for this domain"))
    : Either.right(provider)
}

/** Begins a sign-in, as far as that can be refused: a request to an identity provider would have to be signed. */
const signIn = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, signInParams)
    const { code_challenge: challenge, code_challenge_method: method, domain, provider_id: id } = params
    if (id !== nilUuid && domain !== "") {
      return yield* Either.left(invalid("Only one of provider_id or domain supported"))
    }
    if (id === nilUuid && domain === "") {
      return yield* Either.left(invalid("A provider_id or domain needs to be provided"))
    }
    const provider = yield* find(call, id, domain)
    if (provider.disabled === true) {
      return yield* Either.left(notFound("sso_provider_disabled", "SSO Provider is currently disabled"))
    }
    yield* validatePkce(method, challenge)
    if (challenge !== "" && parseChallengeMethod(method) === undefined) {
      return yield* Either.left(invalid("Invalid code_challenge_method"))
    }
    return yield* Either.left(internal("Error creating SAML Authentication Request"))
  })

const requireSaml = (call: Call): Result<Call> =>
  call.settings.saml.enabled
    ? Either.right(call)
    : Either.left(notFound("saml_provider_disabled", "SAML 2.0 is disabled"))

/** Sign-in through the identity provider of one's company. */
export const singleSignOn: Routes<Call> = [
  group("/sso", requireSaml, [
    post("/", limited("sso", signIn)),
    post("/saml/acs", limited("assertion", consumeAssertion))
  ])
]
