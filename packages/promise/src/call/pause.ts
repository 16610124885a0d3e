/**
 * Pauses between two attempts, in real time. When a test stops the clock, the program should get an error and not wait
 * for a pause. So the timers are those from load time, or Node's own, which fake timers do not replace.
 */
import { attempt, getOrElse } from "@gotrue-effect/core/result"

type Timers = Pick<typeof globalThis, "clearTimeout" | "setTimeout">

const loaded: Timers = { clearTimeout: globalThis.clearTimeout, setTimeout: globalThis.setTimeout }

/** Marks of fake timers: Sinon's, which Jest and Vitest use, and those of Jest's older ones. */
const areReal = ({ setTimeout }: Timers): boolean => !("clock" in setTimeout) && !("_isMockFunction" in setTimeout)

const ofNode = (): Timers | undefined =>
  getOrElse(
    attempt((): Timers => globalThis.process.getBuiltinModule("node:timers")),
    undefined
  )

/** Undefined if a pause would never end. */
const timers = (): Timers | undefined => {
  if (areReal(loaded)) return loaded
  const found = ofNode()
  return found !== undefined && areReal(found) ? found : undefined
}

/** Whether a pause would end. */
export const isPossible = (): boolean => timers() !== undefined

/** Calls back after this many milliseconds. Returns a function that cancels it. */
export const after = (milliseconds: number, callback: () => void): (() => void) => {
  const { clearTimeout, setTimeout } = timers() ?? loaded
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
