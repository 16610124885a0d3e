/** Plays a scenario against a target. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Scenario } from "./Scenario.js"
import type { Settings } from "./Target.js"
import { adminKey, Target } from "./Target.js"

/** The library, pointed at a target with an admin key. */
const layer = (settings: Settings) =>
  GoTrueAdmin.layer({ url: settings.url, key: adminKey(settings) }).pipe(
    Layer.provide(Layer.succeed(HttpClient.HttpClient, settings.client)),
    Layer.merge(Layer.succeed(Target, settings))
  )

export const play = (scenario: Scenario, settings: Settings) =>
  Effect.scoped(scenario.run).pipe(Effect.provide(layer(settings)))
