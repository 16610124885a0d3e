/** The metrics of this library, as plain data. */
import { Effect, Metric } from "effect"

interface Measured {
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly count: number
}

/** How often each was updated, by name and tags. */
export const snapshot: Effect.Effect<ReadonlyArray<Measured>> = Effect.map(Metric.snapshot, (all) =>
  all
    .filter(({ id }) => id.startsWith("gotrue_"))
    .map((one) => ({
      name: one.id,
      tags: { ...one.attributes },
      count: one.type === "Counter" || one.type === "Histogram" ? Number(one.state.count) : Number.NaN
    }))
)
