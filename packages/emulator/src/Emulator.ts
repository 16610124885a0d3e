/**
 * The emulated server as a service: it takes requests and returns responses, and it can be emptied, exported and filled.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as DateTime from "effect/DateTime"
import type { DurationInput } from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
import type { Clock, Faults, Journal } from "./Control.js"
import { ControlError } from "./Control.js"
import { nowhere } from "./Documents.js"
import type { ConnectionError, Request, Response } from "./Exchange.js"
import type { Settings, Variables } from "./Settings.js"
import { SettingsError, defaultSecret, fromVariables } from "./Settings.js"
import { fromSeed, makeControlledServer } from "./control/controlledServer.js"
import { readFault } from "./control/fault.js"
import { readDuration } from "./control/members.js"
import type { Person, Session } from "./control/signIn/session.js"
import type * as SignIns from "./control/signIn/session.js"
import type { TimeChange } from "./control/time.js"
import type { Message } from "./database/message.js"
import { messageOf } from "./database/message.js"
import { uncallable } from "./hooks/sendHook.js"
import type { Options } from "./server/options.js"
import { uriSetting } from "./settings/hooks.js"
import type { Randomness } from "./standards/crypto/random.js"
import { makeRandomness } from "./standards/crypto/random.js"
import { makeServerKeys } from "./standards/jwt/madeKeys.js"

export type { Handled, Observer } from "./control/observer.js"
export type { SeedUser } from "./control/seedUser.js"
export type { Person, Session } from "./control/signIn/session.js"
export type { Message, MessageKind } from "./database/message.js"
export type { Options } from "./server/options.js"

/**
 * An export that cannot be read back.
 *
 * @since 0.1.0
 * @category errors
 */
export class SnapshotError extends Data.TaggedError("SnapshotError")<{
  /** Where in the export, and what is wrong there. */
  readonly problem: string
}> {
  override get message(): string {
    return `The state cannot be read: ${this.problem}.`
  }
}

/**
 * How somebody signs in without a password, a mail or a page.
 *
 * @since 0.2.0
 * @category models
 */
export interface SignIn extends SignIns.SignIn<DurationInput> {}

/**
 * An emulator: it handles requests, and shows and changes its state.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** The settings with every default filled in. */
  readonly settings: Settings
  /** What is in front of every route: "", or like `/auth/v1`. */
  readonly prefix: string
  /** Handles one request, without faults. Never fails: an error of the server is a response. */
  readonly handle: (request: Request) => Effect.Effect<Response>
  /**
   * Handles one request as a client sees it, faults included: with the planned latency, a response of which only a part
   * arrives (`cutAt`), or a `ConnectionError`.
   */
  readonly send: (request: Request) => Effect.Effect<Response, ConnectionError>
  /** What has been mailed and texted, oldest first. */
  readonly outbox: Effect.Effect<ReadonlyArray<Message>>
  /** What goes wrong between a client and the server. */
  readonly faults: Faults
  /** The emulator's own time. */
  readonly clock: Clock
  /** The requests of late. */
  readonly journal: Journal
  /**
   * A token with these claims, signed with the key that the server signs with now. It is good for as long as `exp` says, and
   * without `exp` for ever.
   */
  readonly token: (claims: Readonly<Record<string, unknown>>) => Effect.Effect<string>
  /**
   * A session for a user, who is created if need be: tokens with which an app is signed in. Fails with a `ControlError` when
   * there is no such user, or the server takes no second factor.
   */
  readonly signInAs: (user: Person, options?: SignIn) => Effect.Effect<Session, ControlError>
  /** From here on ids, codes and tokens are those of this seed. */
  readonly seed: (seed: number) => Effect.Effect<void>
  /**
   * All as it was at first: no users, an empty outbox and journal, no faults, the time of the `Clock`. An emulator that
   * was made with a seed begins with it again.
   */
  readonly reset: Effect.Effect<void>
  /** Grows with each change of what it knows: the same number stands for the same state. */
  readonly changes: Effect.Effect<number>
  /** Everything it knows, as JSON text. Passwords are in it as hashes only. */
  readonly exportState: Effect.Effect<string>
  /** Replaces everything it knows by an earlier export. */
  readonly importState: (json: string) => Effect.Effect<void, SnapshotError>
}

/**
 * The service's tag.
 *
 * @since 0.1.0
 * @category tags
 */
export class Emulator extends Context.Tag("@gotrue-effect/emulator/Emulator")<Emulator, Service>() {}

const orFail = <A, E>(either: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(either, { onLeft: Effect.fail, onRight: Effect.succeed })

/** Keys are drawn apart from all else, so that ids and codes are the same with and without them. */
const keyStream = 2

/** The settings that an algorithm stands for; undefined when it needs none. */
const madeKeys = (
  alg: Options["jwt"],
  variables: Variables,
  random: Randomness
): Either.Either<Variables | undefined, SettingsError> => {
  if (alg === undefined) return Either.right(undefined)
  if ((variables["GOTRUE_JWT_KEYS"] ?? "") !== "") {
    return Either.left(
      new SettingsError({ setting: "GOTRUE_JWT_KEYS", expected: `empty, as it has to be with jwt: "${alg}"` })
    )
  }
  return Either.right(
    alg === "HS256"
      ? undefined
      : { GOTRUE_JWT_KEYS: makeServerKeys(alg, variables["GOTRUE_JWT_SECRET"] || defaultSecret, random) }
  )
}

/**
 * Makes an emulator. Time comes from the `Clock`, randomness from `Random` or the seed.
 *
 * Fails with a `SettingsError` when a setting cannot be read, and when the server does not take one of `users`.
 *
 * @example
 * ```ts
 * import { Emulator, Exchange } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const emulator = yield* Emulator.make({ seed: 1 })
 *   const response = yield* emulator.handle(Exchange.request({ method: "GET", target: "/health" }))
 *   console.log(response.status) // => 200
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): Effect.Effect<Service, SettingsError> =>
  Effect.gen(function* () {
    const { gateway } = options
    const prefix = options.prefix ?? (gateway === undefined || gateway === false ? "" : "/auth/v1")
    const url = options.url ?? "http://localhost:9999"
    const hooks = options.hooks ?? {}
    const draw = Random.nextIntBetween(0, 0x7fffffff)
    const seed = options.seed === undefined ? yield* Effect.all([draw, draw, draw]) : fromSeed(options.seed)
    const variables = options.settings ?? {}
    const keys = yield* orFail(madeKeys(options.jwt, variables, makeRandomness([...seed, keyStream])))
    const standIns = options.providers === undefined ? {} : { EMULATOR_PROVIDERS: options.providers.join(",") }
    const settings = yield* orFail(fromVariables({ ...variables, ...keys, ...standIns }, { url, prefix }))
    const silent = uncallable(hooks, settings.hooks)
    if (silent !== undefined) {
      const expected = "of use without a port: name `hooks.fetch`, or the hook as a function in `hooks`"
      return yield* new SettingsError({ setting: uriSetting(silent), expected })
    }
    const controls = makeControlledServer({
      settings,
      makesKeys: keys !== undefined,
      seed,
      repeats: options.seed !== undefined,
      prefix,
      gateway: gateway === true ? {} : gateway === false ? undefined : gateway,
      documents: options.documents ?? nowhere,
      hooks,
      routes: options.control ?? true,
      observer: options.observer ?? {}
    })
    yield* Effect.mapError(controls.begin(options.users ?? []), ({ index, response }) => {
      const expected = `a user that the server takes (${response.status} ${response.body})`
      return new SettingsError({ setting: `users[${index}]`, expected })
    })
    const { db, faults, journal, time } = controls
    const changeTime = (change: TimeChange): Effect.Effect<void, ControlError> =>
      Effect.clockWith((clock) =>
        Effect.suspend(() =>
          orFail(Either.mapLeft(controls.changeTime(change, clock), (problem) => new ControlError({ problem })))
        )
      )
    const clock: Clock = {
      now: Effect.clockWith((clock) =>
        Effect.sync(() => DateTime.unsafeMake(Math.floor(Number(time.now(clock)) / 1e6)))
      ),
      set: (input) =>
        Option.match(DateTime.make(input), {
          onNone: () => Effect.fail(new ControlError({ problem: "that is no time" })),
          onSome: (at) => changeTime({ at: DateTime.toEpochMillis(at) })
        }),
      advance: (by) =>
        Effect.suspend(() => {
          const duration = readDuration(by)
          return duration === undefined
            ? Effect.fail(new ControlError({ problem: "that is no duration" }))
            : changeTime({ by: duration })
        }),
      freeze: Effect.clockWith((clock) => Effect.sync(() => time.freeze(clock))),
      reset: Effect.sync(controls.resetTime)
    }
    return {
      settings,
      prefix,
      handle: controls.handle,
      send: controls.send,
      outbox: Effect.sync(() => db.outbox.table.resolve(db.outbox.inOrder.idsOf("")).map(messageOf)),
      faults: {
        plan: (fault) =>
          Effect.suspend(() =>
            Either.match(readFault(fault), {
              onLeft: (problem) => Effect.fail(new ControlError({ problem })),
              onRight: (plan) => Effect.sync(() => faults.add(plan))
            })
          ),
        list: Effect.sync(faults.list),
        clear: Effect.sync(faults.clear)
      },
      clock,
      journal: { entries: Effect.sync(journal.entries), clear: Effect.sync(journal.clear) },
      token: (claims) => Effect.sync(() => controls.token(claims)),
      signInAs: (user, options) =>
        Effect.mapError(controls.signInAs(user, options), (problem) => new ControlError({ problem })),
      seed: (seed) => Effect.sync(() => controls.seed(seed)),
      reset: Effect.sync(controls.reset),
      changes: Effect.sync(() => db.undoLog.changes),
      exportState: Effect.sync(controls.exportState),
      importState: (json) =>
        Effect.suspend(() =>
          orFail(Either.mapLeft(controls.importState(json), (problem) => new SnapshotError({ problem })))
        )
    }
  })

/**
 * The emulator as a layer.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options = {}): Layer.Layer<Emulator, SettingsError> =>
  Layer.effect(Emulator, make(options))
