import { describe, layer } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { inProcess, overPort } from "../src/emulated.js"
import { play } from "../src/play.js"
import { scenarios } from "../src/scenarios.js"
import type { Settings } from "../src/Target.js"

class Played extends Context.Tag("Played")<Played, Settings>() {}

/** One emulator for all scenarios of a suite: they must not get into each other's way. */
const suite = (name: string, target: Layer.Layer<Played, unknown>) =>
  describe(name, () => {
    layer(target, { excludeTestServices: true })((it) => {
      for (const scenario of scenarios) {
        it.effect(scenario.name, () => Effect.flatMap(Played, (settings) => play(scenario, settings)))
      }
    })
  })

suite("in process", Layer.effect(Played, inProcess))
suite("over a port", Layer.scoped(Played, overPort))
