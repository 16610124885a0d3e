import * as Either from "effect/Either"
import type { Source } from "../Documents.js"
import type { Request, Response } from "../Exchange.js"
import type { Settings } from "../Settings.js"
import type { Database } from "../database/database.js"
import { clearDatabase, isTakenIn } from "../database/snapshot.js"
import type { ApiError } from "../http/apiError.js"
import { panic } from "../http/apiError.js"
import type { Attempt } from "../http/attempt.js"
import type { Call, Rest, Steps } from "../http/call.js"
import { header, hasHeader } from "../http/call.js"
import { corsHeaders, preflightHeaders } from "../http/cors.js"
import { errorReply } from "../http/errorReply.js"
import { makeLimits } from "../http/limits.js"
import type { Reply } from "../http/reply.js"
import { json } from "../http/reply.js"
import type { Result } from "../http/result.js"
import { notFoundReply } from "../http/router.js"
import type { HookName } from "../settings/hooks.js"
import type { Randomness } from "../standards/crypto/random.js"
import { drawFrom } from "../standards/crypto/random.js"
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
  /** The hooks that are called. */
  readonly hooks: ReadonlySet<HookName>
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
export const makeServer = ({ db, documents, gateway, hooks, keys, prefix, random, settings }: ServerParts) => {
  const ticks = makeTicks(random)
  const isTaken = isTakenIn(db)
  let limits = makeLimits(settings)

  const route: Rest = (call) => routeCall(call, call.request.method, call.target.path)

  const run = (call: Call): Result<Reply> => {
    try {
      return db.undoLog.transaction(
        () => (call.steps.current ?? route)(call),
        (result) => call.attempt.wanted === undefined && !call.attempt.lost && keeps(result)
      )
    } catch {
      // The server, too, responds when it breaks down.
      return Either.left(panic)
    }
  }

  const handle = (request: Request, target: Target, now: Now, attempt: Attempt, steps: Steps): Response => {
    const sent = new Map<string, string>()
    const { tape } = attempt
    const call: Call = {
      request,
      target,
      settings,
      keys: keys(),
      db,
      limits,
      attempt,
      steps,
      random:
        tape === undefined ? random : { ...drawFrom(() => tape.bits.next(random.bits), isTaken), seed: random.seed },
      documents,
      hooks,
      now: tape === undefined ? () => ticks.next(now) : () => tape.times.next(() => ticks.next(now)),
      sent,
      claims: undefined
    }
    const requestId = () =>
      settings.requestIdHeader === "" ? random.uuid() : header(request, settings.requestIdHeader.toLowerCase())
    const respond = ({ body, headers, status }: Reply): Response => ({
      status,
      headers: [...corsHeaders(header(request, "origin"), request.method), ...[...sent].map(canonical), ...headers],
      body: request.method === "HEAD" ? "" : body
    })
    const fail = (error: ApiError) => respond(errorReply(error, header(request, "x-supabase-api-version"), requestId))
    attempt.fail = fail
    return Either.match(run(call), { onLeft: fail, onRight: respond })
  }

  const serve = (request: Request, now: Now, attempt: Attempt, steps: Steps): Response => {
    const requested = header(request, "access-control-request-method")
    if (request.method === "OPTIONS" && requested !== "") {
      const list = hasHeader(request, "access-control-request-headers")
        ? header(request, "access-control-request-headers")
        : undefined
      const headers = preflightHeaders(header(request, "origin"), requested, list, settings.corsHeaders)
      return { status: 204, headers, body: "" }
    }
    const target = parseTarget(request.target)
    return target === undefined ? malformed : handle(request, target, now, attempt, steps)
  }

  /** Past the gateway, if there is one. */
  const enter = (request: Request, now: Now, attempt: Attempt, steps: Steps): Response => {
    const passed = gateway === undefined ? Either.right(request) : gateway(request)
    return Either.isRight(passed) ? serve(passed.right, now, attempt, steps) : passed.left
  }

  const elsewhere = gateway === undefined ? notFoundReply : json(404, { message: "no Route matched with those values" })

  const respond = (received: Request, now: Now, attempt: Attempt, steps: Steps): Response => {
    if (isGeneral(received)) return { status: 200, headers: [], body: "" }
    const target = withoutOrigin(received.target)
    if (target === undefined) return malformed
    const request = target === received.target ? received : { ...received, target }
    if (prefix === "") return enter(request, now, attempt, steps)
    if (request.target !== prefix && !/^[/?]/.test(request.target.slice(prefix.length))) return elsewhere
    if (!request.target.startsWith(prefix)) return elsewhere
    return enter({ ...request, target: request.target.slice(prefix.length) || "/" }, now, attempt, steps)
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
