/** What it costs to redact the error of a request, as the request grows. */
import { Effect, Schema } from "effect"
import * as Program from "../Program.js"
import type { Found, Group, Outcome } from "../Row.js"
import { median, range } from "../statistics.js"

const kinds = ["backslashes", "chinese", "texts", "escapes"] as const

type Kind = (typeof kinds)[number]

const growthOf = (kind: Kind): string => `redact-growth-${kind}`
const largest = "redact-1mb"

const Cost = Schema.Struct({ size: Schema.Number, refused: Schema.Number, accepted: Schema.Number })
const Rounds = Schema.Array(Schema.Array(Cost))

type Round = (typeof Rounds.Type)[number]

/** The most that ten times as much costs, in times. */
const growth = (round: Round): number =>
  Math.max(...round.slice(1).map(({ refused }, step) => refused / (round[step]?.refused ?? Number.NaN)))

/** What a failed call costs beyond the same call that succeeds, in milliseconds, at the largest size. */
const redaction = (round: Round): number => {
  const { accepted = 0, refused = 0 } = round.at(-1) ?? {}
  return (refused - accepted) / 1_000
}

const found = (values: ReadonlyArray<number>): Found => ({
  ours: median(values),
  peer: undefined,
  floor: undefined,
  spread: range(values)
})

const names: Readonly<Record<Kind, string>> = {
  backslashes: "backslashes",
  chinese: "Chinese",
  texts: "short texts",
  escapes: "escapes"
}

export const group: Group = {
  rows: [
    ...kinds.map((kind) => ({
      id: growthOf(kind),
      title: `ten times as many ${names[kind]} in an error, 1 KB to 1 MB`,
      unit: "×",
      bar: { of: "ours", is: "at most", value: 12 } as const
    })),
    {
      id: largest,
      title: "error with 1 MB of the worst of these",
      unit: "ms",
      bar: { of: "ours", is: "at most", value: 20 }
    }
  ],
  measure: ({ plan: { redaction: amount }, wanted }) =>
    Effect.gen(function* () {
      const measured = kinds.filter((kind) => wanted.has(growthOf(kind)) || wanted.has(largest))
      const rounds = yield* Effect.forEach(measured, (kind) =>
        Effect.gen(function* () {
          const child = yield* Program.start("redactionWorker", {
            arguments: [kind, ...[amount.rounds, amount.calls, amount.warmUp].map(String)]
          })
          return yield* Effect.orDie(Schema.decodeUnknown(Rounds)(yield* Program.hear(child)))
        }).pipe(Effect.scoped)
      )
      const outcomes = new Map<string, Outcome>()
      measured.forEach((kind, number) => {
        if (wanted.has(growthOf(kind))) outcomes.set(growthOf(kind), found((rounds[number] ?? []).map(growth)))
      })
      if (wanted.has(largest)) {
        const worst = rounds
          .map((one) => found(one.map(redaction)))
          .reduce((one, other) => (other.ours > one.ours ? other : one))
        outcomes.set(largest, worst)
      }
      return outcomes
    })
}
