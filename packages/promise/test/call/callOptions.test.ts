import { expect, it } from "vitest"
import * as CallOptions from "../../src/call/callOptions.js"
import type { CallOptions as Options } from "../../src/models/Options.js"

it.each([
  [5, 5],
  ["5", 5],
  [0, 0],
  [-5, 0],
  ["five", undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [null, undefined],
  [true, undefined],
  [{}, undefined]
])("a timeout of %j is read as %j", (value, read) => {
  expect(CallOptions.timeoutOf(value)).toBe(read)
})

it("every number about retries is read in the same way", () => {
  const retry = { times: "1", firstPause: 2, longestPause: -3, longestRetryAfter: "four", longestTotal: 5 }
  expect(CallOptions.retryOf(retry)).toEqual({
    times: 1,
    firstPause: 2,
    longestPause: 0,
    longestRetryAfter: undefined,
    longestTotal: 5
  })
})

it.each([
  [false, false],
  [true, undefined],
  [null, undefined],
  [3, undefined]
])("retry: %j is read as %j", (value, read) => {
  expect(CallOptions.retryOf(value)).toBe(read)
})

it.each<[call: Options, changes: boolean]>([
  [{ timeout: 1 }, true],
  [{ retry: false }, true],
  [{ retry: {}, signal: new AbortController().signal }, true],
  [{ signal: new AbortController().signal }, false],
  [{ throwOnError: true }, false],
  [{ timeout: undefined, retry: undefined }, false],
  [CallOptions.none, false]
])("%j changes how a call is sent: %j", (call, changes) => {
  expect(CallOptions.changeSending(call)).toBe(changes)
})
