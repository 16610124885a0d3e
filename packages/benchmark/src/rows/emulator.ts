/** The emulator: against a real server if there is one, and against its own bars. */
import { Config, Effect, Schema } from "effect"
import * as Program from "../Program.js"
import type { Bar, Found, Group, Outcome } from "../Row.js"
import { median, range, ratios } from "../statistics.js"

const most = (value: number): Bar => ({ of: "ours", is: "at most", value })

const Rounds = Schema.Array(Schema.Struct({ ours: Schema.Number, real: Schema.NullOr(Schema.Number) }))
const Many = Schema.Struct({ heap: Schema.Number, pages: Schema.Array(Schema.Number) })

const run = <A, I>(schema: Schema.Schema<A, I>, name: string, options: Program.Options = {}) =>
  Effect.gen(function* () {
    const child = yield* Program.start(name, options)
    return yield* Effect.orDie(Schema.decodeUnknown(schema)(yield* Program.hear(child)))
  }).pipe(Effect.scoped)

const alone = (values: ReadonlyArray<number>): Found => ({
  ours: median(values),
  peer: undefined,
  floor: undefined,
  spread: range(values)
})

const server = Effect.orDie(
  Config.all([
    Config.withDefault(Config.string("GOTRUE_URL"), ""),
    Config.withDefault(Config.string("GOTRUE_JWT_SECRET"), "")
  ])
)

export const group: Group = {
  rows: [
    {
      id: "emulator-get-user",
      title: "getUserById in process; peer: the real server",
      unit: "calls/s",
      bar: { of: "ratio", is: "at least", value: 10 }
    },
    { id: "emulator-start", title: "emulator in process, first response", unit: "ms", bar: most(50) },
    { id: "emulator-command", title: "npm run emulator, first response", unit: "ms", bar: most(1_000) },
    { id: "emulator-heap", title: "heap with 100,000 users", unit: "MB", bar: most(300) },
    { id: "emulator-page-1000", title: "page of 1,000 of 100,000 users", unit: "ms", bar: most(15) }
  ],
  measure: ({ plan, wanted }) =>
    Effect.gen(function* () {
      const outcomes = new Map<string, Outcome>()
      if (wanted.has("emulator-get-user")) {
        const { calls, rounds, warmUp } = plan.emulator
        const given = [...(yield* server), ...[rounds, calls, warmUp].map(String)]
        const found = yield* run(Rounds, "emulator/calls", { arguments: given })
        const perSecond = (micros: number) => 1e6 / micros
        const ours = found.map((round) => perSecond(round.ours))
        const real = found.flatMap((round) => (round.real === null ? [] : [perSecond(round.real)]))
        outcomes.set(
          "emulator-get-user",
          real.length === 0
            ? alone(ours)
            : { ours: median(ours), peer: median(real), floor: undefined, spread: range(ratios(ours, real)) }
        )
      }
      if (wanted.has("emulator-start")) {
        const times = yield* Effect.replicateEffect(run(Schema.Number, "emulator/start"), plan.coldStarts)
        outcomes.set("emulator-start", alone(times))
      }
      if (wanted.has("emulator-command")) {
        const times = yield* Effect.replicateEffect(run(Schema.Number, "emulator/command"), plan.commands)
        outcomes.set("emulator-command", alone(times))
      }
      const crowd = ["emulator-heap", "emulator-page-1000"].filter((id) => wanted.has(id))
      if (plan.users === undefined) {
        for (const id of crowd) outcomes.set(id, { missing: "takes longer" })
      } else if (crowd.length > 0) {
        const options = { arguments: [String(plan.users)], flags: ["--expose-gc"] }
        const found = yield* run(Many, "emulator/many", options)
        const figures = { "emulator-heap": [found.heap / 1e6], "emulator-page-1000": found.pages }
        for (const [id, values] of Object.entries(figures)) if (wanted.has(id)) outcomes.set(id, alone(values))
      }
      return outcomes
    })
}
