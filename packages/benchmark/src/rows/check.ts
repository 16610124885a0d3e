/** What the check of a response costs, in relation to reading its text. */
import { Effect, Schema } from "effect"
import * as Program from "../Program.js"
import type { Group } from "../Row.js"
import { median, range, ratios } from "../statistics.js"

const id = "check-1000"

const Rounds = Schema.Array(Schema.Struct({ parse: Schema.Number, check: Schema.Number }))

export const group: Group = {
  rows: [
    {
      id,
      title: "check of 1,000 users; peer: JSON.parse",
      unit: "ms",
      bar: { of: "ratio", is: "at most", value: 0.15 }
    }
  ],
  measure: ({ plan: { check, starts } }) =>
    Effect.gen(function* () {
      const start = Effect.gen(function* () {
        const child = yield* Program.start("checkWorker", {
          arguments: [check.rounds, check.calls, check.warmUp].map(String)
        })
        return yield* Effect.orDie(Schema.decodeUnknown(Rounds)(yield* Program.hear(child)))
      })
      const rounds = (yield* Effect.replicateEffect(Effect.scoped(start), starts)).flat()
      const ours = rounds.map((round) => round.check / 1_000)
      const peer = rounds.map((round) => round.parse / 1_000)
      return new Map([
        [id, { ours: median(ours), peer: median(peer), floor: undefined, spread: range(ratios(ours, peer)) }]
      ])
    })
}
