import type { CustomProvider } from "../../database/providerRows.js"
import type { Query } from "../../standards/url/query.js"
import { formatQuery, setQuery } from "../../standards/url/query.js"
import { reservedParameters } from "../customProviders/reservedParameters.js"

/** Parameters that are the server's, in any letter case. A nonce is the caller's. */
const reserved = new Set(reservedParameters)

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
export const scopesOf = (provider: CustomProvider, requested: string): ReadonlyArray<string> => {
  const given = requested.split(/\p{White_Space}+/u).filter((scope) => scope !== "")
  return given.length > 0 ? given : provider.scopes
}

/** What a browser takes along to a provider. */
export interface SignIn {
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: ReadonlyArray<string>
  readonly state: string
  /** Absent when the provider does without. */
  readonly codeChallenge: string | undefined
  /** Parameters of the provider's own, which win over the caller's. */
  readonly own: Query
}

/** Where a browser is sent to sign in, with what the caller asks to be passed on. */
export const authorizationUrl = (endpoint: string, signIn: SignIn, requested: Query): string => {
  const { codeChallenge, scopes } = signIn
  const always: Query = [
    ["response_type", "code"],
    ["client_id", signIn.clientId],
    ["redirect_uri", signIn.redirectUri],
    ...(scopes.length === 0 ? [] : ([["scope", scopes.join(" ")]] as const)),
    ["state", signIn.state]
  ]
  const challenge: Query =
    codeChallenge === undefined
      ? []
      : [
          ["code_challenge_method", "S256"],
          ["code_challenge", codeChallenge]
        ]
  const all = [...passedOn(requested), ...challenge, ...signIn.own].reduce<Query>(
    (sofar, [name, value]) => setQuery(sofar, name, value),
    always
  )
  return `${endpoint}${endpoint.includes("?") ? "&" : "?"}${formatQuery(all)}`
}
