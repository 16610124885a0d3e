import { assert, describe, it } from "@effect/vitest"
import {
  formatTimestamp,
  timestampProblem,
  parseTimestamp,
  toMicroseconds,
  unixSeconds
} from "../../../src/standards/time/timestamp.js"

describe("timestamp", () => {
  it.each([
    ["2026-08-20T10:00:00.123456789Z", "2026-08-20T10:00:00.123456789Z"],
    ["2026-08-20T10:00:00.120Z", "2026-08-20T10:00:00.12Z"],
    ["2026-08-20T12:00:00+02:00", "2026-08-20T10:00:00Z"],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"]
  ])("reads %s and writes %s", (given, written) => {
    const timestamp = parseTimestamp(given)
    assert.isDefined(timestamp)
    if (timestamp !== undefined) assert.strictEqual(formatTimestamp(timestamp), written)
  })

  it.each([
    ["yesterday", 'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"'],
    ["2026-08-20", 'parsing time "2026-08-20" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"'],
    ["2026-13-20T10:00:00Z", 'parsing time "2026-13-20T10:00:00Z": month out of range'],
    ["2026-02-30T10:00:00Z", 'parsing time "2026-02-30T10:00:00Z": day out of range'],
    ["2026-00-20T10:00:00Z", 'parsing time "2026-00-20T10:00:00Z": month out of range'],
    ["2026-01-00T10:00:00Z", 'parsing time "2026-01-00T10:00:00Z": day out of range'],
    ["2026-01-32T10:00:00Z", 'parsing time "2026-01-32T10:00:00Z": day out of range'],
    ["2026-01-01T24:00:00Z", 'parsing time "2026-01-01T24:00:00Z": hour out of range'],
    ["2026-01-01T00:60:00Z", 'parsing time "2026-01-01T00:60:00Z": minute out of range'],
    ["2026-01-01T00:00:60Z", 'parsing time "2026-01-01T00:00:60Z": second out of range'],
    ["2026-12-31T23:59:59Zx", 'parsing time "2026-12-31T23:59:59Zx": extra text: "x"'],
    ["2026-02-20T10:00:00Zx", 'parsing time "2026-02-20T10:00:00Zx": extra text: "x"']
  ])("says why %s is invalid", (text, problem) => {
    assert.isUndefined(parseTimestamp(text))
    assert.strictEqual(timestampProblem(text), problem)
  })

  it("cuts to microseconds and whole seconds, also before 1970", () => {
    assert.strictEqual(toMicroseconds(1_999n), 1_000n)
    assert.strictEqual(toMicroseconds(-1n), -1_000n)
    assert.strictEqual(unixSeconds(-1n), -1)
    assert.strictEqual(unixSeconds(1_999_999_999n), 1)
  })
})
