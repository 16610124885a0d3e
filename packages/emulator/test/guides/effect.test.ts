import { HttpClient } from "@effect/platform"
import { expect, layer } from "@effect/vitest"
import { Emulator, InProcess } from "@gotrue-effect/emulator"
import { Effect } from "effect"

layer(InProcess.layer({ seed: 1 }))("with an emulator", (it) => {
  it.effect("a server that is down for once", () =>
    Effect.gen(function* () {
      const { faults } = yield* Emulator.Emulator
      yield* faults.plan({ kind: "error", status: 502, as: "html", path: "/health" })
      expect((yield* HttpClient.get("http://localhost/health")).status).toBe(502)
      expect((yield* HttpClient.get("http://localhost/health")).status).toBe(200)
    })
  )
})
