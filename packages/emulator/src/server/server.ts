import * as Either from "effect/Either"
import type { Source } from "../Documents.js"
import type { HeaderLines, Request, Response } from "../Exchange.js"
import type { Settings } from "../Settings.js"
import type { Database } from "../database/database.js"
import { clearDatabase } from "../database/snapshot.js"
import { panic } from "../http/apiError.js"
import type { Attempt } from "../http/attempt.js"
import type { Call } from "../http/call.js"
import { header, hasHeader } from "../http/call.js"
import { corsHeaders, preflightHeaders } from "../http/cors.js"
import { errorReply } from "../http/errorReply.js"
import { makeLimits } from "../http/limits.js"
import type { Reply } from "../http/reply.js"
import { json } from "../http/reply.js"
import type { Result } from "../http/result.js"
import { notFoundReply } from "../http/router.js"
import type { Randomness } from "../standards/crypto/random.js"
import type { KeyRing } from "../standards/jwt/jwt.js"
import type { Timestamp } from "../standards/time/timestamp.js"
import { toMicroseconds } from "../standards/time/timestamp.js"
import type { Target } from "../standards/url/target.js"
import { parseTarget, withoutOrigin } from "../standards/url/target.js"
import type { Gateway } from "./gateway.js"
import { routeCall } from "./routes.js"

export interface ServerParts {
  readonly settings: Settings
  readonly db: Database
  readonly random: Randomness
  readonly prefix: string
  /** Those of now. */
  readonly keys: () => KeyRing
  /** Undefined when the server is asked directly. */
  readonly gateway: Gateway | undefined
  readonly documents: Source
}

/** The time, in nanoseconds. */
type Now = () => bigint

/** A clock that never shows the same microsecond twice, however fast rows are made. */
const makeTicks = (random: Randomness) => {
  let last: Timestamp = 0n
  return {
    reset: () => {
      last = 0n
    },
    next: (now: Now): Timestamp => {
      const shown = toMicroseconds(now())
      last = shown > last ? shown : last + 1000n
      return last + BigInt(random.below(1000))
    }
  }
}

const keeps = (result: Result<Reply>): boolean =>
  Either.isRight(result) || ("keep" in result.left && result.left.keep === true)

/** What the HTTP layer below the server says, which knows nothing of the server's headers. */
const malformed: Response = {
  status: 400,
  headers: [["Content-Type", "text/plain; charset=utf-8"]],
  body: "400 Bad Request"
}

/** The name of a header with a capital at the beginning of each part. */
const canonical = ([name, value]: readonly [string, string]): readonly [string, string] => [
  name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  value
]

/** Asks for nothing in particular. */
const isGeneral = ({ method, target }: Request): boolean => method === "OPTIONS" && target === "*"

/** The server as a function from requests to responses. */
export const makeServer = ({ db, documents, gateway, keys, prefix, random, settings }: ServerParts) => {
  const ticks = makeTicks(random)
  let limits = makeLimits(settings)

  const run = (call: Call): Result<Reply> => {
    try {
      return db.undoLog.transaction(
        () => routeCall(call, call.request.method, call.target.path),
        (result) => call.attempt.wanted === undefined && !call.attempt.lost && keeps(result)
      )
    } catch {
      // The server, too, responds when it breaks down.
      return Either.left(panic)
    }
  }

  const route = (
    request: Request,
    target: Target,
    now: Now,
    attempt: Attempt
  ): { readonly reply: Reply; readonly sent: HeaderLines } => {
    const sent = new Map<string, string>()
    const call: Call = {
      request,
      target,
      settings,
      keys: keys(),
      db,
      limits,
      attempt,
      random,
      documents,
      now: () => ticks.next(now),
      sent,
      claims: undefined
    }
    const result = run(call)
    const requestId = () =>
      settings.requestIdHeader === "" ? random.uuid() : header(request, settings.requestIdHeader.toLowerCase())
    const reply = Either.isRight(result)
      ? result.right
      : errorReply(result.left, header(request, "x-supabase-api-version"), requestId)
    return { reply, sent: [...sent] }
  }

  const serve = (request: Request, now: Now, attempt: Attempt): Response => {
    const origin = header(request, "origin")
    const requested = header(request, "access-control-request-method")
    if (request.method === "OPTIONS" && requested !== "") {
      const list = hasHeader(request, "access-control-request-headers")
        ? header(request, "access-control-request-headers")
        : undefined
      return { status: 204, headers: preflightHeaders(origin, requested, list, settings.corsHeaders), body: "" }
    }
    const target = parseTarget(request.target)
    if (target === undefined) return malformed
    const { reply, sent } = route(request, target, now, attempt)
    return {
      status: reply.status,
      headers: [...corsHeaders(origin, request.method), ...sent.map(canonical), ...reply.headers],
      body: request.method === "HEAD" ? "" : reply.body
    }
  }

  /** Past the gateway, if there is one. */
  const enter = (request: Request, now: Now, attempt: Attempt): Response => {
    const passed = gateway === undefined ? Either.right(request) : gateway(request)
    return Either.isRight(passed) ? serve(passed.right, now, attempt) : passed.left
  }

  const elsewhere = gateway === undefined ? notFoundReply : json(404, { message: "no Route matched with those values" })

  const respond = (received: Request, now: Now, attempt: Attempt): Response => {
    if (isGeneral(received)) return { status: 200, headers: [], body: "" }
    const target = withoutOrigin(received.target)
    if (target === undefined) return malformed
    const request = target === received.target ? received : { ...received, target }
    if (prefix === "") return enter(request, now, attempt)
    if (request.target !== prefix && !/^[/?]/.test(request.target.slice(prefix.length))) return elsewhere
    if (!request.target.startsWith(prefix)) return elsewhere
    return enter({ ...request, target: request.target.slice(prefix.length) || "/" }, now, attempt)
  }

  return {
    respond,
    /** Time may have been turned back. */
    restart: ticks.reset,
    reset: () => {
      clearDatabase(db)
      limits = makeLimits(settings)
      ticks.reset()
    }
  }
}
