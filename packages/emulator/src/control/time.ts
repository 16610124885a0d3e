import type { Clock } from "effect/Clock"

/** The emulator's own time, in nanoseconds: that of the clock, moved or stopped. */
export const makeTime = () => {
  let ahead = 0n
  let still: bigint | undefined
  const now = (clock: Clock): bigint => still ?? clock.unsafeCurrentTimeNanos() + ahead
  return {
    now,
    set: (time: bigint, clock: Clock): void => {
      if (still === undefined) ahead = time - clock.unsafeCurrentTimeNanos()
      else still = time
    },
    advance: (by: bigint): void => {
      if (still === undefined) ahead += by
      else still += by
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
