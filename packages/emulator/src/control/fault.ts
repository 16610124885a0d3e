import type { Duration } from "effect/Duration"
import * as Either from "effect/Either"
import type { Fault } from "../Control.js"
import type { ConnectionError, HeaderLines, Request, Response } from "../Exchange.js"
import type { ApiError } from "../http/apiError.js"
import { tooMany } from "../http/apiError.js"
import { header } from "../http/call.js"
import { errorReply } from "../http/errorReply.js"
import type { MembersReader } from "./members.js"
import { isMembers, makeMembersReader } from "./members.js"
import { pathMatcher } from "./pathPattern.js"

/** What happens to a request. */
type Happening =
  | { readonly kind: "wait" }
  | { readonly kind: "raced" }
  | { readonly kind: "lost"; readonly code: ConnectionError["code"]; readonly after: boolean }
  | { readonly kind: "cut"; readonly bytes: number | undefined }
  | { readonly kind: "responded"; readonly respond: (request: Request) => Response }

/** A fault that makes sense. */
export interface Plan {
  readonly fault: Fault
  readonly matches: (method: string, path: string) => boolean
  readonly times: number
  readonly skip: number
  readonly latency: Duration
  readonly happening: Happening
}

/** Each request is compared with the paths of all faults, which takes longer with each wildcard in them. */
const longestPath = 200

const noErrorId = () => "00000000-0000-0000-0000-000000000000"

const errorResponse =
  (error: ApiError, more: HeaderLines = []) =>
  (request: Request): Response => {
    const reply = errorReply(error, header(request, "x-supabase-api-version"), noErrorId)
    return { ...reply, headers: [...reply.headers, ...more] }
  }

const reasons: { readonly [status: number]: string } = {
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out"
}

const errorPage = (status: number): Response => {
  const title = `${status} ${reasons[status] ?? "Error"}`
  return {
    status,
    headers: [
      ["Server", "nginx"],
      ["Content-Type", "text/html"]
    ],
    body:
      `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n` +
      `<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  }
}

const serverError = (status: number): ApiError =>
  status === 504
    ? {
        kind: "coded",
        status,
        code: "request_timeout",
        message: "Processing this request timed out, please retry after a moment."
      }
    : { kind: "coded", status, code: "unexpected_failure", message: reasons[status] ?? "Error" }

const readError = (read: MembersReader): Happening => {
  const status = read.whole("status", 503, 500, 599)
  const as = read.parsed("as", "json", "json or html", (value) =>
    value === "json" || value === "html" ? value : undefined
  )
  return { kind: "responded", respond: as === "html" ? () => errorPage(status) : errorResponse(serverError(status)) }
}

const isDateOrSeconds = (text: string): boolean =>
  /^[\x20-\x7e]+$/.test(text) && (/^\d+$/.test(text) || !Number.isNaN(Date.parse(text)))

const readRateLimit = (read: MembersReader): Happening => {
  const after = read.parsed("retryAfter", "", "a number of seconds or a date", (value) => {
    if (typeof value === "string") return isDateOrSeconds(value) ? value : undefined
    return typeof value === "number" && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? String(value) : undefined
  })
  const error = tooMany("over_request_rate_limit", "Request rate limit reached")
  return { kind: "responded", respond: errorResponse(error, after === "" ? [] : [["Retry-After", after]]) }
}

/** Headers that say where the body ends are not for a caller to choose. */
const framing = new Set(["transfer-encoding", "trailer", "content-length"])

const isHeader = (name: string, text: unknown, size: number): text is string =>
  typeof text === "string" &&
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
  // What can be written to a wire.
  /^[\t\x20-\x7e\x80-\xff]*$/.test(text) &&
  (!framing.has(name.toLowerCase()) || (name.toLowerCase() === "content-length" && text === String(size)))

const readHeaders =
  (size: number) =>
  (value: unknown): HeaderLines | undefined => {
    if (!isMembers(value)) return undefined
    const lines: Array<readonly [string, string]> = []
    for (const [name, text] of Object.entries(value)) {
      if (!isHeader(name, text, size)) return undefined
      if (!framing.has(name.toLowerCase())) lines.push([name, text])
    }
    return lines
  }

/**
 * A browser shows a planned response under the emulator's own origin. The policy takes that origin's rights away and
 * blocks scripts. Browsers enforce all policies of a response, so a planned one cannot weaken this one.
 */
const withoutRights = (headers: HeaderLines): HeaderLines => [
  ...headers.filter(([name]) => name.toLowerCase() !== "x-content-type-options"),
  ["Content-Security-Policy", "sandbox; default-src 'none'"],
  ["X-Content-Type-Options", "nosniff"]
]

const readResponse = (read: MembersReader): Happening => {
  const status = read.whole("status", 200, 200, 599)
  const body = read.text("body", "")
  const size = new TextEncoder().encode(body).length
  const headers = read.parsed<HeaderLines>(
    "headers",
    [],
    "an object of texts that HTTP can send as headers, without one of the length that the body has not",
    readHeaders(size)
  )
  const response: Response = { status, headers: withoutRights(headers), body }
  return { kind: "responded", respond: () => response }
}

const readers: { readonly [K in Fault["kind"]]: (read: MembersReader) => Happening } = {
  latency: () => ({ kind: "wait" }),
  race: () => ({ kind: "raced" }),
  refused: () => ({ kind: "lost", code: "ECONNREFUSED", after: false }),
  reset: (read) => ({ kind: "lost", code: "ECONNRESET", after: read.flag("after") }),
  truncated: (read) => ({ kind: "cut", bytes: read.whole("bytes", undefined) }),
  rateLimited: readRateLimit,
  error: readError,
  answer: readResponse
}

const kinds = Object.keys(readers)

const isKind = (value: unknown): value is Fault["kind"] => typeof value === "string" && Object.hasOwn(readers, value)

/** Whether what has been read member by member is what its type says. */
const isFault = (value: unknown, problem: string | undefined): value is Fault =>
  isMembers(value) && problem === undefined

const planOf = (value: unknown): Either.Either<Plan, string> => {
  if (!isMembers(value)) return Either.left("a fault is an object")
  const { kind } = value
  if (!isKind(kind)) return Either.left(`kind is not one of ${kinds.join(", ")}`)
  const read = makeMembersReader(value)
  read.text("kind", "")
  const method = read.parsed("method", undefined, "a method", (text) =>
    typeof text === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(text) ? text.toUpperCase() : undefined
  )
  const path = read.parsed(
    "path",
    undefined,
    `a path that begins with a slash, or **, has no query, and has at most ${longestPath} characters`,
    (text) =>
      typeof text === "string" && text.length <= longestPath && /^(\/|\*\*)/.test(text) && !/[?#]/.test(text)
        ? text
        : undefined
  )
  const times = read.parsed("times", 1, "a whole number from 1, or always", (given) => {
    if (given === "always") return Infinity
    return typeof given === "number" && Number.isInteger(given) && given > 0 ? given : undefined
  })
  const skip = read.whole("skip", 0)
  const latency = read.duration("latency")
  if (kind === "latency" && value["latency"] === undefined) return Either.left("latency is missing")
  const happening = readers[kind](read)
  const problem = read.problem()
  if (!isFault(value, problem)) return Either.left(problem ?? "a fault is an object")
  const onPath = path === undefined ? () => true : pathMatcher(path)
  return Either.right({
    fault: value,
    matches: (requested, at) => (method === undefined || method === requested) && onPath(at),
    times,
    skip,
    latency,
    happening
  })
}

/** Reads a fault, from a program or from the body of a request; on the left what is wrong with it. */
export const readFault = (value: unknown): Either.Either<Plan, string> =>
  Either.flatMap(Either.try({ try: () => planOf(value), catch: () => "a fault that cannot be read" }), (plan) => plan)
