/** What an upstream needs to know of the emulator before it. */
import * as Effect from "effect/Effect"
import type { Options, Service } from "../../Emulator.js"
import * as Gateway from "../../Gateway.js"
import { SettingsError } from "../../Settings.js"

export const readUpstream = (text: string | undefined): Effect.Effect<URL | undefined, SettingsError> => {
  if (text === undefined) return Effect.succeed(undefined)
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol)
    ? Effect.succeed(url)
    : Effect.fail(new SettingsError({ setting: "upstream", expected: "a URL like http://127.0.0.1:54321" }))
}

/** The tokens for which the keys of a gateway stand, for who is behind it. */
export const opaqueKeys = (
  emulator: Service,
  gateway: Options["gateway"]
): Effect.Effect<ReadonlyMap<string, string>> => {
  if (gateway === undefined || gateway === false) return Effect.succeed(new Map())
  const keys = gateway === true ? {} : gateway
  return Effect.map(
    Effect.all([emulator.token({ role: "service_role" }), emulator.token({ role: "anon" })]),
    ([secret, publishable]) =>
      new Map([
        [keys.secretKey || Gateway.secretKey, secret],
        [keys.publishableKey || Gateway.publishableKey, publishable]
      ])
  )
}
