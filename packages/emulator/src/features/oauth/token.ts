import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { OAuthAuthorization, OAuthClient } from "../../database/providerRows.js"
import type { ApiError } from "../../http/apiError.js"
import { badRequest, internal, kept } from "../../http/apiError.js"
import type { Call, UserCall } from "../../http/call.js"
import { bodyText, formValue, header, isTooLarge } from "../../http/call.js"
import { readFirstValue } from "../../http/firstValue.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get, group, guarded, post } from "../../http/router.js"
import type { Decoded } from "../../standards/json/decode.js"
import { decodeText, struct, text } from "../../standards/json/decode.js"
import type { Body } from "../../standards/json/json.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { audit } from "../audit/audit.js"
import { requireUser } from "../guards/guards.js"
import { limited } from "../guards/limited.js"
import { isVerifier } from "../pkce/codeVerifier.js"
import { refreshSession } from "../sessions/refresh.js"
import type { Grant } from "../sessions/sessions.js"
import { openSession } from "../sessions/sessions.js"
import { isBanned } from "../users/users.js"
import { findByAuthorizationCode, isOver } from "./authorizations.js"
import { authorizeApplication } from "./authorize.js"
import { findClient } from "./clients/clients.js"
import type { ClientCredentials } from "./clients/credentials.js"
import { basicCredentials, credentialsProblem, postedCredentials } from "./clients/credentials.js"
import { registerItself, requireOAuthServer } from "./clients/routes.js"
import { decide, showAuthorization } from "./consent.js"
import { idToken } from "./idToken.js"
import { parseScopes } from "./scope.js"
import { userInfoBody } from "./userInfo.js"

/** A call of an application. */
interface ApplicationCall extends Call {
  /** Absent when the header names no client. */
  readonly client: OAuthClient | undefined
}

const isJson = (call: Call): boolean => header(call.request, "content-type").includes("application/json")

const clientParams = struct("", { client_id: text, client_secret: text })

const credentialsIn = (call: Call): Either.Either<ClientCredentials, string> => {
  const basic = basicCredentials(header(call.request, "authorization"))
  if (basic !== undefined) return basic
  if (!isJson(call)) return postedCredentials(formValue(call, "client_id"), formValue(call, "client_secret"))
  if (isTooLarge(call)) return Either.left("failed to read request body")
  const params = decodeText(clientParams, bodyText(call))
  return Either.isLeft(params)
    ? Either.left("failed to parse JSON body")
    : postedCredentials(params.right.client_id, params.right.client_secret)
}

const wrong = (message: string): ApiError => badRequest("invalid_credentials", message)

/** Finds out which application calls. */
const authenticate = (call: Call): Result<ApplicationCall> =>
  Either.gen(function* () {
    const credentials = yield* Either.mapLeft(credentialsIn(call), (problem) =>
      wrong(`Invalid client credentials: ${problem}`)
    )
    if (credentials.id === "") return { ...call, client: undefined }
    const id = parseUuid(credentials.id)
    if (id === undefined) return yield* Either.left(wrong("Invalid client_id format"))
    const client = findClient(call, id)
    if (client === undefined) return yield* Either.left(wrong("Invalid client credentials"))
    const problem = credentialsProblem(client, credentials)
    return problem === undefined ? { ...call, client } : yield* Either.left(wrong(problem))
  })

const oauth = (error: string, description: string): ApiError => ({ kind: "oauth", error, description })

const tokenParams = struct(
  "OAuthTokenParams",
  {
    grant_type: text,
    code: text,
    refresh_token: text,
    redirect_uri: text,
    client_id: text,
    client_secret: text,
    code_verifier: text,
    resource: text
  },
  "oauthserver"
)
type TokenParams = Omit<Decoded<typeof tokenParams>, "client_id" | "client_secret">

const readParams = (call: Call): Result<TokenParams> =>
  isJson(call)
    ? Either.mapLeft(readFirstValue(call, tokenParams), () => oauth("invalid_request", "Invalid JSON body"))
    : Either.right({
        grant_type: formValue(call, "grant_type"),
        code: formValue(call, "code"),
        refresh_token: formValue(call, "refresh_token"),
        redirect_uri: formValue(call, "redirect_uri"),
        code_verifier: formValue(call, "code_verifier"),
        // A form cannot name one.
        resource: ""
      })

const invalidGrant = (description: string): ApiError => oauth("invalid_grant", description)

/** What a code stands for, if it is this application's to use. */
const findGranted = (call: Call, params: TokenParams, client: OAuthClient): Result<OAuthAuthorization> => {
  const { code, code_verifier: verifier } = params
  if (code === "") return Either.left(oauth("invalid_request", "code is required for authorization_code grant"))
  if (isUnstorable(code)) return Either.left(internal("Error finding authorization code"))
  const granted = findByAuthorizationCode(call, code)
  const no = (description: string) => Either.left(invalidGrant(description))
  if (granted === undefined) return no("Invalid authorization code")
  if (isOver(call, granted)) return no("Authorization code has expired")
  if (granted.client_id !== client.id) return no("Authorization code was not issued for this client")
  if (params.resource !== "" && params.resource !== (granted.resource ?? "")) {
    return no("Authorization code resource does not match the resource parameter")
  }
  if (params.redirect_uri !== "" && params.redirect_uri !== granted.redirect_uri) return no("Invalid redirect_uri")
  if (verifier === "") {
    return no("PKCE verification failed: code_verifier is required when PKCE challenge is present")
  }
  return isVerifier(granted.code_challenge, granted.code_challenge_method, verifier)
    ? Either.right(granted)
    : no("PKCE verification failed: code challenge does not match previously saved code verifier")
}

const byCode = (call: Call, params: TokenParams, client: OAuthClient): Result<Reply> =>
  Either.gen(function* () {
    const granted = yield* findGranted(call, params, client)
    const user = granted.user_id === null ? undefined : call.db.users.table.get(granted.user_id)
    if (user === undefined) return yield* Either.left(invalidGrant("User not found for authorization code"))
    if (isBanned(user, call.now())) return yield* Either.left(oauth("access_denied", "User is banned"))
    const method = "oauth_provider/authorization_code"
    audit(call, user, "login", { provider_type: "oauth_provider_authorization_code", client_id: client.id })
    const grant = yield* openSession(call, user, method, { oauth_client_id: client.id, scopes: granted.scope })
    call.db.oauthAuthorizations.table.delete(granted.id)
    const scopes = parseScopes(granted.scope)
    if (!scopes.includes("openid")) return json(200, tokenBody(grant))
    const token = idToken(call, grant.user, { clientId: client.id, nonce: granted.nonce, scopes })
    return token === undefined
      ? yield* Either.left(kept(internal("Error generating ID token")))
      : json(200, tokenBody(grant, token))
  })

/** The tokens for an application, without the user. */
const tokenBody = (grant: Grant, token?: string): Body => ({
  access_token: grant.accessToken,
  expires_in: grant.expiresIn,
  id_token: token,
  refresh_token: grant.refreshToken,
  token_type: "bearer"
})

const byRefreshToken = (call: Call, token: string, client: OAuthClient): Result<Reply> =>
  token === ""
    ? Either.left(oauth("invalid_request", "refresh_token is required for refresh_token grant"))
    : Either.map(refreshSession(call, token, client.id), (grant) => json(200, tokenBody(grant)))

const give = (call: ApplicationCall): Result<Reply> =>
  Either.gen(function* () {
    const { client } = call
    const params = yield* readParams(call)
    const type = params.grant_type
    if (type === "") return yield* Either.left(oauth("invalid_request", "grant_type is required"))
    if (client === undefined) return yield* Either.left(oauth("invalid_client", "Client authentication required"))
    if (!client.grant_types.split(",").includes(type)) {
      return yield* Either.left(oauth("unsupported_grant_type", `Client is not allowed to use grant type: ${type}`))
    }
    return type === "refresh_token"
      ? yield* byRefreshToken(call, params.refresh_token, client)
      : yield* byCode(call, params, client)
  })

/** Who it is for whom an application acts, as far as the user let it know. */
const userInfo = ({ session, user }: UserCall): Result<Reply> =>
  Either.right(json(200, userInfoBody(user, parseScopes(session?.scopes ?? ""))))

/** What applications ask the server for. */
export const oauthServer: Routes<Call> = [
  group("/oauth", requireOAuthServer, [
    post("/clients/register", limited("clientRegistration", registerItself)),
    post("/token", guarded(authenticate, give)),
    get("/userinfo", guarded(requireUser, userInfo)),
    get("/authorize", authorizeApplication),
    get("/authorizations/{authorization_id}", guarded(requireUser, showAuthorization)),
    post("/authorizations/{authorization_id}/consent", guarded(requireUser, decide))
  ])
]
