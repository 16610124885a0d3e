import { describe, expect, it } from "@effect/vitest"
import { Duration, FastCheck, Schema } from "effect"
import { BanDuration } from "../src/index.js"

const accepts = Schema.is(BanDuration.BanDuration)

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n
}

/** Go's time.ParseDuration, step by step as its source goes: nanoseconds, or nothing where it has an error. */
const parseInGo = (text: string): bigint | undefined => {
  const negative = text.startsWith("-")
  let rest = /^[+-]/.test(text) ? text.slice(1) : text
  if (rest === "0") return 0n
  if (rest === "") return undefined
  let sum = 0n
  while (rest !== "") {
    const [number = "", whole = "", fraction = ""] = /^(\d*)(?:\.(\d*))?/.exec(rest) ?? []
    if (whole === "" && fraction === "") return undefined
    rest = rest.slice(number.length)
    const [name = ""] = /^[^.\d]*/.exec(rest) ?? []
    rest = rest.slice(name.length)
    const unit = Object.hasOwn(units, name) ? units[name] : undefined
    if (unit === undefined || BigInt(whole) > 1n << 63n) return undefined
    const value = BigInt(whole) * unit + (BigInt(fraction) * unit) / 10n ** BigInt(fraction.length)
    sum += value
    if (value > 1n << 63n || sum > 1n << 63n) return undefined
  }
  return negative ? -sum : sum > (1n << 63n) - 1n ? undefined : sum
}

const digits = FastCheck.stringMatching(/^\d{0,4}$/)
const number = FastCheck.oneof(
  digits,
  FastCheck.tuple(digits, digits).map(([whole, fraction]) => `${whole}.${fraction}`),
  FastCheck.bigInt({ min: 0n, max: 1n << 65n }).map(String)
)
const part = FastCheck.tuple(number, FastCheck.constantFrom(...Object.keys(units), "d", "H", "", " ", "hs")).map(
  (parts) => parts.join("")
)
const nearlyGo = FastCheck.tuple(
  FastCheck.constantFrom("", "", "", "-", "+", "--", " "),
  FastCheck.array(part, { minLength: 0, maxLength: 4 })
).map(([sign, parts]) => sign + parts.join(""))

describe("text", () => {
  it.prop(
    "is taken when Go takes it, and only then",
    [FastCheck.oneof(nearlyGo, FastCheck.string())],
    ([text]) => {
      expect(accepts(text)).toBe(text === "none" || parseInGo(text) !== undefined)
    },
    { fastCheck: { numRuns: 2000 } }
  )

  it.each([
    "none",
    "0",
    "-0",
    "24h",
    "1h30m",
    "1.5h",
    ".5m",
    "1.s",
    "+1.5h",
    "-5m",
    "2562047h47m16.854775807s",
    "007h"
  ])("%s is valid, and sent unchanged", (text) => {
    expect(accepts(text) && BanDuration.toGo(text)).toBe(text)
  })

  it.each([
    "",
    " ",
    "never",
    "None",
    "NONE",
    "1d",
    "24",
    "1h ",
    " 1h",
    "1h 30m",
    "1e3h",
    ".h",
    "h",
    "2562048h",
    "2562047.8h",
    "9223372036.9s",
    "2562047h47m16.854775808s",
    "9223372036854775808ns",
    "1h\n",
    "00"
  ])("%j is invalid", (text) => {
    expect(accepts(text)).toBe(false)
  })

  it("of any length is checked quickly", () => {
    expect(accepts("1".repeat(1_000_000))).toBe(false)
    expect(accepts(`${"1".repeat(1_000_000)}h`)).toBe(false)
    expect(accepts(`0.${"1".repeat(1_000_000)}h`)).toBe(true)
    expect(accepts("1h".repeat(100_000))).toBe(true)
  })
})

describe("Effect's text", () => {
  it.each([
    ["7 days", "604800s"],
    ["1 day", "86400s"],
    ["1.5 hours", "5400s"],
    ["250 millis", "250ms"],
    ["forever", "2562047h"]
  ] as const)("%s becomes %s", (text, go) => {
    expect(accepts(text)).toBe(true)
    expect(BanDuration.toGo(text)).toBe(go)
  })

  it.each(["7 dayz", "0 days", "-7 days", "7days", "200000 days", "Forever"])("%j is invalid", (text) => {
    expect(accepts(text)).toBe(false)
  })

  it("of any length is checked quickly", () => {
    expect(accepts(`${"1".repeat(1_000_000)} dayz`)).toBe(false)
    expect(accepts(`1${" ".repeat(1_000_000)}dayz`)).toBe(false)
    expect(accepts(`0.${"1".repeat(1_000_000)} days`)).toBe(true)
  })
})

it("the compiler refuses what can never be a ban", () => {
  const bans: ReadonlyArray<BanDuration.BanDuration> = ["24h", "1h30m", "-5m", "7 days", "forever", "none"]
  expect(bans.every((ban) => accepts(ban))).toBe(true)
  // @ts-expect-error there is no such unit
  void BanDuration.toGo("7 dayz")
  // @ts-expect-error a number has no unit
  const number: BanDuration.BanDuration = 24
  expect(accepts(number)).toBe(false)
})

describe("a Duration", () => {
  it.each([
    [Duration.days(7), "604800s"],
    [Duration.seconds(1), "1s"],
    [Duration.millis(1500), "1500ms"],
    [Duration.millis(1), "1ms"],
    [Duration.micros(5n), "5000ns"],
    [Duration.nanos(1n), "1ns"],
    [Duration.nanos(1_000_000_001n), "1000000001ns"],
    [Duration.hours(2_562_047), "9223369200s"],
    [Duration.infinity, "2562047h"]
  ])("%s becomes %s", (duration, text) => {
    expect(accepts(duration)).toBe(true)
    expect(BanDuration.toGo(duration)).toBe(text)
    expect(accepts(text)).toBe(true)
  })

  it.each([
    Duration.zero,
    Duration.millis(-1),
    Duration.nanos(0n),
    Duration.millis(0.000_000_1),
    Duration.hours(2_562_048),
    Duration.days(200_000)
  ])("%s is invalid: it would ban nobody, or fail", (duration) => {
    expect(accepts(duration)).toBe(false)
  })

  it.prop(
    "becomes text that Go reads as the same time",
    [
      FastCheck.oneof(
        FastCheck.bigInt({ min: 1n, max: (1n << 63n) - 1n }).map((nanos) => [Duration.nanos(nanos), nanos] as const),
        FastCheck.integer({ min: 1, max: 9_000_000_000 }).map(
          (millis) => [Duration.millis(millis), BigInt(millis) * 1_000_000n] as const
        )
      )
    ],
    ([[duration, nanos]]) => {
      expect(accepts(duration)).toBe(true)
      expect(parseInGo(BanDuration.toGo(duration))).toBe(nanos)
    }
  )
})

describe("what is neither", () => {
  it.each([5, 24, null, undefined, true, {}, new Date(0), "2026-08-20T10:00:00Z"])("%j is invalid", (value) => {
    expect(accepts(value)).toBe(false)
  })
})
