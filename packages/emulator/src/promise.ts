/**
 * An emulator for tests that know nothing of Effect: one call starts it on a port, and the rest are promises.
 *
 * @since 0.1.0
 */
import * as DateTime from "effect/DateTime"
import type { DurationInput } from "effect/Duration"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type * as Control from "./Control.js"
import * as Gateway from "./Gateway.js"
import type { Variables } from "./Settings.js"
import { withoutEffect } from "./Settings.js"
import * as Fetch from "./adapters/fetch.js"
import type { Listening, Stack } from "./adapters/node/listening.js"
import { start as listen } from "./adapters/node/serve.js"
import type { Entry } from "./control/entry.js"
import type { Fault, PlannedFault, Span } from "./control/plan.js"
import type { Person, Session, SignIn } from "./control/signIn/session.js"
import type { Message } from "./database/message.js"
import type { Options } from "./server/options.js"

export type { Page, PageSignIn, Stored, StoredSession } from "./adapters/browser.js"
export { signInAs, storedSession } from "./adapters/browser.js"
export type { Listening, Stack } from "./adapters/node/listening.js"
export type { Entry } from "./control/entry.js"
export type { Fault, PlannedFault, Span } from "./control/plan.js"
export type {
  CustomAccessTokenEvent,
  Decision,
  Hook,
  Hooks,
  HookUser,
  JsonObject,
  Metadata,
  MfaVerificationEvent,
  PasswordVerificationEvent,
  Rejection,
  SendEmailEvent,
  SendSmsEvent,
  UserCreatedEvent
} from "./Hooks.js"
export { reject } from "./Hooks.js"
export type { Handled, Observer } from "./control/observer.js"
export type { SeedUser } from "./control/seedUser.js"
export type { Person, Session, SignIn } from "./control/signIn/session.js"
export type { Message, MessageKind } from "./database/message.js"
export type { Options } from "./server/options.js"

/**
 * The emulator's own time. It runs on from whatever it is set to.
 *
 * @since 0.1.0
 * @category models
 */
export interface Clock {
  readonly now: () => Promise<Date>
  /** A date, milliseconds since 1970, or a text like `2026-08-20T10:00:00Z`. Rejects with a `ControlError` if it is invalid. */
  readonly set: (time: Date | number | string) => Promise<void>
  /** By milliseconds, or a text like `25 hours`. Rejects with a `ControlError` when that leads out of the years 1 to 9999. */
  readonly advance: (by: Span) => Promise<void>
  readonly freeze: () => Promise<void>
  /** Back to the time of the machine. */
  readonly reset: () => Promise<void>
}

/**
 * An emulator that listens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Running extends AsyncDisposable {
  /** Where the server's routes are, the prefix included: what `GoTrueClient` and `GoTrueAdminApi` take. */
  readonly url: string
  /** Without the prefix: what `createClient` of supabase-js takes, if the prefix is `/auth/v1`. */
  readonly origin: string
  /** Where the emulator's page is, for a browser; undefined when it is off. */
  readonly page: string | undefined
  /** A token with the role `service_role` that never expires. */
  readonly adminKey: string
  /** A token with the role `anon` that never expires. */
  readonly anonKey: string
  /** What the gateway, if there is one, takes for `adminKey`. */
  readonly secretKey: string
  /** What the gateway, if there is one, takes for `anonKey`. */
  readonly publishableKey: string
  /** Asks the emulator without its port, whatever the host of a URL. */
  readonly fetch: typeof globalThis.fetch
  /**
   * A session for a user, who is created if need be: tokens with which an app is signed in. Rejects with a `ControlError` when
   * there is no such user, or the server takes no second factor.
   */
  readonly signInAs: (user: Person, options?: SignIn) => Promise<Session>
  /** What has been mailed and texted, oldest first. */
  readonly outbox: () => Promise<ReadonlyArray<Message>>
  /** Plans a fault. Rejects with a `ControlError` when there is no such fault. */
  readonly fail: (fault: Fault) => Promise<void>
  /** The faults that are planned, oldest first. */
  readonly faults: () => Promise<ReadonlyArray<PlannedFault>>
  readonly clearFaults: () => Promise<void>
  readonly clock: Clock
  /** The requests of late, oldest first. */
  readonly journal: () => Promise<ReadonlyArray<Entry>>
  /** From here on ids, codes and tokens are those of this seed. */
  readonly seed: (seed: number) => Promise<void>
  /** Everything it knows, as JSON text. */
  readonly exportState: () => Promise<string>
  /** Replaces everything it knows by an earlier export. Rejects with a `SnapshotError` when that cannot be read. */
  readonly importState: (json: string) => Promise<void>
  /** All as it was at first: no users, an empty outbox and journal, no faults, the time of the machine. */
  readonly reset: () => Promise<void>
  /** Ends it; `await using` does so by itself. */
  readonly stop: () => Promise<void>
}

/** A failure becomes a rejection with the error itself, not with one that wraps it. */
const run = <A, E>(effect: Effect.Effect<A, E>): Promise<A> =>
  Effect.runPromise(Effect.either(effect)).then((result) =>
    result._tag === "Right" ? result.right : Promise.reject(result.left)
  )

const spanOf = (latency: DurationInput): Span => (typeof latency === "number" ? latency : Duration.toMillis(latency))

/** A planned fault without types of Effect. */
const plain = ({ fault, hits, left }: Control.PlannedFault): PlannedFault => {
  if (fault.kind === "latency") return { fault: { ...fault, latency: spanOf(fault.latency) }, hits, left }
  const { latency, ...rest } = fault
  return { fault: latency === undefined ? rest : { ...rest, latency: spanOf(latency) }, hits, left }
}

/** A misspelt setting would have no effect, and a test that relies on it would pass for another reason. */
const warnOf = (settings: Variables): Effect.Effect<void> =>
  Effect.forEach(
    withoutEffect(settings).filter((sentence) => sentence.includes(" is unknown.")),
    (sentence) => Effect.sync(() => console.warn(`gotrue emulator: ${sentence}`)),
    { discard: true }
  )

/**
 * Starts an emulator on a port, by default a free one of this machine. A setting that the server does not know is named on
 * the console.
 *
 * Rejects with a `SettingsError` when a setting can't be read or `upstream` is no URL, and with a `ListenError` when the port
 * cannot be had or a certificate cannot be used.
 *
 * @example
 * ```ts
 * import { start } from "@gotrue-effect/emulator/promise"
 *
 * await using auth = await start()
 * const response = await fetch(`${auth.url}/health`)
 * console.log(response.status) // => 200
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const start = (options: Options & Listening & Stack = {}): Promise<Running> =>
  run(
    Effect.gen(function* () {
      yield* warnOf(options.settings ?? {})
      const scope = yield* Scope.make()
      const started = Effect.onError(Scope.extend(listen(options), scope), (cause) =>
        Scope.close(scope, Exit.failCause(cause))
      )
      const { address, emulator } = yield* started
      const { clock, faults } = emulator
      const keys = typeof options.gateway === "object" ? options.gateway : {}
      const stop = () => run(Scope.close(scope, Exit.void))
      const running: Running = {
        url: address.url + emulator.prefix,
        origin: address.url,
        page: address.page,
        adminKey: yield* emulator.token({ role: "service_role" }),
        anonKey: yield* emulator.token({ role: "anon" }),
        secretKey: keys.secretKey || Gateway.secretKey,
        publishableKey: keys.publishableKey || Gateway.publishableKey,
        fetch: yield* Fetch.make(emulator),
        signInAs: (user, options) => run(emulator.signInAs(user, options)),
        outbox: () => run(emulator.outbox),
        fail: (fault) => run(faults.plan(fault)),
        faults: () => run(Effect.map(faults.list, (all) => all.map(plain))),
        clearFaults: () => run(faults.clear),
        clock: {
          now: () => run(Effect.map(clock.now, DateTime.toDateUtc)),
          set: (time) => run(clock.set(time)),
          advance: (by) => run(clock.advance(by)),
          freeze: () => run(clock.freeze),
          reset: () => run(clock.reset)
        },
        journal: () => run(emulator.journal.entries),
        seed: (seed) => run(emulator.seed(seed)),
        exportState: () => run(emulator.exportState),
        importState: (json) => run(emulator.importState(json)),
        reset: () => run(emulator.reset),
        stop,
        [Symbol.asyncDispose]: stop
      }
      return running
    })
  )
