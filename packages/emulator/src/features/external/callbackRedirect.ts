import type { ApiError } from "../../http/apiError.js"
import { oauthErrors } from "../../http/oauthErrors.js"
import { escapeFragment } from "../../standards/url/escape.js"
import { formatGoUrl, parseGoUrl } from "../../standards/url/goUrl.js"
import type { Grant } from "../sessions/sessions.js"
import type { Query } from "../../standards/url/query.js"
import { formatQuery, parseQuery, setQuery } from "../../standards/url/query.js"

/** Codes that are reported as `access_denied`, whatever their status. */
const denials = new Set(["signup_disabled", "user_banned", "provider_email_needs_verification"])

/** The query parameters that report an error to a browser that comes back from a provider. */
const errorQuery = (error: ApiError): Query => {
  switch (error.kind) {
    case "coded": {
      const name = denials.has(error.code) ? "access_denied" : (oauthErrors[error.status] ?? "server_error")
      return [
        ["error", name],
        ["error_description", error.message],
        ["error_code", error.code]
      ]
    }
    case "oauth":
      return [
        ["error", error.error],
        ["error_description", error.description ?? ""]
      ]
    default:
      return [["error", "server_error"]]
  }
}

const withQuery = (query: string | undefined, pairs: Query): string =>
  formatQuery(pairs.reduce<Query>((all, [name, value]) => setQuery(all, name, value), parseQuery(query ?? "")))

/** Where a browser is sent when its sign-in flow was not found. */
export const lostLocation = (site: string, error: ApiError): string => {
  const url = parseGoUrl(site)
  return url === undefined ? site : formatGoUrl({ ...url, query: withQuery(url.query, errorQuery(error)) })
}

/** Where a browser is sent when its sign-in failed: the query and the fragment carry the error. */
export const failedLocation = (target: string, error: ApiError): string => {
  const url = parseGoUrl(target)
  if (url === undefined) return target
  const pairs = errorQuery(error)
  const shown = pairs.filter(([, value]) => value !== "")
  return formatGoUrl({
    ...url,
    query: withQuery(url.query, pairs),
    fragment: escapeFragment(formatQuery([...shown, ["sb", ""]]))
  })
}

/** Whatever a stand-in is asked with it, it is nothing to ask with. */
export const providerToken = "emulated"

/** Where a browser is sent that is signed in: the fragment carries the tokens. */
export const grantedLocation = (
  target: string,
  grant: Pick<Grant, "accessToken" | "expiresAt" | "expiresIn" | "refreshToken">
): string =>
  `${target}#${formatQuery([
    ["access_token", grant.accessToken],
    ["expires_at", String(grant.expiresAt)],
    ["expires_in", String(grant.expiresIn)],
    ["provider_token", providerToken],
    ["refresh_token", grant.refreshToken],
    ["sb", ""],
    ["token_type", "bearer"]
  ])}`
