import { byteLength } from "../../../standards/text/byteLength.js"
import { parseRequestUri } from "../../../standards/url/requestUri.js"
import { redirectUriProblem } from "./redirectUri.js"

/** What a new client says of itself. Empty is as good as absent. */
export interface NewClient {
  readonly redirect_uris: ReadonlyArray<string>
  readonly client_type: string
  readonly token_endpoint_auth_method: string
  readonly grant_types: ReadonlyArray<string>
  readonly client_name: string
  readonly client_uri: string
  readonly logo_uri: string
}

/** What is to be different about a client; null where nothing is. */
export interface ClientChange {
  readonly redirect_uris: ReadonlyArray<string> | null
  readonly grant_types: ReadonlyArray<string> | null
  readonly client_name: string | null
  readonly client_uri: string | null
  readonly logo_uri: string | null
  readonly token_endpoint_auth_method: string | null
}

/** Why a description is invalid. */
type Problem = string | undefined

const grantTypes = ["authorization_code", "refresh_token"]
const methods = ["none", "client_secret_basic", "client_secret_post"]
const allMethods = `[${methods.join(" ")}]`

const methodsOf = (clientType: string): ReadonlyArray<string> =>
  methods.filter((method) => (method === "none") === (clientType === "public"))

const typeOf = (method: string): string => (method === "none" ? "public" : "confidential")

const redirectUrisProblem = (uris: ReadonlyArray<string>): Problem => {
  if (uris.length > 10) return "redirect_uris cannot exceed 10 items"
  for (const uri of uris) {
    const problem = redirectUriProblem(uri)
    if (problem !== undefined) return `invalid redirect_uri '${uri}': ${problem}`
  }
  return undefined
}

const grantTypesProblem = (types: ReadonlyArray<string>): Problem =>
  types.every((type) => grantTypes.includes(type))
    ? undefined
    : "grant_types must only contain 'authorization_code' and/or 'refresh_token'"

const nameProblem = (name: string): Problem =>
  byteLength(name) > 1024 ? "client_name cannot exceed 1024 characters" : undefined

const linkProblem = (member: string, uri: string): Problem => {
  if (byteLength(uri) > 2048) return `${member} cannot exceed 2048 characters`
  return uri === "" || parseRequestUri(uri) !== undefined ? undefined : `${member} must be a valid URL`
}

const typeProblem = ({ client_type: type, token_endpoint_auth_method: method }: NewClient): Problem => {
  if (!["", "public", "confidential"].includes(type)) return "client_type must be 'public' or 'confidential'"
  if (method === "") return undefined
  if (!methods.includes(method)) return `token_endpoint_auth_method must be one of: ${allMethods}`
  const expected = typeOf(method)
  if (type === "" || type === expected) return undefined
  return `client_type '${type}' is inconsistent with token_endpoint_auth_method '${method}' (expected client_type '${expected}')`
}

/** Why a client cannot be registered; the first reason counts. */
export const newClientProblem = (client: NewClient): Problem =>
  (client.redirect_uris.length === 0 ? "redirect_uris is required" : redirectUrisProblem(client.redirect_uris)) ??
  grantTypesProblem(client.grant_types) ??
  nameProblem(client.client_name) ??
  linkProblem("client_uri", client.client_uri) ??
  linkProblem("logo_uri", client.logo_uri) ??
  typeProblem(client)

const methodProblem = (method: string, clientType: string): Problem => {
  if (!methods.includes(method)) return `invalid token_endpoint_auth_method: must be one of ${allMethods}`
  const valid = methodsOf(clientType)
  return valid.includes(method)
    ? undefined
    : `token_endpoint_auth_method '${method}' is not valid for client_type '${clientType}'; valid methods: [${valid.join(" ")}]`
}

const notEmpty =
  (member: string, check: (list: ReadonlyArray<string>) => Problem) =>
  (list: ReadonlyArray<string>): Problem =>
    list.length === 0 ? `${member} cannot be empty` : check(list)

const given = <A>(value: A | null, check: (value: A) => Problem): Problem => (value === null ? undefined : check(value))

/** Why a client of a type cannot be changed. */
export const clientChangeProblem = (change: ClientChange, clientType: string): Problem =>
  Object.values(change).every((value) => value === null)
    ? "No fields provided for update"
    : (given(change.redirect_uris, notEmpty("redirect_uris", redirectUrisProblem)) ??
      given(change.grant_types, notEmpty("grant_types", grantTypesProblem)) ??
      given(change.client_name, nameProblem) ??
      given(change.client_uri, (uri) => linkProblem("client_uri", uri)) ??
      given(change.logo_uri, (uri) => linkProblem("logo_uri", uri)) ??
      given(change.token_endpoint_auth_method, (method) => methodProblem(method, clientType)))

/** What a client is that says only half of it, or nothing. */
export const clientKind = ({
  client_type: type,
  token_endpoint_auth_method: method
}: NewClient): { readonly type: string; readonly method: string } => {
  const chosen = type === "" ? typeOf(method) : type
  return { type: chosen, method: method === "" ? (methodsOf(chosen)[0] ?? "") : method }
}

export const defaultGrantTypes: ReadonlyArray<string> = grantTypes
