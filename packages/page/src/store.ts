import { useEffect, useState } from "preact/hooks"

/** A value that screens look at and that changes under them. */
export interface Store<A> {
  readonly get: () => A
  readonly set: (change: (value: A) => A) => void
  readonly subscribe: (listener: () => void) => () => void
}

export const makeStore = <A>(initial: A): Store<A> => {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (change) => {
      value = change(value)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

export const useStore = <A>(store: Store<A>): A => {
  const [value, setValue] = useState(store.get())
  useEffect(() => {
    const changed = () => setValue(() => store.get())
    changed()
    return store.subscribe(changed)
  }, [store])
  return value
}
