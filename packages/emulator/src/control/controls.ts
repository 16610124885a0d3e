import type { Clock } from "effect/Clock"
import type * as Either from "effect/Either"
import type { Database } from "../database/database.js"
import type { FaultStore } from "./faults.js"
import type { JournalStore } from "./journal.js"
import type { Time, TimeChange } from "./time.js"

/** All that can be done to an emulator, by a program or by its routes. */
export interface Controls {
  readonly db: Database
  readonly faults: FaultStore
  readonly journal: JournalStore
  readonly time: Time
  /** Makes all of a change, or none of it and says why. */
  readonly changeTime: (change: TimeChange, clock: Clock) => Either.Either<void, string>
  readonly resetTime: () => void
  readonly seed: (seed: number) => void
  /** Everything it knows, as JSON text. */
  readonly exportState: () => string
  /** Replaces all of that by an earlier export, or nothing and says why. */
  readonly importState: (text: string) => Either.Either<void, string>
  /** Empties the tables. */
  readonly forget: () => void
  readonly reset: () => void
}
