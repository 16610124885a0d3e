import type { Clock } from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"

const millisecond = 1_000_000n

/** From the year 1 to the year 9999: what RFC 3339 can say. */
const first = -62_135_596_800_000
const last = 253_402_300_799_999

/** A change of the time; what is left out stays. */
export interface TimeChange {
  /** Milliseconds since 1970. */
  readonly at?: number | undefined
  readonly by?: Duration.Duration | undefined
  readonly frozen?: boolean | undefined
}

/** The emulator's own time, in nanoseconds: that of the clock, moved or stopped. */
export const makeTime = () => {
  let ahead = 0n
  let still: bigint | undefined
  const now = (clock: Clock): bigint => still ?? clock.unsafeCurrentTimeNanos() + ahead
  return {
    now,
    isFrozen: (): boolean => still !== undefined,
    /** Makes all of a change, or none of it and says why. */
    change: ({ at, by = Duration.zero, frozen = false }: TimeChange, clock: Clock): Either.Either<void, string> => {
      const real = clock.unsafeCurrentTimeNanos()
      const from = still ?? real + ahead
      const millis = (at ?? Number(from / millisecond)) + Duration.toMillis(by)
      if (!(millis >= first && millis <= last))
        return Either.left("that leads to a time that is not in the years 1 to 9999")
      const begin = at === undefined ? from : BigInt(Math.round(at)) * millisecond
      const to = begin + BigInt(Math.round(Duration.toMillis(by) * 1e6))
      if (frozen || still !== undefined) still = to
      else ahead = to - real
      return Either.right(undefined)
    },
    freeze: (clock: Clock): void => {
      still = now(clock)
    },
    reset: (): void => {
      ahead = 0n
      still = undefined
    }
  }
}

export type Time = ReturnType<typeof makeTime>
