import type { Clock } from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Source } from "../Documents.js"
import type { ConnectionError, Request, Response } from "../Exchange.js"
import type { Options } from "../Gateway.js"
import { makeGateway } from "../http/gateway.js"
import { makeServer } from "../http/server.js"
import { answerControl } from "../routes/control.js"
import { readKeyRing } from "../rules/keys.js"
import { makeRandomness } from "../rules/random.js"
import type { Settings } from "../Settings.js"
import { makeDatabase } from "../state/database.js"
import type { Database } from "../state/database.js"
import { makeFaults } from "./faults.js"
import type { FaultStore } from "./faults.js"
import { makeJournal } from "./journal.js"
import type { JournalStore } from "./journal.js"
import { makeTime } from "./time.js"
import type { Time } from "./time.js"
import { makeWire } from "./wire.js"

export interface ControlParts {
  readonly settings: Settings
  readonly seed: ReadonlyArray<number>
  /** Whether a reset begins with the seed again. */
  readonly repeats: boolean
  readonly prefix: string
  readonly gateway: Options | undefined
  readonly documents: Source
  /** Whether the routes below `/emulator/` answer. */
  readonly routes: boolean
}

/** All that can be done to an emulator, by a program or by its routes. */
export interface Controls {
  readonly db: Database
  readonly faults: FaultStore
  readonly journal: JournalStore
  readonly time: Time
  readonly setTime: (millis: number, clock: Clock) => void
  readonly resetTime: () => void
  readonly seed: (seed: number) => void
  /** Empties the tables. */
  readonly forget: () => void
  readonly reset: () => void
}

/** What a number stands for as a seed. */
export const fromSeed = (seed: number): ReadonlyArray<number> => [seed, 0x9e3779b9, 7]

const started = (seed: ReadonlyArray<number>): ReadonlyArray<number> => [...seed, 1]

export const makeControls = (parts: ControlParts) => {
  const { documents, gateway, prefix, settings } = parts
  const db = makeDatabase()
  const faults = makeFaults()
  const journal = makeJournal()
  const time = makeTime()
  const random = makeRandomness(started(parts.seed))
  const keys = readKeyRing(settings.jwt)
  const server = makeServer({
    settings,
    db,
    random,
    keys,
    prefix,
    documents,
    gateway: gateway === undefined ? undefined : makeGateway(gateway, keys)
  })
  const resetTime = () => {
    time.reset()
    server.restart()
  }
  const controls: Controls = {
    db,
    faults,
    journal,
    time,
    resetTime,
    setTime: (millis, clock) => {
      time.set(BigInt(Math.round(millis)) * 1_000_000n, clock)
      server.restart()
    },
    seed: (seed) => random.seed(started(fromSeed(seed))),
    forget: server.reset,
    reset: () => {
      server.reset()
      faults.clear()
      journal.clear()
      resetTime()
      if (parts.repeats) random.seed(started(parts.seed))
    }
  }
  const wire = makeWire({
    answer: (request, clock) => server.answer(request, () => time.now(clock)),
    now: time.now,
    faults,
    journal,
    prefix
  })
  const isControl = (request: Request) => parts.routes && request.target.startsWith("/emulator/")
  const control = (request: Request): Effect.Effect<Response> =>
    Effect.clockWith((clock) => Effect.sync(() => answerControl(controls, request, clock)))
  return {
    ...controls,
    send: (request: Request): Effect.Effect<Response, ConnectionError> =>
      isControl(request) ? control(request) : wire.send(request),
    handle: (request: Request): Effect.Effect<Response> =>
      isControl(request) ? control(request) : wire.handle(request)
  }
}
