import { describe, expect, it } from "@effect/vitest"
import { makeKeyed, makeLimiter, parseRate, perHour } from "../../../src/standards/time/rateLimit.js"
import { second } from "../../../src/standards/time/timestamp.js"

const hour = 3600n * second

describe("a rate", () => {
  it.each([
    ["30", { kind: "interval", events: 30, overTime: hour }],
    ["2.5", { kind: "interval", events: 2.5, overTime: hour }],
    ["30/1m", { kind: "burst", events: 30, overTime: 60n * second }],
    ["30/0s", { kind: "burst", events: 30, overTime: hour }],
    ["30/1m/1m", undefined],
    ["-1/1m", undefined],
    ["many", undefined]
  ])("is read from %s", (text, rate) => {
    expect(parseRate(text)).toEqual(rate)
  })
})

describe("two an hour", () => {
  it("are counted anew in each hour since the first", () => {
    const { take } = makeLimiter(perHour(2.9))
    const at = (minutes: bigint) => take(minutes * 60n * second)
    expect([at(10n), at(20n), at(30n), at(69n)]).toEqual([true, true, false, false])
    expect([at(70n), at(129n), at(129n)]).toEqual([true, true, false])
    expect([at(190n), at(249n), at(249n), at(250n)]).toEqual([true, true, false, true])
  })

  it("are counted anew once the clock is set back", () => {
    const { take } = makeLimiter(perHour(2))
    const at = (minutes: bigint) => take(minutes * 60n * second)
    expect([at(100n), at(100n), at(100n)]).toEqual([true, true, false])
    expect([at(50n), at(50n), at(50n)]).toEqual([true, true, false])
  })
})

describe("a burst of two, and one more every minute", () => {
  it("fills up again, and never beyond its size", () => {
    const { take } = makeLimiter({ kind: "burst", events: 2, overTime: 60n * second })
    const at = (seconds: bigint) => take(seconds * second)
    expect([at(0n), at(0n), at(0n), at(59n)]).toEqual([true, true, false, false])
    expect([at(61n), at(61n)]).toEqual([true, false])
    expect([at(1000n), at(1000n), at(1000n)]).toEqual([true, true, false])
  })

  it("is as it was once the clock is set back", () => {
    const { take } = makeLimiter({ kind: "burst", events: 2, overTime: 60n * second })
    expect([take(hour), take(0n), take(0n)]).toEqual([true, true, false])
  })
})

describe("a limit for each key", () => {
  it("lets in one key whatever another did", () => {
    const { take } = makeKeyed(1, 0, hour)
    expect([take("a", 0n), take("a", 0n), take("b", 0n), take("b", 0n)]).toEqual([true, false, true, false])
  })

  it("is kept for ten thousand of them, and then forgotten for the one that came first", () => {
    const { take } = makeKeyed(1, 0, hour)
    for (let key = 0; key < 10_000; key++) take(`${key}`, 0n)
    // It begins anew, and so it is no longer one of the first.
    expect(take("1", hour + 1n)).toBe(true)
    expect([take("another", hour), take("one more", hour)]).toEqual([true, true])
    expect([take("1", hour + 1n), take("9999", hour)]).toEqual([false, false])
    expect([take("0", hour), take("2", hour)]).toEqual([true, true])
  })

  it("is forgotten after its lifetime, or when the clock is set back", () => {
    const { take } = makeKeyed(1, 0, hour)
    expect([take("a", second), take("a", hour + second), take("a", hour + second + 1n)]).toEqual([true, false, true])
    expect(take("a", 0n)).toBe(true)
  })
})
