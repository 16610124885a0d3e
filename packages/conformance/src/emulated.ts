/** The emulator as a target: without a socket, and on a port of its own. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import { Emulator, InProcess, Settings } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import * as Effect from "effect/Effect"
import type { Profile } from "./Profile.js"
import { profiles } from "./Profile.js"
import type { Settings as Target } from "./Target.js"

const jwtSecret = Settings.defaultSecret

/** Requests are handled by a function call. */
export const inProcess = (profile: Profile) =>
  Effect.map(Emulator.make({ settings: profiles[profile] }), (emulator): Target => ({
    name: `the emulator, in process, ${profile}`,
    url: "http://gotrue.invalid",
    jwtSecret,
    profile,
    client: InProcess.httpClient(emulator)
  }))

/** Requests go over a loopback port, as long as the scope is open. */
export const overPort = (profile: Profile) =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.make({ settings: profiles[profile] })
    const { url } = yield* serve(emulator)
    const client = yield* HttpClient.HttpClient
    const target: Target = { name: `the emulator, on ${url}, ${profile}`, url, jwtSecret, profile, client }
    return target
  }).pipe(Effect.provide(FetchHttpClient.layer))
