/** The clients by name. */
import { existsSync } from "node:fs"
import type { Client, Target } from "./Client.js"

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
