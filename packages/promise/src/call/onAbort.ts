/**
 * Tells many calls of one signal, through one listener: a program that hands its signal to each call has no leak, though
 * Node takes more than ten listeners for one.
 */
type Listeners = Set<() => void>

const listening = new WeakMap<AbortSignal, Listeners>()

const listen = (signal: AbortSignal): Listeners => {
  const listeners: Listeners = new Set()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  signal.addEventListener("abort", tell, { once: true })
  listening.set(signal, listeners)
  return listeners
}

/** Until it is told not to, by what it gives back. */
export const onAbort = (signal: AbortSignal, listener: () => void): (() => void) => {
  const listeners = listening.get(signal) ?? listen(signal)
  // Each call is one, though the function may be the same.
  const own = () => listener()
  listeners.add(own)
  return () => {
    listeners.delete(own)
  }
}
