import type { Result } from "../api.js"
import { refresh } from "../live.js"
import { show } from "./toasts.js"

/** Waits for a request, says what has become of it, and gives its value; undefined when it failed. */
export const act = async <A>(request: Promise<Result<A>>, done?: string): Promise<A | undefined> => {
  const result = await request
  if (!result.ok) show("problem", result.message)
  else if (done !== undefined) show("done", done)
  void refresh()
  return result.ok ? result.value : undefined
}

/** The same for several, one after the other, which stops at the first that fails. Gives how many were done. */
export const actOnAll = async <A>(
  all: ReadonlyArray<A>,
  request: (one: A) => Promise<Result<unknown>>,
  done: (count: number) => string
): Promise<void> => {
  let count = 0
  for (const one of all) {
    const result = await request(one)
    if (!result.ok) {
      show("problem", result.message)
      break
    }
    count++
  }
  if (count > 0) show("done", done(count))
  void refresh()
}
