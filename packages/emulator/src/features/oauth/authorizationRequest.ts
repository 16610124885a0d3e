import { byteLength } from "../../standards/text/byteLength.js"
import { parseGoUrl } from "../../standards/url/goUrl.js"
import type { Query } from "../../standards/url/query.js"
import { queryValue } from "../../standards/url/query.js"
import { parseChallengeMethod } from "../pkce/codeVerifier.js"
import { scopeProblem } from "./scope.js"

/** What an application asks for when it sends a browser here. */
export interface AuthorizationRequest {
  readonly responseType: string
  readonly scope: string
  readonly state: string
  readonly resource: string
  readonly codeChallenge: string
  readonly codeChallengeMethod: string
  readonly nonce: string
}

export const readAuthorizationRequest = (query: Query, defaultScope: string): AuthorizationRequest => ({
  responseType: queryValue(query, "response_type") || "code",
  scope: queryValue(query, "scope") || defaultScope,
  state: queryValue(query, "state"),
  resource: queryValue(query, "resource"),
  codeChallenge: queryValue(query, "code_challenge"),
  codeChallengeMethod: queryValue(query, "code_challenge_method"),
  nonce: queryValue(query, "nonce")
})

const resourceProblem = (resource: string): string | undefined => {
  if (resource === "") return undefined
  const url = parseGoUrl(resource)
  if (url === undefined) return "resource must be a valid URI"
  if (url.scheme === "") return "resource must be an absolute URI"
  if ((url.fragment ?? "") !== "") return "resource must not include a fragment component"
  return (url.query ?? "") === "" ? undefined : "resource must not include a query component"
}

const challengeProblem = (challenge: string, method: string): string | undefined => {
  if (challenge === "" || method === "") return "PKCE flow requires both code_challenge and code_challenge_method"
  if (parseChallengeMethod(method) === undefined) return "code_challenge_method must be 'S256' or 'plain'"
  const length = byteLength(challenge)
  return length < 43 || length > 128 ? "code_challenge must be between 43 and 128 characters" : undefined
}

/** Why an application cannot have what it asks for. */
export const authorizationProblem = (request: AuthorizationRequest): string | undefined =>
  (request.responseType === "code" ? undefined : "only response_type=code is supported") ??
  scopeProblem(request.scope) ??
  resourceProblem(request.resource) ??
  challengeProblem(request.codeChallenge, request.codeChallengeMethod)
