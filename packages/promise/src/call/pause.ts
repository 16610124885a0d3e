/**
 * Pauses between two tries, by real time. A program whose tests have stopped the clock waits for an error, not for a
 * pause: the timers are those from when this was loaded, or Node's own, which the fake ones of test tools leave alone.
 */
import { attempt, getOrElse } from "@gotrue-effect/core/result"

type Timers = Pick<typeof globalThis, "clearTimeout" | "setTimeout">

const loaded: Timers = { clearTimeout: globalThis.clearTimeout, setTimeout: globalThis.setTimeout }

/** Sinon, which Jest and Vitest use, and Jest's older fake timers mark theirs. */
const areReal = ({ setTimeout }: Timers): boolean => !("clock" in setTimeout) && !("_isMockFunction" in setTimeout)

const ofNode = (): Timers | undefined =>
  getOrElse(
    attempt((): Timers => globalThis.process.getBuiltinModule("node:timers")),
    undefined
  )

/** Undefined, where a pause would never end. */
const timers = (): Timers | undefined => {
  if (areReal(loaded)) return loaded
  const found = ofNode()
  return found !== undefined && areReal(found) ? found : undefined
}

/** Whether a pause would end. */
export const isPossible = (): boolean => timers() !== undefined

/** Calls back after so many milliseconds. Gives what stops it. */
export const after = (milliseconds: number, callback: () => void): (() => void) => {
  const { clearTimeout, setTimeout } = timers() ?? loaded
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
