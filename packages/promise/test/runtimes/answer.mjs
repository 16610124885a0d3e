// What workers and web frameworks do with a request: ten calls, and in words how they ended.
import * as library from "@gotrue-effect/promise"
import { suite } from "./suite.mjs"

/** Ten calls to the server that the address names. */
export const answer = async (address) => {
  const { searchParams } = new URL(address, "http://localhost")
  if (!searchParams.has("url")) return "started"
  try {
    return await suite(library, { url: searchParams.get("url"), key: searchParams.get("key") })
  } catch (error) {
    return String(error?.stack ?? error)
  }
}
