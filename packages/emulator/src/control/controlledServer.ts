import type { Clock } from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { Source } from "../Documents.js"
import type { HeaderLines, Request, Response } from "../Exchange.js"
import type { Options } from "../Gateway.js"
import type { Hooks } from "../Hooks.js"
import type { Settings } from "../Settings.js"
import { makeDatabase } from "../database/database.js"
import { messageOf } from "../database/message.js"
import { isTakenIn, readSnapshot, writeSnapshot } from "../database/snapshot.js"
import { panic } from "../http/apiError.js"
import type { Attempt } from "../http/attempt.js"
import { attempt, attemptAgain } from "../http/attempt.js"
import type { Rest, Steps } from "../http/call.js"
import { header } from "../http/call.js"
import { errorReply } from "../http/errorReply.js"
import { makeTape } from "../http/tape.js"
import { makeDispatcher } from "../hooks/dispatch.js"
import { functionsIn, hooksOf, makeSendHook } from "../hooks/sendHook.js"
import type { Gateway } from "../server/gateway.js"
import { makeGateway } from "../server/gateway.js"
import { makeServer } from "../server/server.js"
import { makeRandomness } from "../standards/crypto/random.js"
import { signToken } from "../standards/jwt/jwt.js"
import { isControl } from "./access.js"
import type { NotTaken } from "./addUsers.js"
import { addUsers } from "./addUsers.js"
import type { Controls } from "./controls.js"
import { makeFaults } from "./faults.js"
import { makeUserSearch } from "./inspect/userSearch.js"
import { makeJournal } from "./journal.js"
import type { KeyStore } from "../server/keyStore.js"
import { makeKeyStore } from "../server/keyStore.js"
import type { Observer } from "./observer.js"
import { makeOutboxLimit } from "./outbox.js"
import { makePatience } from "./patience.js"
import { controlResponse, forTheOwner } from "./routes.js"
import type { SeedUser } from "./seedUser.js"
import type { Person, Session, SignIn } from "./signIn/session.js"
import { makeSignInAs } from "./signIn/signInAs.js"
import { isSignIn, signInResponse } from "./signIn/route.js"
import { makeTime } from "./time.js"
import { makeWire } from "./wire.js"

export interface ControlledServerParts {
  readonly settings: Settings
  /** Whether the key with which it signs was made for it. */
  readonly makesKeys: boolean
  readonly seed: ReadonlyArray<number>
  /** Whether a reset begins with the seed again. */
  readonly repeats: boolean
  readonly prefix: string
  readonly gateway: Options | undefined
  readonly documents: Source
  readonly hooks: Hooks
  /** Whether the routes below `/emulator/` are served. */
  readonly routes: boolean
  readonly observer: Observer
}

/** The response to a request on which the emulator itself breaks down: the server's own. */
const broken = (request: Request): Response =>
  errorReply(panic, header(request, "x-supabase-api-version"), () => "00000000-0000-0000-0000-000000000000")

/** Fails with the reason why somebody cannot sign in. */
type SignInAs = (person: Person, options?: SignIn<unknown>) => Effect.Effect<Session, string>

/** What a number stands for as a seed. */
export const fromSeed = (seed: number): ReadonlyArray<number> => [seed, 0x9e3779b9, 7]

/** What is below it goes to the server itself. */
const throughTo = "/emulator/server"
/** The tokens that its keys stand for are signed anew when the server's key is another. */
const gatewayOver = (options: Options, { ring }: KeyStore): Gateway => {
  let known = ring()
  let gateway = makeGateway(options, known)
  return (request) => {
    if (known !== ring()) {
      known = ring()
      gateway = makeGateway(options, known)
    }
    return gateway(request)
  }
}

const started = (seed: ReadonlyArray<number>): ReadonlyArray<number> => [...seed, 1]

export const makeControlledServer = (parts: ControlledServerParts) => {
  const { documents, gateway, observer, prefix, settings } = parts
  const db = makeDatabase()
  const faults = makeFaults()
  const journal = makeJournal()
  const time = makeTime()
  const random = makeRandomness(started(parts.seed), isTakenIn(db))
  const keys = makeKeyStore(settings.jwt, parts.makesKeys)
  const hooks = hooksOf(parts.hooks, settings.hooks)
  const callHook = makeDispatcher({
    hooks: settings.hooks,
    functions: functionsIn(parts.hooks),
    send: makeSendHook(parts.hooks),
    uuid: random.uuid
  })
  const server = makeServer({
    settings,
    db,
    random,
    keys: keys.ring,
    prefix,
    documents,
    hooks,
    gateway: gateway === undefined ? undefined : gatewayOver(gateway, keys)
  })
  const resetTime = () => {
    time.reset()
    server.restart()
  }
  let initial: string | undefined
  const controls: Controls = {
    db,
    settings,
    keys: keys.ring,
    prefix,
    gateway,
    users: makeUserSearch(db),
    faults,
    journal,
    time,
    resetTime,
    changeTime: (change, clock) => {
      const changed = time.change(change, clock)
      if (Either.isRight(changed) && change.at !== undefined) server.restart()
      return changed
    },
    seed: (seed) => random.seed(started(fromSeed(seed))),
    exportState: () => writeSnapshot(db, keys.made()),
    importState: (text) => readSnapshot(db, text, keys.adopting),
    forget: server.reset,
    reset: () => {
      server.reset()
      if (initial !== undefined) readSnapshot(db, initial)
      faults.clear()
      journal.clear()
      resetTime()
      if (parts.repeats) random.seed(started(parts.seed))
    }
  }
  const limitOutbox = makeOutboxLimit(db)
  const tellMessages = (): void => {
    for (const row of db.outbox.justSent.splice(0)) Either.try(() => observer.message?.(messageOf(row)))
  }
  const check = makePatience()
  const begun = (given: { readonly races?: boolean; readonly isCounted?: boolean }): Attempt =>
    attempt({ ...given, tape: hooks.size === 0 ? undefined : makeTape() })
  const respond = (
    request: Request,
    clock: Clock,
    current: Attempt,
    step?: Rest,
    now = () => time.now(clock)
  ): Effect.Effect<Response> =>
    Effect.suspend(() => {
      const steps: Steps = { current: step, next: undefined }
      const response = server.respond(request, now, current, steps)
      limitOutbox()
      tellMessages()
      const { afterwards, lost, wanted } = current
      const { next } = steps
      // What this one has lost to is the same request of somebody else.
      if (lost) return Effect.as(respond(request, clock, begun({ isCounted: true }), undefined, now), response)
      if (wanted === undefined) {
        if (next !== undefined) return respond(request, clock, begun({ isCounted: true }), next, now)
        if (afterwards === undefined) return Effect.succeed(response)
        return Effect.map(callHook(afterwards.event, now), (reply) =>
          Either.match(afterwards.settle(reply), {
            onLeft: (error) => current.fail?.(error) ?? response,
            onRight: () => response
          })
        )
      }
      if (wanted.kind === "reply") {
        const { event } = wanted
        return Effect.flatMap(callHook(event, now), (reply) => {
          const replies = new Map([...current.replies, [event.body, reply]])
          return respond(request, clock, attemptAgain(current, { replies }), step, now)
        })
      }
      return Effect.flatMap(
        check(wanted.work),
        Option.match({
          onNone: () => Effect.succeed(response),
          onSome: (verdict) => {
            const verdicts = new Map([...current.verdicts, [wanted.key, verdict]])
            return respond(request, clock, attemptAgain(current, { verdicts }), step, now)
          }
        })
      )
    })
  const wire = makeWire({
    respond: (request, clock, races = false) => respond(request, clock, begun({ races })),
    now: time.now,
    faults,
    journal,
    prefix,
    observe: observer.request
  })
  const token = (claims: object): string => signToken(JSON.stringify(claims), keys.ring())
  const adminToken = (): string => {
    const { adminRoles } = settings.jwt
    return token({ role: adminRoles.includes("service_role") ? "service_role" : adminRoles[0] })
  }
  const signInThrough = makeSignInAs({
    db,
    adminToken,
    respond: (request, now) =>
      Effect.clockWith((clock) =>
        respond({ ...request, target: prefix + request.target }, clock, begun({}), undefined, () => now)
      )
  })
  /** A session of a user. Nobody is told of the requests that it takes. */
  const signInAs: SignInAs = (person, options = {}) =>
    Effect.clockWith((clock) =>
      Effect.suspend(() => {
        const isOfThePast = options.ago !== undefined
        // The server shows no time twice, and none before another.
        if (isOfThePast) server.restart()
        const signedIn = signInThrough(person, options, time.now(clock))
        return isOfThePast ? Effect.ensuring(signedIn, Effect.sync(server.restart)) : signedIn
      })
    )
  const control = (request: Request): Effect.Effect<Response> =>
    isSignIn(request)
      ? signInResponse(request, signInAs)
      : Effect.clockWith((clock) => Effect.sync(() => controlResponse(controls, request, clock)))
  /** A request of the owner to the server, which no fault befalls and nobody is told of. */
  const ofOwner = (request: Request): Effect.Effect<Response> => {
    const target = prefix + request.target.slice(throughTo.length)
    const given = request.headers.filter(([name]) => !/^(?:origin|apikey)$/i.test(name))
    const key = adminToken()
    const headers: HeaderLines = [
      ...given,
      ...(header(request, "authorization") === "" ? ([["Authorization", `Bearer ${key}`]] as const) : []),
      // A gateway asks for it.
      ["apikey", key]
    ]
    return Effect.clockWith((clock) =>
      Effect.map(respond({ ...request, target, headers }, clock, begun({})), (response) => ({
        ...response,
        headers: [...response.headers, ...forTheOwner]
      }))
    )
  }
  const owned = (request: Request): Effect.Effect<Response> =>
    request.target.startsWith(`${throughTo}/`) ? ofOwner(request) : control(request)
  /** To the control routes, or to the server. */
  const through =
    <E>(server: (request: Request) => Effect.Effect<Response, E>) =>
    (request: Request): Effect.Effect<Response, E> =>
      Effect.catchAllDefect(
        Effect.suspend(() => (parts.routes && isControl(request.target) ? owned(request) : server(request))),
        () => Effect.sync(() => broken(request))
      )
  /** Makes users to begin with, which a reset brings back. Nobody is told of these requests. */
  const begin = (users: ReadonlyArray<SeedUser>): Effect.Effect<void, NotTaken> => {
    if (users.length === 0) return Effect.void
    const added = addUsers(users, adminToken(), (request) =>
      Effect.clockWith((clock) => respond({ ...request, target: prefix + request.target }, clock, begun({})))
    )
    return Effect.tap(added, () => Effect.sync(() => (initial = writeSnapshot(db))))
  }
  return { ...controls, begin, token, signInAs, send: through(wire.send), handle: through(wire.handle) }
}
