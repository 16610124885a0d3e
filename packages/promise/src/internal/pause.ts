/**
 * Pauses between two tries, by real time. A program whose tests have stopped the clock waits for an error, not for a
 * pause: the timers are those from when this was loaded, or Node's own, which the fake ones of test tools leave alone.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

type Timers = Pick<typeof globalThis, "clearTimeout" | "setTimeout">

const loaded: Timers = { clearTimeout: globalThis.clearTimeout, setTimeout: globalThis.setTimeout }

/** As Sinon, which Jest and Vitest use, and Jest's older ones mark them. */
const areReal = ({ setTimeout }: Timers): boolean => !("clock" in setTimeout) && !("_isMockFunction" in setTimeout)

const ofNode = Option.liftThrowable((): Timers => globalThis.process.getBuiltinModule("node:timers"))

/** None, where a pause would never end. */
const timers = (): Option.Option<Timers> =>
  Option.filter(
    Option.orElse(Option.liftPredicate(loaded, areReal), () => ofNode()),
    areReal
  )

/** Whether there is a time to wait for. */
export const isPossible = (): boolean => Option.isSome(timers())

export const sleep = (milliseconds: number): Effect.Effect<void> =>
  Effect.async((resume) => {
    const { clearTimeout, setTimeout } = Option.getOrElse(timers(), () => loaded)
    const timer = setTimeout(() => resume(Effect.void), milliseconds)
    return Effect.sync(() => clearTimeout(timer))
  })
