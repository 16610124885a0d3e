/**
 * What has the same name and the same meaning in both editions, as far as we use it: each was looked up in Effect 4. What
 * stands neither here nor in a rule stops generation.
 */
const names = {
  "@effect/opentelemetry/Resource": "layer",
  "@effect/opentelemetry/Tracer": "OtelTracerProvider layer",
  "@effect/platform/FetchHttpClient": "Fetch RequestInit layer",
  "@effect/platform/HttpBody": "Uint8Array empty raw stream text",
  "@effect/platform/HttpClient":
    "HttpClient HttpClient.With execute filterStatusOk get make mapRequest mapRequestEffect post tap transformResponse withScope tapRequest",
  "@effect/platform/HttpClientError": "HttpClientError",
  "@effect/platform/HttpClientRequest":
    "HttpClientRequest bearerToken bodyText get make post setBody setHeader setHeaders",
  "@effect/platform/HttpClientResponse": "HttpClientResponse fromWeb",
  "@effect/vitest/assert": "*",
  "@effect/vitest/describe": "*",
  "@effect/vitest/expect": "*",
  "@effect/vitest/it": "each effect live",
  "@effect/vitest/layer": "*",
  "effect/Array": "dedupe fromIterable head sort",
  "effect/Brand": "Brand nominal",
  "effect/Cause": "Cause fail map pretty prettyErrors",
  "effect/Clock": "Clock clockWith currentTimeMillis currentTimeNanos",
  "effect/Config": "Config all map option orElse succeed withDefault",
  "effect/ConfigError": "ConfigError",
  "effect/Console": "log",
  "effect/Context": "Context add get make",
  "effect/Data": "TaggedError",
  "effect/DateTime":
    "DateTime DateTime.Input Utc add addDuration formatIso isDateTime make now subtract toDateUtc toEpochMillis",
  "effect/Deferred": "await make succeed",
  "effect/Duration":
    "Duration Unit days equals hours infinity isDuration micros millis min minutes nanos seconds toMillis toNanos zero",
  "effect/Effect":
    "Effect Effect.Error Effect.Success acquireRelease acquireUseRelease addFinalizer all annotateLogs as asSome asVoid catchIf " +
    "catchTag catchTags clockWith context delay die ensuring exit fail failCause filter filterOrFail flatMap flip forEach forever forkScoped gen " +
    "ignore interrupt isEffect isFailure log logDebug logError logWarning makeSpan map mapBoth mapError matchCause " +
    "matchCauseEffect matchEffect never onError onExit onInterrupt option orDie orElseSucceed promise provide provideService " +
    "raceAll repeat replicateEffect request retry runFork runPromise runPromiseExit runSync runSyncExit sandbox scoped sleep succeed " +
    "succeedNone suspend sync tap tapError timeout try tryPromise uninterruptible uninterruptibleMask void withLogSpan " +
    "withParentSpan withSpan withTracerEnabled",
  "effect/Either": "all flatMap flip gen getOrElse getOrThrow getOrUndefined map mapBoth match try",
  "effect/Exit": "Exit die fail failCause isFailure isSuccess mapError match succeed void",
  "effect/FastCheck":
    "Arbitrary anything array assert bigInt boolean constant constantFrom fullUnicodeString integer jsonValue letrec nat " +
    "oneof option property record sample string stringMatching tuple uint8Array uuid",
  "effect/Fiber": "Fiber await interrupt join",
  "effect/Function": "dual",
  "effect/Layer": "Layer Layer.Success effect effectContext fresh merge mergeAll orDie provide provideMerge succeed",
  "effect/ManagedRuntime": "make",
  "effect/Option":
    "Option exists filter getOrElse getOrNull getOrUndefined isNone isOption isSome liftThrowable map match none orElse some toArray",
  "effect/Order": "Order combine mapInput",
  "effect/Predicate": "hasProperty isBoolean isFunction isNumber isString isUndefined",
  "effect/Random": "nextIntBetween",
  "effect/Record": "intersection",
  "effect/Redacted": "Redacted isRedacted make value",
  "effect/Ref": "get make update",
  "effect/Schedule": "Schedule exponential jittered recurs spaced",
  "effect/Schema":
    "Any Array Boolean Class Date DateFromString Int NonEmptyString NullOr Number NumberFromString OptionFromNullOr Schema.Type String Struct Struct.Encoded " +
    "UndefinedOr Unknown brand decodeUnknownOption decodeUnknownSync encodeSync is isSchema optional suspend",
  "effect/SchemaAST": "AST Union isUnion",
  "effect/Scope": "Scope close make",
  "effect/Stream":
    "Stream empty filter fromEffect make map mapEffect runCollect runCount runDrain runForEachWhile runHead take takeUntil takeWhile unwrap",
  "effect/TestClock": "adjust setTime",
  "effect/Tracer": "Span SpanOptions Tracer"
}

const unchanged = new Map(Object.entries(names).map(([module, list]) => [module, new Set(list.split(" "))]))

/** Whether a member is the same, or a member of a value that is. */
export const isUnchanged = (module, path) => {
  const known = unchanged.get(module)
  return known !== undefined && (known.has("*") || known.has(path))
}
