import type { HeaderLines } from "../Exchange.js"

const methods = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

const standardHeaders = [
  "accept",
  "authorization",
  "content-type",
  "x-client-info",
  "x-client-ip",
  "x-jwt-aud",
  "x-supabase-api-version",
  "x-use-cookie"
]

/** A header list passes only in the form that browsers send: lower case, sorted, without blanks. */
const headersPass = (requested: string, extra: ReadonlyArray<string>): boolean => {
  if (requested === "") return true
  const allowed = [...new Set([...standardHeaders, ...extra.map((name) => name.toLowerCase())])].sort()
  let from = 0
  for (const name of requested.split(",")) {
    const found = allowed.indexOf(name, from)
    if (found < 0) return false
    from = found + 1
  }
  return true
}

const preflightVary = ["Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"] as const

/** The headers of the response to a preflight, which is 204 whether it is accepted or not. */
export const preflightHeaders = (
  origin: string,
  method: string,
  requested: string | undefined,
  extra: ReadonlyArray<string>
): HeaderLines => {
  if (origin === "" || !methods.has(method) || (requested !== undefined && !headersPass(requested, extra))) {
    return [preflightVary]
  }
  return [
    preflightVary,
    ["Access-Control-Allow-Origin", "*"],
    ["Access-Control-Allow-Methods", method],
    ...(requested === undefined || requested === "" ? [] : ([["Access-Control-Allow-Headers", requested]] as const)),
    ["Access-Control-Allow-Credentials", "true"]
  ]
}

const vary: HeaderLines = [["Vary", "Origin"]]
const shared: HeaderLines = [
  ...vary,
  ["Access-Control-Allow-Origin", "*"],
  ["Access-Control-Expose-Headers", "X-Total-Count, Link, X-Supabase-Api-Version"],
  ["Access-Control-Allow-Credentials", "true"]
]

/** The headers of every other response. */
export const corsHeaders = (origin: string, method: string): HeaderLines =>
  origin !== "" && methods.has(method) ? shared : vary
