/** Leaves out of a case whatever the difference does not need. */
import * as Effect from "effect/Effect"
import type { Step } from "../transcript/Case.js"

/** `differs` says whether a shorter case still shows the difference in its last step. */
export const minimise = <E>(
  steps: ReadonlyArray<Step>,
  differs: (steps: ReadonlyArray<Step>) => Effect.Effect<boolean, E>
): Effect.Effect<ReadonlyArray<Step>, E> =>
  Effect.gen(function* () {
    let shortest = steps
    for (let at = steps.length - 2; at >= 0; at--) {
      const shorter = shortest.filter((_, i) => i !== at)
      if (yield* differs(shorter)) shortest = shorter
    }
    return shortest
  })
