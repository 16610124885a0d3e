import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { PasswordWork, Verdict } from "../standards/crypto/passwordHash.js"

/** The server gives up on a request after ten seconds. */
const longest = 10_000

/**
 * Checks passwords one after the other, in turns with everything else. None for what would take too long together with
 * what is waiting: it is not even begun.
 */
export const makePatience = () => {
  const one = Effect.unsafeMakeSemaphore(1)
  let waiting = 0
  return (work: PasswordWork): Effect.Effect<Option.Option<Verdict>> =>
    Effect.suspend(() => {
      const { weight } = work
      if (waiting + weight > longest) {
        const why = "The emulator does not check a password against a hash of so high a cost (or so many at once)."
        return Effect.as(Effect.logWarning(why), Option.none())
      }
      waiting += weight
      return Effect.ensuring(
        one.withPermits(1)(Effect.map(work.inTurns, Option.some)),
        Effect.sync(() => (waiting -= weight))
      )
    })
}
