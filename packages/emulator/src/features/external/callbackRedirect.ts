import type { Refusal } from "../../http/apiError.js"
import { escapeFragment } from "../../standards/url/escape.js"
import { formatGoUrl, parseGoUrl } from "../../standards/url/goUrl.js"
import type { Query } from "../../standards/url/query.js"
import { formatQuery, parseQuery, setQuery } from "../../standards/url/query.js"

const oauthErrors: { readonly [status: number]: string } = {
  400: "invalid_request",
  401: "unauthorized_client",
  403: "access_denied",
  500: "server_error",
  503: "temporarily_unavailable"
}

/** Codes that mean that somebody may not come in, whatever their status. */
const denials = new Set(["signup_disabled", "user_banned", "provider_email_needs_verification"])

/** How a refusal is told to a browser that comes back from a provider. */
const errorQuery = (refusal: Refusal): Query => {
  switch (refusal.kind) {
    case "coded": {
      const error = denials.has(refusal.code) ? "access_denied" : (oauthErrors[refusal.status] ?? "server_error")
      return [
        ["error", error],
        ["error_description", refusal.message],
        ["error_code", refusal.code]
      ]
    }
    case "oauth":
      return [
        ["error", refusal.error],
        ["error_description", refusal.description ?? ""]
      ]
    default:
      return [["error", "server_error"]]
  }
}

const withQuery = (query: string | undefined, pairs: Query): string =>
  formatQuery(pairs.reduce<Query>((all, [name, value]) => setQuery(all, name, value), parseQuery(query ?? "")))

/** Where a browser is sent whose sign-in nobody remembers. */
export const lostLocation = (site: string, refusal: Refusal): string => {
  const url = parseGoUrl(site)
  return url === undefined ? site : formatGoUrl({ ...url, query: withQuery(url.query, errorQuery(refusal)) })
}

/** Where a browser is sent whose sign-in is refused: the reason stands in the query, and in the fragment. */
export const refusedLocation = (target: string, refusal: Refusal): string => {
  const url = parseGoUrl(target)
  if (url === undefined) return target
  const pairs = errorQuery(refusal)
  const shown = pairs.filter(([, value]) => value !== "")
  return formatGoUrl({
    ...url,
    query: withQuery(url.query, pairs),
    fragment: escapeFragment(formatQuery([...shown, ["sb", ""]]))
  })
}
