import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { parseBan, parseDuration } from "../../../src/standards/time/duration.js"

const hour = 3_600_000_000_000n

describe("duration", () => {
  it.each([
    ["0", 0n],
    ["-0", 0n],
    ["1h", hour],
    ["+1.5h", (hour * 3n) / 2n],
    [".5m", 30_000_000_000n],
    ["1.h", hour],
    ["2h45m", hour * 2n + 45n * 60_000_000_000n],
    ["-1h", -hour],
    ["1us", 1_000n],
    ["1µs", 1_000n],
    ["1μs", 1_000n],
    ["2562047h47m16.854775807s", (1n << 63n) - 1n],
    ["-9223372036854775808ns", -(1n << 63n)]
  ])("reads %s", (text, expected) => {
    assert.deepStrictEqual(parseDuration(text), Either.right(expected))
  })

  it.each([
    ["", 'time: invalid duration ""'],
    ["-", 'time: invalid duration "-"'],
    [".h", 'time: invalid duration ".h"'],
    ["never", 'time: invalid duration "never"'],
    ["24", 'time: missing unit in duration "24"'],
    ["1d", 'time: unknown unit "d" in duration "1d"'],
    ["1h ", 'time: unknown unit "h " in duration "1h "'],
    ["1²", 'time: unknown unit "\\xc2\\xb2" in duration "1\\xc2\\xb2"'],
    ["2562048h", 'time: invalid duration "2562048h"'],
    ["9223372036854775808ns", 'time: invalid duration "9223372036854775808ns"'],
    ["1constructor", 'time: unknown unit "constructor" in duration "1constructor"']
  ])("refuses %s", (text, expected) => {
    assert.deepStrictEqual(parseDuration(text), Either.left(expected))
  })

  it("tells no ban, the end of a ban and a ban apart", () => {
    assert.deepStrictEqual(parseBan(""), Either.right(undefined))
    assert.deepStrictEqual(parseBan("none"), Either.right(0n))
    assert.deepStrictEqual(parseBan("1h"), Either.right(hour))
    assert.deepStrictEqual(
      parseBan("None"),
      Either.left('invalid format for ban duration: time: invalid duration "None"')
    )
  })
})
