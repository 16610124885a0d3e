import { useEffect, useState } from "preact/hooks"

/** The hash of the address, as in `#/users/ID?search=ann`. */
export interface Route {
  readonly screen: string
  readonly id: string | undefined
  readonly query: URLSearchParams
}

export const parseRoute = (hash: string): Route => {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?")
  const [screen = "", id] = path.split("/")
  return { screen: screen === "" ? "users" : screen, id, query: new URLSearchParams(query) }
}

export const useRoute = (): Route => {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const changed = () => setHash(location.hash)
    addEventListener("hashchange", changed)
    return () => removeEventListener("hashchange", changed)
  }, [])
  return parseRoute(hash)
}

export const go = (hash: string): void => {
  location.hash = hash
}
