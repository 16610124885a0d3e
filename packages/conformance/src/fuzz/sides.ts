/** The emulator as one of the two servers that are compared. */
import { Emulator } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import * as Effect from "effect/Effect"
import { profile } from "../transcript/Case.js"
import type { Emptiable } from "../transcript/live.js"
import { sender } from "../transcript/live.js"

/** An emulator of its own, on a port. What it counts goes on counting, as it does in a live server. */
export const emulated = (name: string, secret: string) =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.make({ settings: profile(name) })
    const nothing = yield* emulator.exportState
    const { url } = yield* serve(emulator)
    const side: Emptiable = {
      secret,
      send: sender(url),
      empty: Effect.mapError(emulator.importState(nothing), (error) => new Error(error.message))
    }
    return side
  })

/** An emulator that runs elsewhere. */
export const running = (url: string, secret: string): Emptiable => {
  const send = sender(url)
  const reset = { method: "DELETE", target: "/emulator/state", headers: [], body: undefined }
  return { secret, send, empty: Effect.asVoid(send(reset)) }
}
