import { formatGoUrl, parseGoUrl } from "../../standards/url/goUrl.js"
import type { Query } from "../../standards/url/query.js"
import { formatQuery, parseQuery, setQuery } from "../../standards/url/query.js"

/** An application's own URL, with something more in its query. What is empty is left out. */
const withMore = (uri: string, pairs: Query): string => {
  const url = parseGoUrl(uri)
  if (url === undefined) return uri
  const given = pairs.filter(([, value]) => value !== "")
  const query = given.reduce<Query>((all, [name, value]) => setQuery(all, name, value), parseQuery(url.query ?? ""))
  return formatGoUrl({ ...url, query: formatQuery(query) })
}

/** Where a browser takes the code for an application. */
export const grantedLocation = (uri: string, code: string, state: string): string =>
  withMore(uri, [
    ["code", code],
    ["state", state]
  ])

/** Where a browser is sent with the error. */
export const deniedLocation = (uri: string, error: string, description: string, state: string): string =>
  withMore(uri, [
    ["error", error],
    ["error_description", description],
    ["state", state]
  ])
