import * as Either from "effect/Either"
import type { Document } from "../../Documents.js"
import type { Decoded } from "../../standards/json/decode.js"
import { decodeNode, struct, text, texts } from "../../standards/json/decode.js"
import type { Body } from "../../standards/json/json.js"
import { readStoredMap } from "../../standards/json/json.js"
import { parseFirstJson } from "../../standards/json/parse.js"
import { goQuote } from "../../standards/text/quote.js"
import { publicUrlProblem } from "../../standards/url/publicUrl.js"

const document = struct(
  "OIDCDiscoveryDocument",
  {
    issuer: text,
    authorization_endpoint: text,
    token_endpoint: text,
    userinfo_endpoint: text,
    jwks_uri: text,
    scopes_supported: texts,
    response_types_supported: texts,
    grant_types_supported: texts,
    subject_types_supported: texts,
    id_token_signing_alg_values_supported: texts
  },
  "utilities"
)

/** What an OpenID provider says of itself. */
export type Discovery = Decoded<typeof document>

const reasons: { readonly [status: number]: string } = {
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  410: "Gone",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout"
}

const longest = 1_048_576

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  (typeof body === "string" ? new TextEncoder().encode(body) : body).subarray(0, longest)

const parse = (body: string | Uint8Array): Either.Either<Discovery, string> => {
  const json = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(body))
  const node = Either.mapLeft(parseFirstJson(json), (problem) =>
    problem === "unexpected end of JSON input" ? (json.trim() === "" ? "EOF" : "unexpected EOF") : problem
  )
  return Either.flatMap(node, (parsed) => decodeNode(document, parsed))
}

/** Reads what was found at the URL of a discovery document; on the left why it is of no use. */
export const readDiscovery = (
  url: string,
  issuer: string,
  fetched: Document | undefined
): Either.Either<Discovery, string> => {
  const forbidden = publicUrlProblem(url)
  if (forbidden !== undefined) return Either.left(`oidc: discovery request to ${url} failed: 400: ${forbidden}`)
  if (fetched === undefined) {
    return Either.left(`oidc: discovery request to ${url} failed: 500: Failed to fetch URL`)
  }
  if (fetched.status !== 200) {
    return Either.left(`oidc: discovery request to ${url} returned ${fetched.status} ${reasons[fetched.status] ?? ""}`)
  }
  const read = parse(fetched.body)
  if (Either.isLeft(read)) {
    return Either.left(`oidc: failed to decode discovery document from ${url}: ${read.left}`)
  }
  const found = read.right
  return found.issuer === issuer
    ? Either.right(found)
    : Either.left(`oidc: issuer mismatch, expected ${goQuote(issuer)} got ${goQuote(found.issuer)}`)
}

const required = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"] as const

/** The error that an admin gets for a document that cannot be fetched or used. */
export const checkDiscovery = (
  url: string,
  issuer: string,
  fetched: Document | undefined
): Either.Either<Discovery, string> => {
  const read = readDiscovery(url, issuer, fetched)
  if (Either.isLeft(read)) return Either.left(`OIDC discovery from ${goQuote(url)} failed: ${read.left}`)
  const missing = required.filter((member) => read.right[member] === "")
  return missing.length === 0
    ? read
    : Either.left(`OIDC discovery document is missing required fields: ${missing.join(", ")}`)
}

const listed = (list: ReadonlyArray<string> | null) => (list === null || list.length === 0 ? undefined : list)

/** What is kept of a document. */
export const discoveryBody = (found: Discovery): Body => ({
  issuer: found.issuer,
  authorization_endpoint: found.authorization_endpoint,
  token_endpoint: found.token_endpoint,
  userinfo_endpoint: found.userinfo_endpoint === "" ? undefined : found.userinfo_endpoint,
  jwks_uri: found.jwks_uri,
  scopes_supported: listed(found.scopes_supported),
  response_types_supported: listed(found.response_types_supported),
  grant_types_supported: listed(found.grant_types_supported),
  subject_types_supported: listed(found.subject_types_supported)
})

const order = [
  "issuer",
  "authorization_endpoint",
  "token_endpoint",
  "userinfo_endpoint",
  "jwks_uri",
  "scopes_supported",
  "response_types_supported",
  "grant_types_supported",
  "subject_types_supported"
]

/** A kept document as it is sent: the database does not keep the order of members. */
export const storedDiscoveryBody = (stored: string): Body => {
  const members = readStoredMap(stored)
  return Object.fromEntries(order.map((member) => [member, members.get(member)]))
}
