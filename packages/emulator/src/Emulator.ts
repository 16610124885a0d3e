/**
 * The emulated server as a service: it takes requests and gives answers, and it can be emptied, exported and filled.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Random from "effect/Random"
import type { Request, Response } from "./Exchange.js"
import { makeServer } from "./http/server.js"
import { makeRandomness } from "./rules/random.js"
import { fromVariables } from "./Settings.js"
import type { Settings, SettingsError, Variables } from "./Settings.js"
import { makeDatabase } from "./state/database.js"
import type { Message as MessageRow } from "./state/rows.js"
import { formatInstant } from "./rules/instant.js"
import { readSnapshot, writeSnapshot } from "./state/snapshot.js"

/**
 * What would have been mailed or texted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Message extends Omit<MessageRow, "created_at"> {
  /** RFC 3339, to the microsecond. */
  readonly created_at: string
}

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
 * How an emulator is made.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The settings of the server, by the real server's environment names. */
  readonly settings?: Variables | undefined
  /** Makes ids, codes and tokens the same in every run. Without it they come from the `Random` service. */
  readonly seed?: number | undefined
  /** A path in front of every route, such as `/auth/v1`. */
  readonly prefix?: string | undefined
  /** Whether `/emulator/state` and `/emulator/outbox` answer. Default: true. */
  readonly control?: boolean | undefined
}

/**
 * An emulator: what can be asked of it, and what it can tell beside its answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** The settings with every default filled in. */
  readonly settings: Settings
  /** Answers one request. Never fails: what goes wrong is an answer of the server. */
  readonly handle: (request: Request) => Effect.Effect<Response>
  /** What has been mailed and texted, oldest first. */
  readonly outbox: Effect.Effect<ReadonlyArray<Message>>
  /** Forgets everything. */
  readonly reset: Effect.Effect<void>
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

/**
 * Makes an emulator. Time comes from the `Clock`, randomness from `Random` or the seed.
 *
 * Fails with a `SettingsError` when a setting cannot be read.
 *
 * @example
 * ```ts
 * import { Emulator, Exchange } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const emulator = yield* Emulator.make({ seed: 1 })
 *   const answer = yield* emulator.handle(Exchange.request({ method: "GET", target: "/health" }))
 *   console.log(answer.status) // => 200
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): Effect.Effect<Service, SettingsError> =>
  Effect.gen(function* () {
    const settings = yield* fromVariables(options.settings ?? {})
    const draw = Random.nextIntBetween(0, 0x7fffffff)
    const seed = options.seed === undefined ? yield* Effect.all([draw, draw, draw]) : [options.seed, 0x9e3779b9, 7]
    const db = makeDatabase()
    const server = makeServer({
      settings,
      db,
      random: makeRandomness([...seed, 1]),
      prefix: options.prefix ?? "",
      control: options.control ?? true
    })
    return {
      settings,
      handle: (request) => Clock.clockWith((clock) => Effect.sync(() => server.answer(request, clock))),
      outbox: Effect.sync(() =>
        db.outbox.table
          .resolve(db.outbox.inOrder.idsOf(""))
          .map((row) => ({ ...row, created_at: formatInstant(row.created_at) }))
      ),
      reset: Effect.sync(server.reset),
      exportState: Effect.sync(() => writeSnapshot(db)),
      importState: (json) =>
        Effect.suspend(() => Either.mapLeft(readSnapshot(db, json), (problem) => new SnapshotError({ problem })))
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
