import * as Either from "effect/Either"
import type { DatabaseError } from "../../database/postgres/error.js"
import { textProblem } from "../../database/postgres/text.js"
import type { OAuthAuthorization, OAuthClient } from "../../database/providerRows.js"
import type { Call } from "../../http/call.js"
import { untaken } from "../../standards/crypto/random.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { parseChallengeMethod } from "../pkce/codeVerifier.js"
import type { Written } from "../users/users.js"
import type { AuthorizationRequest } from "./authorizationRequest.js"

const orNull = (text: string): string | null => (text === "" ? null : text)

/** Remembers what an application asks for, until a user has said yes or no. */
export const createAuthorization = (
  call: Call,
  client: OAuthClient,
  redirectUri: string,
  request: AuthorizationRequest
): Written<OAuthAuthorization> => {
  const now = toMicroseconds(call.now())
  const authorization: OAuthAuthorization = {
    id: call.random.uuid(),
    authorization_id: untaken(
      () => call.random.alphanumeric(32),
      (id) => call.db.oauthAuthorizations.byAuthorizationId.idOf(id) !== undefined
    ),
    client_id: client.id,
    user_id: null,
    redirect_uri: redirectUri,
    scope: request.scope,
    state: orNull(request.state),
    resource: orNull(request.resource),
    code_challenge: request.codeChallenge,
    code_challenge_method: parseChallengeMethod(request.codeChallengeMethod) ?? "",
    nonce: orNull(request.nonce),
    status: "pending",
    authorization_code: null,
    created_at: now,
    expires_at: now + call.settings.oauthServer.authorizationTtl,
    approved_at: null
  }
  const problem: DatabaseError | undefined =
    textProblem([request.state, request.nonce, request.codeChallenge, request.resource]) ??
    call.db.oauthAuthorizations.table.insert(authorization)
  return problem === undefined ? Either.right(authorization) : Either.left(problem)
}

export const findAuthorization = ({ db }: Call, authorizationId: string): OAuthAuthorization | undefined =>
  db.oauthAuthorizations.table.find(db.oauthAuthorizations.byAuthorizationId, authorizationId)

/** The authorization that a code stands for. */
export const findByAuthorizationCode = ({ db }: Call, code: string): OAuthAuthorization | undefined =>
  db.oauthAuthorizations.table.find(db.oauthAuthorizations.byCode, code)

export const isOver = (call: Call, authorization: OAuthAuthorization): boolean => call.now() > authorization.expires_at

const save = (call: Call, changed: OAuthAuthorization): OAuthAuthorization => {
  call.db.oauthAuthorizations.table.update(changed)
  return changed
}

/** The authorization belongs to the first user who looks at it. */
export const claim = (call: Call, authorization: OAuthAuthorization, userId: string): OAuthAuthorization =>
  save(call, { ...authorization, user_id: userId })

/** Gives out the code. */
export const approve = (call: Call, authorization: OAuthAuthorization): OAuthAuthorization =>
  save(call, {
    ...authorization,
    status: "approved",
    approved_at: toMicroseconds(call.now()),
    authorization_code: call.random.uuid()
  })

/** Closes the authorization: no code is issued any more. */
export const close = (
  call: Call,
  authorization: OAuthAuthorization,
  status: "denied" | "expired"
): OAuthAuthorization => save(call, { ...authorization, status })
