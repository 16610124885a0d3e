import { readStoredMap } from "../http/json.js"
import { formatQuery, setQuery } from "../http/target.js"
import type { Query } from "../http/target.js"
import type { CustomProvider } from "../state/providerRows.js"

/** Parameters that are the server's, in any letter case. A nonce is the caller's. */
const reserved = new Set([
  "client_id",
  "client_secret",
  "redirect_uri",
  "response_type",
  "state",
  "code_challenge",
  "code_challenge_method",
  "code_verifier"
])

/** The first value of each parameter that is passed on. */
const passedOn = (query: Query): Query => {
  const first = new Map<string, string>()
  for (const [name, value] of query) {
    if (name === "provider" || name === "scopes" || reserved.has(name.toLowerCase())) continue
    const sent = name === "workos_provider" ? "provider" : name
    if (!first.has(sent)) first.set(sent, value)
  }
  return [...first]
}

/** The scopes that are asked for: the caller's, or else the provider's. */
export const scopesOf = (provider: CustomProvider, asked: string): ReadonlyArray<string> => {
  const given = asked.split(/\p{White_Space}+/u).filter((scope) => scope !== "")
  return given.length > 0 ? given : provider.scopes
}

/** What is different about each sign-in. */
export interface SignIn {
  readonly scopes: ReadonlyArray<string>
  readonly redirectUri: string
  readonly state: string
  /** Absent when the provider does without. */
  readonly codeChallenge: string | undefined
}

/** Where a browser is sent to sign in. The provider's own parameters win over the caller's. */
export const authorizationUrl = (
  endpoint: string,
  provider: CustomProvider,
  { codeChallenge, redirectUri, scopes, state }: SignIn,
  query: Query
): string => {
  const own: Query = [
    ["response_type", "code"],
    ["client_id", provider.client_id],
    ["redirect_uri", redirectUri],
    ...(scopes.length === 0 ? [] : ([["scope", scopes.join(" ")]] as const)),
    ["state", state]
  ]
  const challenge: Query =
    codeChallenge === undefined
      ? []
      : [
          ["code_challenge_method", "S256"],
          ["code_challenge", codeChallenge]
        ]
  const fixed: Query = [...readStoredMap(provider.authorization_params)].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : []
  )
  const all = [...passedOn(query), ...challenge, ...fixed].reduce<Query>(
    (sofar, [name, value]) => setQuery(sofar, name, value),
    own
  )
  return `${endpoint}${endpoint.includes("?") ? "&" : "?"}${formatQuery(all)}`
}
