/** Modules of Effect 3 by their names in Effect 4. What is not here has kept its name. */
const platform = Object.fromEntries(
  [
    "FetchHttpClient",
    "Headers",
    "HttpBody",
    "HttpClient",
    "HttpClientError",
    "HttpClientRequest",
    "HttpClientResponse"
  ].map((name) => [`@effect/platform/${name}`, `effect/http/${name}`])
)

export const modules = {
  ...platform,
  "@effect/opentelemetry/Tracer": "@effect/opentelemetry/OtelTracer",
  "effect/ConfigError": "effect/Config",
  "effect/Either": "effect/Result",
  "effect/Encoding": "effect/encoding/Base64Url",
  // Effect 4 has generators of its own, and no arbitrary of fast-check for a schema.
  "effect/FastCheck": "fast-check",
  "effect/TestClock": "effect/testing/TestClock"
}
