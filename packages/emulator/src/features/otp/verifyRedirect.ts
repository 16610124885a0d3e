import type { ApiError } from "../../http/apiError.js"
import { oauthErrors } from "../../http/oauthErrors.js"
import { escapeFragment } from "../../standards/url/escape.js"
import { formatGoUrl, parseGoUrl } from "../../standards/url/goUrl.js"
import type { Query } from "../../standards/url/query.js"
import { formatQuery, parseQuery, setQuery } from "../../standards/url/query.js"

/** Puts pairs into the fragment and, for a flow that ends in a code exchange, into the query as well. */
const decorate = (target: string, pairs: Query, exchanged: boolean, rewrites: boolean): string => {
  const url = parseGoUrl(target)
  if (url === undefined) return target
  const fragment = escapeFragment(formatQuery([...pairs, ["sb", ""]]))
  const before = parseQuery(url.query ?? "")
  const query = exchanged ? pairs.reduce((all: Query, [name, value]) => setQuery(all, name, value), before) : before
  const written = exchanged || rewrites ? formatQuery(query) : (url.query ?? "")
  return formatGoUrl({ ...url, query: written === "" ? undefined : written, fragment })
}

/** Where a link leads that failed. */
export const errorLocation = (
  target: string,
  error: Extract<ApiError, { readonly kind: "coded" }>,
  exchanged: boolean
): string => {
  const name = oauthErrors[error.status]
  const pairs: Query = [
    ...(name === undefined ? [] : [["error", name] as const]),
    ["error_code", error.code],
    ["error_description", error.message]
  ]
  return decorate(target, pairs, exchanged, false)
}

/** Where a link leads that is only the first of two. */
export const messageLocation = (target: string, message: string, exchanged: boolean): string =>
  decorate(target, [["message", message]], exchanged, true)

/** Where a link leads whose flow ends in an exchange of codes. */
export const codeLocation = (target: string, code: string): string => {
  const url = parseGoUrl(target)
  if (url === undefined) return target
  return formatGoUrl({ ...url, query: formatQuery(setQuery(parseQuery(url.query ?? ""), "code", code)) })
}

/** Where a link leads that signs in. */
export const tokenLocation = (
  target: string,
  type: string,
  grant: {
    readonly accessToken: string
    readonly expiresAt: number
    readonly expiresIn: number
    readonly refreshToken: string
  }
): string =>
  `${target}#${formatQuery([
    ["access_token", grant.accessToken],
    ["expires_at", String(grant.expiresAt)],
    ["expires_in", String(grant.expiresIn)],
    ["refresh_token", grant.refreshToken],
    ["sb", ""],
    ["token_type", "bearer"],
    ["type", type]
  ])}`
