import * as Either from "effect/Either"
import type { HeaderLines, Request, Response } from "../Exchange.js"
import * as Keys from "../Gateway.js"
import { hasHeader, header } from "../http/call.js"
import { json } from "../http/reply.js"
import type { KeyRing } from "../standards/jwt/jwt.js"
import { signToken, verifyToken } from "../standards/jwt/jwt.js"
import { parseQuery, queryValue } from "../standards/url/query.js"

/** On the right the request as the server is to see it. */
export type Gateway = (request: Request) => Either.Either<Request, Response>

const errorOf = (message: string, hint: string, headers: HeaderLines = []): Response =>
  json(401, { message, hint }, [["Access-Control-Allow-Origin", "*"], ...headers])

const noKey = errorOf("No API key found in request", "No `apikey` request header or url param was found.")

const invalidKey = errorOf("Invalid API key", "Double check your Supabase `anon` or `service_role` API key.")

const inBrowser = errorOf(
  "Forbidden use of secret API key in browser",
  "Secret API keys can only be used in a protected environment and should never be used in a browser. Delete this secret API key immediately!",
  [["sb-error-code", "UNAUTHORIZED_INVALID_API_KEY_TYPE"]]
)

/** Links and redirects lead here, and neither can carry a key. */
const open = /^\/(?:verify|callback|authorize|sso\/saml\/(?:acs|metadata)|\.well-known\/[^?]*)(?:[/?]|$)/

const preflight = (request: Request): Response => ({
  status: 204,
  headers: [
    ["Access-Control-Allow-Origin", "*"],
    ["Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS"],
    ["Access-Control-Allow-Headers", header(request, "access-control-request-headers")],
    ["Access-Control-Max-Age", "86400"]
  ],
  body: ""
})

const apiKeyOf = (request: Request): string => {
  const inHeader = header(request, "apikey")
  if (inHeader !== "") return inHeader
  const mark = request.target.indexOf("?")
  return mark < 0 ? "" : queryValue(parseQuery(request.target.slice(mark + 1)), "apikey")
}

/** Whether the key is a token of the server's own, as all keys were before there were opaque ones. */
const isToken = (key: string, ring: KeyRing): boolean => {
  const claims = verifyToken(key, ring)
  return Either.isRight(claims) && (claims.right.role === "anon" || claims.right.role === "service_role")
}

const authorize = (request: Request, token: string): Request => ({
  ...request,
  headers: [
    ...request.headers.filter(([name]) => name.toLowerCase() !== "authorization"),
    ["Authorization", `Bearer ${token}`]
  ]
})

/** Checks the key of every request, and gives the server the token that an opaque key stands for. */
export const makeGateway = (options: Keys.Options, ring: KeyRing): Gateway => {
  const secret = options.secretKey || Keys.secretKey
  const publishable = options.publishableKey || Keys.publishableKey
  const tokens = new Map([
    [secret, signToken('{"role":"service_role"}', ring)],
    [publishable, signToken('{"role":"anon"}', ring)]
  ])
  return (request) => {
    if (request.method === "OPTIONS" && hasHeader(request, "access-control-request-method")) {
      return Either.left(preflight(request))
    }
    if (open.test(request.target)) return Either.right(request)
    const key = apiKeyOf(request)
    if (key === "") return Either.left(noKey)
    const token = tokens.get(key)
    if (token === undefined && !isToken(key, ring)) return Either.left(invalidKey)
    if (key === secret && header(request, "user-agent").startsWith("Mozilla/")) return Either.left(inBrowser)
    const authorization = header(request, "authorization")
    const bearer = /^Bearer (sb_\S*)$/i.exec(authorization)?.[1]
    if (bearer !== undefined && bearer !== key) return Either.left(invalidKey)
    // A request with a user's token acts for that user, and not for the key.
    const replaces = authorization === "" || bearer !== undefined
    return Either.right(token !== undefined && replaces ? authorize(request, token) : request)
  }
}
