/** What a cold start costs: each import in a process of its own, in turn. */
import { Effect, Schema } from "effect"
import type { ProgramError } from "../Program.js"
import * as Program from "../Program.js"
import type { Found, Group, Outcome } from "../Row.js"
import { isBuilt } from "../clients/load.js"
import { median, range, ratios } from "../statistics.js"

const specifiers = {
  bare: [""],
  "auth-js": ["@supabase/auth-js"],
  promise: ["@gotrue-effect/promise"],
  admin: ["@gotrue-effect/admin", "effect", "@effect/platform"]
} as const

type Import = keyof typeof specifiers

const one = (name: Import): Effect.Effect<number, ProgramError> =>
  Effect.gen(function* () {
    const child = yield* Program.start("importWorker", { arguments: specifiers[name], flags: Program.packages })
    return yield* Effect.orDie(Schema.decodeUnknown(Schema.Number)(yield* Program.hear(child)))
  }).pipe(Effect.scoped)

/** Of each round its own difference to a process that imports nothing. */
const added = (times: ReadonlyArray<number>, bare: ReadonlyArray<number>) =>
  times.map((time, round) => time - (bare[round] ?? 0))

export const group: Group = {
  rows: [
    {
      id: "import-promise",
      title: "cold import of the promise layer",
      unit: "ms",
      bar: { of: "ratio", is: "at most", value: 0.4 }
    },
    {
      id: "import-admin",
      title: "cold import of admin, after effect and platform",
      unit: "ms",
      bar: { of: "ratio", is: "at most", value: 1.3 }
    }
  ],
  measure: ({ plan, wanted }) =>
    Effect.gen(function* () {
      const promise = wanted.has("import-promise") && isBuilt("promise")
      const names: ReadonlyArray<Import> = [
        "bare",
        "auth-js",
        ...(promise ? (["promise"] as const) : []),
        ...(wanted.has("import-admin") ? (["admin"] as const) : [])
      ]
      const rounds = yield* Effect.replicateEffect(
        Effect.forEach(names, (name) => Effect.map(one(name), (time): [Import, number] => [name, time])),
        plan.coldStarts
      )
      const of = (wanted: Import) => rounds.flat().flatMap(([name, time]) => (name === wanted ? [time] : []))
      const found = (name: Import): Found => {
        const ours = added(of(name), of("bare"))
        const peer = added(of("auth-js"), of("bare"))
        return { ours: median(ours), peer: median(peer), floor: undefined, spread: range(ratios(ours, peer)) }
      }
      const outcomes = new Map<string, Outcome>()
      if (wanted.has("import-promise")) {
        outcomes.set("import-promise", promise ? found("promise") : { missing: "not built" })
      }
      if (wanted.has("import-admin")) outcomes.set("import-admin", found("admin"))
      return outcomes
    })
}
