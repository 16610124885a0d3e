import * as Effect from "effect/Effect"

/** Something that takes long, in steps that do not: one between every two values that are of no interest. */
export type Steps<A> = Generator<void, A>

/** All steps at once. */
export const atOnce = <A>(steps: Steps<A>): A => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** How many milliseconds may pass before others have a turn. */
export const turn = 10

const pause = Effect.async<void>((resume) => {
  const timer = setTimeout(() => resume(Effect.void), 0)
  return Effect.sync(() => clearTimeout(timer))
})

/** Step by step, with pauses in which everything else goes on. */
export const inTurns = <A>(steps: Steps<A>): Effect.Effect<A> =>
  Effect.suspend(() => {
    const end = performance.now() + turn
    for (;;) {
      const step = steps.next()
      if (step.done === true) return Effect.succeed(step.value)
      if (performance.now() >= end) return Effect.flatMap(pause, () => inTurns(steps))
    }
  })
