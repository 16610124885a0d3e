/**
 * What has another name in Effect 4, by the module of Effect 3. With a `#`, it is in another module too. Here is only what
 * has the same shape: the same arguments, in the same order.
 */
export const members = {
  "@effect/platform/HttpClient": { currentTracerPropagation: "TracerPropagationEnabled" },
  "@effect/platform/HttpClientRequest": { bodyUnsafeJson: "bodyJsonUnsafe" },
  "effect/Array": { getLefts: "getFailures", getRights: "getSuccesses" },
  "effect/Cause": {
    failureOption: "findErrorOption",
    isInterrupted: "hasInterrupts",
    isInterruptedOnly: "hasInterruptsOnly",
    isTimeoutException: "isTimeoutError"
  },
  "effect/Config": { boolean: "Boolean", duration: "Duration", redacted: "Redacted", string: "String", url: "URL" },
  "effect/DateTime": { greaterThan: "isGreaterThan", lessThan: "isLessThan", unsafeMake: "makeUnsafe" },
  "effect/Deferred": { unsafeDone: "doneUnsafe" },
  "effect/Duration": { DurationInput: "Input", decode: "fromInputUnsafe", decodeUnknown: "fromInput" },
  "effect/Effect": {
    async: "callback",
    catchAll: "catch",
    catchAllCause: "catchCause",
    catchAllDefect: "catchDefect",
    either: "result",
    fork: "forkChild",
    locally: "provideService",
    runtime: "context",
    tapErrorCause: "tapCause",
    unsafeMakeSemaphore: "effect/Semaphore#makeUnsafe",
    withFiberRuntime: "withFiber",
    zipRight: "andThen"
  },
  "effect/Either": {
    Either: "Result",
    getRight: "getSuccess",
    getLeft: "getFailure",
    isLeft: "isFailure",
    isRight: "isSuccess",
    left: "fail",
    mapLeft: "mapError",
    right: "succeed"
  },
  "effect/Exit": { isInterrupted: "hasInterrupts" },
  "effect/Fiber": { RuntimeFiber: "Fiber" },
  "effect/Option": { fromNullable: "fromNullishOr" },
  "effect/Order": { boolean: "Boolean", number: "Number", reverse: "flip" },
  "effect/Predicate": { isObject: "isObjectKeyword", isReadonlyRecord: "isReadonlyObject", isRecord: "isObject" },
  "effect/Runtime": { runFork: "effect/Effect#runForkWith", runPromiseExit: "effect/Effect#runPromiseExitWith" },
  "effect/Scope": { extend: "provide" },
  "effect/Schema": {
    DateFromSelf: "Date",
    DurationFromSelf: "Duration",
    OptionFromSelf: "Option",
    RedactedFromSelf: "Redacted",
    URLFromSelf: "URL",
    annotations: "annotate",
    decodeUnknown: "decodeUnknownEffect",
    typeSchema: "toType"
  },
  "effect/SchemaAST": { encodedAST: "toEncoded", isTypeLiteral: "isObjects", typeAST: "toType" },
  "effect/Stream": { paginateChunkEffect: "paginate" },
  "@effect/vitest/it": { scoped: "effect", scopedLive: "live" }
}
