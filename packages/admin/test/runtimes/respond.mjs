// How workers handle a request: ten calls, and their result as text.
import * as admin from "@gotrue-effect/admin"
import * as emulator from "@gotrue-effect/emulator"
import { Effect, Layer, Stream } from "effect"
import { suite } from "./suite.mjs"

/** Ten calls to the server in the query of the address. */
export const respond = async (address) => {
  const { searchParams } = new URL(address, "http://localhost")
  if (!searchParams.has("url")) return "started"
  try {
    const server = { url: searchParams.get("url"), key: searchParams.get("key") }
    return await suite({ admin, effect: { Effect, Layer, Stream }, emulator }, server)
  } catch (error) {
    return String(error?.stack ?? error)
  }
}
