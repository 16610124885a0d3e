import type { Clock } from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { Source } from "../Documents.js"
import type { Request, Response } from "../Exchange.js"
import type { Options } from "../Gateway.js"
import type { Settings } from "../Settings.js"
import { makeDatabase } from "../database/database.js"
import { messageOf } from "../database/message.js"
import { isTakenIn, readSnapshot, writeSnapshot } from "../database/snapshot.js"
import { panic } from "../http/apiError.js"
import type { Attempt } from "../http/attempt.js"
import { attempt } from "../http/attempt.js"
import { header } from "../http/call.js"
import { errorReply } from "../http/errorReply.js"
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
import { makeJournal } from "./journal.js"
import type { KeyStore } from "../server/keyStore.js"
import { makeKeyStore } from "../server/keyStore.js"
import type { Observer } from "./observer.js"
import { makeOutboxLimit } from "./outbox.js"
import { makePatience } from "./patience.js"
import { controlResponse } from "./routes.js"
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
  const server = makeServer({
    settings,
    db,
    random,
    keys: keys.ring,
    prefix,
    documents,
    gateway: gateway === undefined ? undefined : gatewayOver(gateway, keys)
  })
  const resetTime = () => {
    time.reset()
    server.restart()
  }
  let initial: string | undefined
  const controls: Controls = {
    db,
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
  const respond = (
    request: Request,
    clock: Clock,
    current: Attempt,
    now = () => time.now(clock)
  ): Effect.Effect<Response> =>
    Effect.suspend(() => {
      const response = server.respond(request, now, current)
      limitOutbox()
      tellMessages()
      const { lost, verdicts, wanted } = current
      // What this one has lost to is the same request of somebody else.
      if (lost) return Effect.as(respond(request, clock, attempt({ isCounted: true }), now), response)
      if (wanted === undefined) return Effect.succeed(response)
      return Effect.flatMap(
        check(wanted.work),
        Option.match({
          onNone: () => Effect.succeed(response),
          onSome: (verdict) => {
            const known = new Map([...verdicts, [wanted.key, verdict]])
            return respond(request, clock, attempt({ ...current, isCounted: true, verdicts: known }), now)
          }
        })
      )
    })
  const wire = makeWire({
    respond: (request, clock, races = false) => respond(request, clock, attempt({ races })),
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
        respond({ ...request, target: prefix + request.target }, clock, attempt({ races: false }), () => now)
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
  /** To the control routes, or to the server. */
  const through =
    <E>(server: (request: Request) => Effect.Effect<Response, E>) =>
    (request: Request): Effect.Effect<Response, E> =>
      Effect.catchAllDefect(
        Effect.suspend(() => (parts.routes && isControl(request.target) ? control(request) : server(request))),
        () => Effect.sync(() => broken(request))
      )
  /** Makes users to begin with, which a reset brings back. Nobody is told of these requests. */
  const begin = (users: ReadonlyArray<SeedUser>): Effect.Effect<void, NotTaken> => {
    if (users.length === 0) return Effect.void
    const added = addUsers(users, adminToken(), (request) =>
      Effect.clockWith((clock) =>
        respond({ ...request, target: prefix + request.target }, clock, attempt({ races: false }))
      )
    )
    return Effect.tap(added, () => Effect.sync(() => (initial = writeSnapshot(db))))
  }
  return { ...controls, begin, token, signInAs, send: through(wire.send), handle: through(wire.handle) }
}
