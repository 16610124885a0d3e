import { describe, layer } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { inProcess, overPort } from "../src/emulated.js"
import { play } from "../src/play.js"
import * as Profile from "../src/Profile.js"
import { scenarios } from "../src/scenarios.js"
import type { Settings } from "../src/Target.js"

class Played extends Context.Tag("Played")<Played, Settings>() {}

/** One emulator for all scenarios of a suite: they must not get into each other's way. */
const suite = (name: string, profile: Profile.Profile, target: Layer.Layer<Played, unknown>) =>
  describe(`${name}, ${profile}`, () => {
    layer(target, { excludeTestServices: true })((it) => {
      for (const scenario of scenarios.filter((one) => Profile.holds(one.profile, profile))) {
        it.effect(scenario.name, () => Effect.flatMap(Played, (settings) => play(scenario, settings)))
      }
    })
  })

for (const profile of Profile.names) {
  suite("in process", profile, Layer.effect(Played, inProcess(profile)))
  suite("over a port", profile, Layer.scoped(Played, overPort(profile)))
}
