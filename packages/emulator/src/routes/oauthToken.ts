import * as Either from "effect/Either"
import { findClient } from "../actions/oauthClients.js"
import { refreshSession } from "../actions/refresh.js"
import type { Call } from "../http/call.js"
import { bodyText, formValue, header, isTooLarge } from "../http/call.js"
import { decodeText, struct, text } from "../http/decode.js"
import type { Decoded } from "../http/decode.js"
import { readFirstValue } from "../http/firstValue.js"
import type { Refusal } from "../http/refusal.js"
import { badRequest, internal } from "../http/refusal.js"
import { json } from "../http/reply.js"
import type { Reply } from "../http/reply.js"
import { group, guarded, post } from "../http/router.js"
import type { Routes } from "../http/router.js"
import { basicCredentials, credentialsProblem, postedCredentials } from "../rules/clientCredentials.js"
import type { ClientCredentials } from "../rules/clientCredentials.js"
import { parseUuid } from "../rules/uuid.js"
import type { OAuthClient } from "../state/providerRows.js"
import { registerItself, requireOAuthServer } from "./oauthClients.js"

type Answer = Either.Either<Reply, Refusal>

/** A call of an application. */
interface ApplicationCall extends Call {
  /** Absent when a header names nobody. */
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

const wrong = (message: string): Refusal => badRequest("invalid_credentials", message)

/** Finds out which application calls. */
const authenticate = (call: Call): Either.Either<ApplicationCall, Refusal> =>
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

const oauth = (error: string, description: string): Refusal => ({ kind: "oauth", error, description })

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
type TokenParams = Pick<Decoded<typeof tokenParams>, "grant_type" | "code" | "refresh_token">

const readParams = (call: Call): Either.Either<TokenParams, Refusal> =>
  isJson(call)
    ? Either.mapLeft(readFirstValue(call, tokenParams), () => oauth("invalid_request", "Invalid JSON body"))
    : Either.right({
        grant_type: formValue(call, "grant_type"),
        code: formValue(call, "code"),
        refresh_token: formValue(call, "refresh_token")
      })

/** Nobody can be asked for consent here, so that no code was ever given out. */
const byCode = (code: string): Refusal => {
  if (code === "") return oauth("invalid_request", "code is required for authorization_code grant")
  return code.includes("\u0000")
    ? internal("Error finding authorization code")
    : oauth("invalid_grant", "Invalid authorization code")
}

const byRefreshToken = (call: Call, token: string, client: OAuthClient): Answer =>
  token === ""
    ? Either.left(oauth("invalid_request", "refresh_token is required for refresh_token grant"))
    : Either.map(refreshSession(call, token, client.id), (grant) =>
        json(200, {
          access_token: grant.accessToken,
          expires_in: grant.expiresIn,
          refresh_token: grant.refreshToken,
          token_type: "bearer"
        })
      )

const give = (call: ApplicationCall): Answer =>
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
      : yield* Either.left(byCode(params.code))
  })

/** What applications ask the server for. */
export const oauthServer: Routes<Call> = [
  group("/oauth", requireOAuthServer, [
    post("/clients/register", registerItself),
    post("/token", guarded(authenticate, give))
  ])
]
