/**
 * The length of a ban. The server reads Go's duration format, which has hours but neither days nor years.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/**
 * - a `Duration`, starting now. `Duration.infinity` is the longest that the server can represent: about 292 years
 * - `"none"`: lifts the ban
 * - Go's own format: numbers with a unit of `ns`, `us`, `ms`, `s`, `m`, `h`, such as `"24h"` or `"1h30m"`
 *
 * @since 0.1.0
 * @category models
 */
export type BanDuration = Duration.Duration | string

// The grammar of Go's time.ParseDuration, apart from the limit of 64 bits of nanoseconds. Each digit matches in one way
// only, so the time is linear in the length of the text.
const goText = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/
const part = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g
const nanosOf: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n]
])
const mostNanos = 2n ** 63n - 1n
const mostHours = "2562047h"

/** The nanoseconds of one number with its unit, truncated as in Go. More than 20 digits are too many for any unit. */
const nanosOfPart = (whole: string, fraction: string, unit: bigint): bigint => {
  const digits = whole.replace(/^0+/, "")
  const parts = fraction.slice(0, 18)
  return digits.length > 20
    ? mostNanos + 1n
    : BigInt(digits) * unit + (BigInt(parts) * unit) / 10n ** BigInt(parts.length)
}

const isGoText = (text: string): boolean => {
  if (!goText.test(text)) return false
  const sum = Array.from(text.matchAll(part), ([, whole = "", fraction = "", unit = ""]) =>
    nanosOfPart(whole, fraction, nanosOf.get(unit) ?? 0n)
  ).reduce((sum, nanos) => sum + nanos, 0n)
  return sum <= mostNanos
}

const isInRange = (duration: Duration.Duration): boolean =>
  Option.match(Duration.toNanos(duration), {
    // Unlimited.
    onNone: () => true,
    onSome: (nanos) => nanos > 0n && nanos <= mostNanos
  })

/**
 * A schema for the length of a ban.
 *
 * @since 0.1.0
 * @category schemas
 */
export const BanDuration: Schema.Schema<BanDuration> = Schema.Union(Schema.DurationFromSelf, Schema.String)
  .pipe(Schema.filter((ban) => (Duration.isDuration(ban) ? isInRange(ban) : ban === "none" || isGoText(ban))))
  .annotations({
    identifier: "BanDuration",
    description:
      'a Duration of at most 292 years, "none", or Go\'s duration text such as "24h" (days: Duration.days(7))'
  })

// Go's format has no exponents, so the unit is one that gives a whole number.
const fromNanos = (nanos: bigint): string =>
  nanos % 1_000_000_000n === 0n
    ? `${nanos / 1_000_000_000n}s`
    : nanos % 1_000_000n === 0n
      ? `${nanos / 1_000_000n}ms`
      : `${nanos}ns`

/**
 * The text that the server reads.
 *
 * @example
 * ```ts
 * import { BanDuration } from "@gotrue-effect/admin"
 * import { Duration } from "effect"
 *
 * console.log(BanDuration.toGo(Duration.days(7))) // => "604800s"
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const toGo = (ban: BanDuration): string =>
  typeof ban === "string" ? ban : Option.match(Duration.toNanos(ban), { onNone: () => mostHours, onSome: fromNanos })
