/** One way to speak to the server, and what is measured of it. */
import { existsSync } from "node:fs"

/**
 * Does a thing so many times, and checks each time that the right answer came. Gives how long each took, in
 * milliseconds, where that can be told apart.
 */
export type Run = (times: number) => Promise<ReadonlyArray<number>>

export interface Client {
  readonly getUser: Run
  readonly createUser: Run
  /** An id that nobody has. */
  readonly error: Run
  readonly page50: Run
  readonly page1000: Run
  /** All 10,000 users, a thousand to a page. */
  readonly stream: Run
  /** `getUser`, 100 at a time. */
  readonly concurrent: Run
}

export type Task = keyof Client

export interface Target {
  readonly url: string
  readonly key: string
}

export const names = [
  "auth-js",
  "raw",
  "admin-undici",
  "admin-fetch",
  "admin-client-undici",
  "admin-client-fetch",
  "promise"
] as const
export type Name = (typeof names)[number]

/** The promise layer is a package that may not be there yet. */
export const isBuilt = (name: Name): boolean =>
  name !== "promise" || existsSync(new URL("../../node_modules/@gotrue-effect/promise", import.meta.url))

/** A client of this process. Each loads only what it needs. */
export const load = async (name: Name, target: Target): Promise<Client> => {
  switch (name) {
    case "auth-js":
      return (await import("./authJs.js")).make(target)
    case "raw":
      return (await import("./raw.js")).make(target)
    case "admin-undici":
      return (await import("./adminUndici.js")).make(target)
    case "admin-fetch":
      return (await import("./adminFetch.js")).make(target)
    case "admin-client-undici":
      return (await import("./adminClientUndici.js")).make(target)
    case "admin-client-fetch":
      return (await import("./adminClientFetch.js")).make(target)
    case "promise":
      return (await import("./promise.js")).make(target)
  }
}
