/** OpenTelemetry, with an exporter that keeps the spans. */
import * as Resource from "@effect/opentelemetry/Resource"
import * as Tracer from "@effect/opentelemetry/Tracer"
import { SpanKind, SpanStatusCode } from "@opentelemetry/api"
import type { ReadableSpan, Sampler } from "@opentelemetry/sdk-trace-base"
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base"
import { Effect, Layer } from "effect"

/** Everything that a backend gets to see of a span. */
interface Shown {
  readonly name: string
  readonly kind: string | undefined
  readonly traceId: string
  readonly spanId: string
  readonly parent: string | undefined
  readonly attributes: Readonly<Record<string, unknown>>
  readonly status: { readonly code: string | undefined; readonly message?: string | undefined }
  readonly events: ReadonlyArray<{ readonly name: string; readonly attributes: unknown }>
  readonly links: ReadonlyArray<unknown>
  readonly scope: unknown
  readonly resource: unknown
}

const show = (span: ReadableSpan): Shown => ({
  name: span.name,
  kind: SpanKind[span.kind],
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parent: span.parentSpanContext?.spanId,
  attributes: span.attributes,
  status: { ...span.status, code: SpanStatusCode[span.status.code] },
  events: span.events.map(({ attributes, name }) => ({ name, attributes })),
  links: span.links,
  scope: span.instrumentationScope,
  resource: span.resource.attributes
})

/** All that is shown, but for the ids: among their random digits the few of a one-time password can be. */
export const text = (spans: ReadonlyArray<Shown>): string =>
  JSON.stringify(spans.map(({ parent: _parent, spanId: _span, traceId: _trace, ...rest }) => rest))

/** Runs an effect, and returns the spans that ended during it. */
export const traced = <A, E, R>(effect: Effect.Effect<A, E, R>, sampler?: Sampler) =>
  Effect.suspend(() => {
    const exporter = new InMemorySpanExporter()
    const provider = new BasicTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(exporter)],
      ...(sampler === undefined ? {} : { sampler })
    })
    const tracer = Tracer.layer.pipe(
      Layer.provide(Layer.succeed(Tracer.OtelTracerProvider, provider)),
      Layer.provide(Resource.layer({ serviceName: "test" }))
    )
    return effect.pipe(
      Effect.provide(tracer),
      Effect.map((value) => ({ value, spans: exporter.getFinishedSpans().map(show) }))
    )
  })
