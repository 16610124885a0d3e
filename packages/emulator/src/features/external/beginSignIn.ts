import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { internal, invalid, notFound } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { toBase64Url } from "../../standards/encoding/base64.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { queryValue } from "../../standards/url/query.js"
import { referrer } from "../messages/links.js"
import { validatePkce } from "../pkce/challenge.js"
import { newFlow } from "../pkce/flowStates.js"
import { findUserByToken } from "../queries/oneTimeTokens.js"
import { authorizationUrl } from "./authorizationUrl.js"
import { findSignInProvider } from "./signInProviders.js"

const checkInvite = (call: Call, token: string): Result<void> => {
  if (isUnstorable(token)) return Either.left(internal("Database error finding user"))
  return token === "" || findUserByToken(call, token, "confirmation_token") !== undefined
    ? Either.right(undefined)
    : Either.left(notFound("user_not_found", "User identified by token not found"))
}

/** The verifier that the server will show the provider: the code that comes back is useless without it. */
const makeVerifier = (call: Call, provider: string) => {
  const verifier = toBase64Url(call.random.bytes(32))
  const id = call.random.uuid()
  call.db.oauthClientStates.table.insert({
    id,
    provider_type: provider,
    code_verifier: verifier,
    created_at: toMicroseconds(call.now())
  })
  return { id, challenge: toBase64Url(sha256(utf8ToBytes(verifier))) }
}

/** Begins a sign-in at a provider, and returns the URL for the browser. A target gets the identity that is found there. */
export const beginExternalSignIn = (call: Call, target?: User): Result<string> =>
  Either.gen(function* () {
    const { query } = call.target
    const name = queryValue(query, "provider")
    const provider = yield* Either.mapLeft(findSignInProvider(call, name, queryValue(query, "scopes")), (problem) =>
      invalid(`Unsupported provider: ${problem}`)
    )
    yield* checkInvite(call, queryValue(query, "invite_token"))
    const given = {
      code_challenge: queryValue(query, "code_challenge"),
      code_challenge_method: queryValue(query, "code_challenge_method")
    }
    yield* validatePkce(given.code_challenge_method, given.code_challenge)
    const verifier = provider.pkce ? makeVerifier(call, name) : undefined
    const flow = newFlow(call, { method: "oauth", provider: name }, given, {
      referrer: referrer(call),
      oauth_client_state_id: verifier?.id ?? null,
      linking_target_id: target?.id ?? null
    })
    if (flow === undefined) return yield* Either.left(invalid("Invalid code_challenge_method"))
    call.db.flowStates.table.insert(flow)
    if (provider.endpoint === "") return call.target.path.slice(0, call.target.path.lastIndexOf("/") + 1)
    const signIn = { ...provider, state: flow.id, codeChallenge: verifier?.challenge }
    return authorizationUrl(provider.endpoint, signIn, provider.passesOn ? query : [])
  })
