/**
 * Connects many calls to one signal through one listener. A program may pass the same signal to every call, and Node
 * warns of a leak beyond ten listeners.
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

/** Returns a function that stops listening. */
export const onAbort = (signal: AbortSignal, listener: () => void): (() => void) => {
  const listeners = listening.get(signal) ?? listen(signal)
  // Each call is an entry of its own, even if the function is the same.
  const own = () => listener()
  listeners.add(own)
  return () => {
    listeners.delete(own)
  }
}
