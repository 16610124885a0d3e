/** The emulator as a target: without a socket, and on a port of its own. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import { Emulator, InProcess, Settings } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import * as Effect from "effect/Effect"
import type { Settings as Target } from "./Target.js"

/** What a deployment sets that is open to all kinds of users and has all features on. */
const settings = {
  GOTRUE_EXTERNAL_PHONE_ENABLED: "true",
  GOTRUE_MFA_TOTP_ENROLL_ENABLED: "true",
  GOTRUE_OAUTH_SERVER_ENABLED: "true"
}

const jwtSecret = Settings.defaultSecret

/** Requests are answered by a function call. */
export const inProcess = Effect.gen(function* () {
  const emulator = yield* Emulator.make({ settings })
  const target: Target = {
    name: "the emulator, in process",
    url: "http://gotrue.invalid",
    jwtSecret,
    client: InProcess.httpClient(emulator)
  }
  return target
})

/** Requests go over a loopback port, as long as the scope is open. */
export const overPort = Effect.gen(function* () {
  const emulator = yield* Emulator.make({ settings })
  const { url } = yield* serve(emulator)
  const client = yield* HttpClient.HttpClient
  const target: Target = { name: `the emulator, on ${url}`, url, jwtSecret, client }
  return target
}).pipe(Effect.provide(FetchHttpClient.layer))
