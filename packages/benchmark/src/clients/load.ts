/** The clients by name. */
import { existsSync } from "node:fs"
import { place } from "./adminEffect4.js"
import type { Client, Target } from "./Client.js"

export const names = [
  "auth-js",
  "raw",
  "admin-undici",
  "admin-fetch",
  "admin-client-undici",
  "admin-client-fetch",
  "promise",
  "admin-effect-4"
] as const
export type Name = (typeof names)[number]

/** What may not be there yet. */
const places: { readonly [name in Name]?: URL } = {
  promise: new URL("../../node_modules/@gotrue-effect/promise", import.meta.url),
  "admin-effect-4": place
}

export const isBuilt = (name: Name): boolean => {
  const place = places[name]
  return place === undefined || existsSync(place)
}

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
    case "admin-effect-4":
      return (await import("./adminEffect4.js")).make(target)
  }
}
