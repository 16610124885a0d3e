/** Calls back after some time. */

/** The timers of all runtimes hold 24.8 days. A longer one fires at once. */
export const longest = 2 ** 31 - 1

/** Waits for a time that no timer holds in parts. */
const afterLong = (milliseconds: number, callback: () => void): (() => void) => {
  let rest = milliseconds
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    const part = Math.min(rest, longest)
    rest -= part
    timer = setTimeout(rest > 0 ? next : callback, part)
  }
  next()
  return () => clearTimeout(timer)
}

const never = () => undefined

/** Calls back after so many milliseconds, `Infinity` for never. Gives what stops the timer. */
export const after = (milliseconds: number, callback: () => void): (() => void) => {
  if (!Number.isFinite(milliseconds)) return never
  if (milliseconds > longest) return afterLong(milliseconds, callback)
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
