/** The metrics of this library, as plain data. */
import { Effect, Metric, MetricKeyType, MetricState } from "effect"

interface Measured {
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly count: number
}

/** How often each was updated, by name and tags. */
export const snapshot: Effect.Effect<ReadonlyArray<Measured>> = Effect.map(Metric.snapshot, (pairs) =>
  pairs
    .filter(({ metricKey }) => MetricKeyType.isMetricKeyType(metricKey.keyType) && metricKey.name.startsWith("gotrue_"))
    .map(({ metricKey, metricState }) => ({
      name: metricKey.name,
      tags: Object.fromEntries(metricKey.tags.map(({ key, value }) => [key, value])),
      count:
        MetricState.isCounterState(metricState) || MetricState.isHistogramState(metricState)
          ? Number(metricState.count)
          : Number.NaN
    }))
)
