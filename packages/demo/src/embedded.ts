/** A server of one's own, for as long as the demo runs. */
import { Emulator, Token } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import { Effect } from "effect"

export const embedded = Effect.gen(function* () {
  const emulator = yield* Emulator.make({ settings: { GOTRUE_EXTERNAL_PHONE_ENABLED: "true" } })
  const { url } = yield* serve(emulator)
  return { url, key: Token.adminKey() }
})
