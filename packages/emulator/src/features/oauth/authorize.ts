import * as Either from "effect/Either"
import type { OAuthClient } from "../../database/providerRows.js"
import { badRequest, invalid } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { found } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { withoutTrailing } from "../../standards/text/trim.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { queryValue } from "../../standards/url/query.js"
import { authorizationProblem, readAuthorizationRequest } from "./authorizationRequest.js"
import { createAuthorization } from "./authorizations.js"
import { deniedLocation } from "./clientRedirect.js"
import { findClient } from "./clients/clients.js"

const findApplication = (call: Call, id: string): Result<OAuthClient> => {
  const parsed = parseUuid(id)
  if (parsed === undefined) return Either.left(badRequest("oauth_client_not_found", "invalid client_id format"))
  const client = findClient(call, parsed)
  return client === undefined
    ? Either.left(badRequest("oauth_client_not_found", "invalid client_id"))
    : Either.right(client)
}

/** The page on which the user is asked. */
const consentPage = (call: Call, authorizationId: string): string | undefined => {
  const { oauthServer, siteUrl } = call.settings
  const path = oauthServer.authorizationPath
  if (path === "") return undefined
  const slash = path.startsWith("/") ? "" : "/"
  return `${withoutTrailing(siteUrl, "/")}${slash}${path}?authorization_id=${authorizationId}`
}

/** An application sends a browser to ask its user. What is wrong is told to the application, once it is known. */
export const authorizeApplication = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const { query } = call.target
    const { method } = call.request
    const clientId = queryValue(query, "client_id")
    const redirectUri = queryValue(query, "redirect_uri")
    if (clientId === "") return yield* Either.left(invalid("client_id is required"))
    if (redirectUri === "") return yield* Either.left(invalid("redirect_uri is required"))
    const client = yield* findApplication(call, clientId)
    if (!client.redirect_uris.split(",").includes(redirectUri)) {
      return yield* Either.left(invalid("invalid redirect_uri"))
    }
    const request = readAuthorizationRequest(query, call.settings.oauthServer.defaultScope)
    const sorry = (error: string, description: string) =>
      found(deniedLocation(redirectUri, error, description, request.state), method)
    const problem = authorizationProblem(request)
    if (problem !== undefined) return sorry("invalid_request", problem)
    const created = createAuthorization(call, client, redirectUri, request)
    if (Either.isLeft(created)) return sorry("server_error", "error creating authorization")
    const page = consentPage(call, created.right.authorization_id)
    return page === undefined ? sorry("server_error", "oauth authorization path not configured") : found(page, method)
  })
