// How workers and web frameworks handle a request: ten calls, and their result as text.
import * as library from "@gotrue-effect/promise"
import { suite } from "./suite.mjs"

/** Ten calls to the server in the query of the address. */
export const respond = async (address) => {
  const { searchParams } = new URL(address, "http://localhost")
  if (!searchParams.has("url")) return "started"
  try {
    return await suite(library, { url: searchParams.get("url"), key: searchParams.get("key") })
  } catch (error) {
    return String(error?.stack ?? error)
  }
}
