import type { Clock } from "effect/Clock"
import type * as Either from "effect/Either"
import type { Options } from "../Gateway.js"
import type { Settings } from "../Settings.js"
import type { Database } from "../database/database.js"
import type { KeyRing } from "../standards/jwt/jwt.js"
import type { FaultStore } from "./faults.js"
import type { UserSearch } from "./inspect/userSearch.js"
import type { JournalStore } from "./journal.js"
import type { Time, TimeChange } from "./time.js"

/** All that can be done to an emulator, by a program or by its routes. */
export interface Controls {
  readonly db: Database
  readonly settings: Settings
  /** Those with which it signs now. */
  readonly keys: () => KeyRing
  readonly prefix: string
  /** Undefined when the server is asked directly. */
  readonly gateway: Options | undefined
  readonly users: UserSearch
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
