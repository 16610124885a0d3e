/** Calls back after a delay. */

/** Timers of all runtimes are limited to 24.8 days. A longer one fires immediately. */
export const longest = 2 ** 31 - 1

/** Waits in parts for a delay that is too long for a timer. */
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

/** Calls back after this many milliseconds, `Infinity` for never. Returns a function that cancels the timer. */
export const after = (milliseconds: number, callback: () => void): (() => void) => {
  if (!Number.isFinite(milliseconds)) return never
  if (milliseconds > longest) return afterLong(milliseconds, callback)
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
