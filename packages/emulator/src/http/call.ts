import * as Either from "effect/Either"
import type { Source } from "../Documents.js"
import type { Request } from "../Exchange.js"
import type { Settings } from "../Settings.js"
import type { Database } from "../database/database.js"
import type { Session, User } from "../database/rows.js"
import type { HookName } from "../settings/hooks.js"
import type { Randomness } from "../standards/crypto/random.js"
import type { Decoder } from "../standards/json/decode.js"
import { decodeText } from "../standards/json/decode.js"
import type { Claims } from "../standards/jwt/claims.js"
import type { KeyRing } from "../standards/jwt/jwt.js"
import type { Timestamp } from "../standards/time/timestamp.js"
import { decodeBytes } from "../standards/url/escape.js"
import { parseIp } from "../standards/url/ip.js"
import type { Query } from "../standards/url/query.js"
import { parseQuery, queryValue } from "../standards/url/query.js"
import type { Target } from "../standards/url/target.js"
import { badRequest, tooLarge } from "./apiError.js"
import type { Attempt } from "./attempt.js"
import type { Limits } from "./limits.js"
import type { Reply } from "./reply.js"
import { noContent } from "./reply.js"
import type { Result } from "./result.js"

/** What is left of a request when a part of it is done for good. */
export type Rest = (call: Call) => Result<Reply>

/** Where a request stands of which parts are done for good. */
export interface Steps {
  /** Undefined for the first part, which the router finds. */
  readonly current: Rest | undefined
  next: Rest | undefined
}

/** One request on its way, with all that a handler may use. */
export interface Call {
  readonly request: Request
  readonly target: Target
  readonly settings: Settings
  readonly keys: KeyRing
  readonly db: Database
  /** What the server counts. */
  readonly limits: Limits
  readonly attempt: Attempt
  readonly steps: Steps
  readonly random: Randomness
  /** What is found elsewhere; the server itself goes nowhere. */
  readonly documents: Source
  /** The hooks that are called. */
  readonly hooks: ReadonlySet<HookName>
  /** Later than every timestamp before it, by at least a microsecond. */
  readonly now: () => Timestamp
  /** Headers of the response, whether it succeeds or not. */
  readonly sent: Map<string, string>
  /** What the caller's token says, once it is checked. */
  readonly claims: Claims | undefined
}

/**
 * Ends a part of a request, which then stays whatever becomes of the rest, and which other requests see while a hook is
 * called. Nothing may come after it. Where no hook can be called, the rest is done at once.
 */
export const inSteps = (call: Call, rest: Rest): Result<Reply> => {
  if (call.attempt.tape === undefined) return rest(call)
  call.steps.next = rest
  return Either.right(noContent)
}

/** Who is written down as having done something. */
export interface Actor {
  readonly id: string
  readonly email: string
  readonly phone: string
  readonly is_sso_user: boolean
  readonly user_metadata: string
}

/** A call of somebody with an admin role. */
export interface AdminCall extends Call {
  readonly admin: Actor
}

/** A call of an admin on a user. */
export interface AdminUserCall extends AdminCall {
  readonly user: User
}

/** A call of a signed-in user. */
export interface UserCall extends Call {
  readonly claims: Claims
  readonly user: User
  /** Absent for a token that names no session. */
  readonly session: Session | undefined
}

/** What a header says. On the wire it is bytes, and so it is here: a character for each. */
const readValue = (value: string): string => {
  const trimmed = value.replace(/^[\t ]+|[\t ]+$/g, "")
  if (!/\P{ASCII}/u.test(trimmed) || /[\u0100-\uffff]/.test(trimmed)) return trimmed
  return decodeBytes(Uint8Array.from(trimmed, (character) => character.charCodeAt(0)))
}

/** The first value of a header, "" when it is absent. */
export const header = (request: Request, name: string): string => {
  for (const [key, value] of request.headers) {
    if (key.length === name.length && key.toLowerCase() === name) return readValue(value)
  }
  return ""
}

export const hasHeader = (request: Request, name: string): boolean =>
  request.headers.some(([key]) => key.toLowerCase() === name)

export const maxBody = 1_048_576

/** A form that is larger counts as empty. */
const maxForm = 10_485_760

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })

const isForm = ({ request }: Call): boolean =>
  (request.method === "POST" || request.method === "PUT" || request.method === "PATCH") &&
  /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(header(request, "content-type"))

const isMultipart = ({ request }: Call): boolean =>
  /^\s*multipart\/form-data\s*;.*boundary=[^\s;]/i.test(header(request, "content-type"))

/**
 * Whether the server's logging has read the body before any handler. It looks for a redirect target, in the form only
 * where no header has one, and at `/token` for the grant type, in a form of either kind if it was not read yet.
 */
const isConsumed = (call: Call): boolean => {
  const told = header(call.request, "redirect_to") !== ""
  const atToken = call.target.path === "/token"
  return isForm(call) ? !told || atToken : told && atToken && isMultipart(call)
}

/** Whether the body is more than the server reads. Of one that was read already nothing is left. */
export const isTooLarge = (call: Call): boolean => call.request.body.length > maxBody && !isConsumed(call)

/** The body as text: empty where it was read before. */
export const bodyText = (call: Call): string => (isConsumed(call) ? "" : utf8.decode(call.request.body))

/** Reads the JSON body into a struct. */
export const readBody = <A>(call: Call, decoder: Decoder<A>): Result<A> =>
  isTooLarge(call)
    ? Either.left(tooLarge("request_entity_too_large", `Request body too large (max ${maxBody} bytes)`))
    : Either.mapLeft(decodeText(decoder, bodyText(call)), (problem) =>
        badRequest("bad_json", `Could not parse request body as JSON: ${problem}`)
      )

/** The fields of a form body, and then those of the query. */
const formQuery = (call: Call): Query =>
  isForm(call) && call.request.body.length <= maxForm
    ? [...parseQuery(utf8.decode(call.request.body)), ...call.target.query]
    : call.target.query

export const formValue = (call: Call, name: string): string => queryValue(formQuery(call), name)

/** The audience that a call is about. */
export const audience = ({ claims, request, settings }: Call): string => {
  const requested = header(request, "x-jwt-aud")
  if (requested !== "") return requested
  if (claims !== undefined && !settings.jwt.adminRoles.includes(claims.role)) {
    const [first] = claims.aud
    if (first !== undefined && first !== "") return first
  }
  return settings.jwt.aud
}

/** Where the client is by Supabase's own header, where that counts. */
export const forwardedFor = ({ request, settings }: Call): string | undefined =>
  settings.sbForwardedFor ? parseIp((header(request, "sb-forwarded-for").split(",")[0] ?? "").trim()) : undefined

/** Where the client is, as far as the headers tell. */
export const clientIp = (call: Call): string => {
  const { request } = call
  const forwarded = forwardedFor(call)
  if (forwarded !== undefined) return forwarded
  for (const part of header(request, "x-forwarded-for").split(",")) {
    const parsed = parseIp(part.trim())
    if (parsed !== undefined) return parsed
  }
  return request.remoteAddress
}
