import { describe, expect, it } from "@effect/vitest"
import { Effect, Option, TestClock } from "effect"
import { cases } from "../src/transcript/Case.js"
import { play } from "../src/transcript/play.js"
import { inProcess, overPort } from "../src/transcript/server.js"

/** Any day will do, as long as tokens are not from the first second of time. */
const today = Date.UTC(2026, 0, 15, 12)

describe("recorded exchanges", () => {
  for (const recorded of cases()) {
    for (const [adapter, make] of [
      ["in process", inProcess],
      ["over a port", overPort]
    ] as const) {
      it.scoped(`${recorded.file}, ${adapter}: ${recorded.name}`, () =>
        Effect.gen(function* () {
          yield* TestClock.setTime(today)
          const server = yield* make(recorded.profile)
          const { exchanges, stopped } = yield* play(recorded, { ...server, wait: (time) => TestClock.adjust(time) })
          const found = exchanges.flatMap(({ differences, request, step }) =>
            differences.map((difference) => `step ${step} (${request}): ${difference}`)
          )
          expect(stopped).toEqual(Option.none())
          expect(found).toEqual([])
        })
      )
    }
  }
})
