/**
 * How long a ban lasts. The server reads Go's duration text, which knows hours but neither days nor years.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/**
 * - a `Duration`, counted from now. `Duration.infinity` bans for as long as the server can: about 292 years
 * - `"none"`: lifts the ban
 * - Go's own text: numbers with a unit of `ns`, `us`, `ms`, `s`, `m`, `h`, such as `"24h"` or `"1h30m"`
 *
 * @since 0.1.0
 * @category models
 */
export type BanDuration = Duration.Duration | string

// The grammar of Go's time.ParseDuration. That it must fit into 64 bits of nanoseconds is checked apart. Each digit can
// be read in one way only, so that long texts take no longer than they are long.
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

/** Nanoseconds of one number with its unit, cut as Go cuts them. More than 20 digits are too many for any unit. */
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

const fits = (duration: Duration.Duration): boolean =>
  Option.match(Duration.toNanos(duration), {
    // Without end.
    onNone: () => true,
    onSome: (nanos) => nanos > 0n && nanos <= mostNanos
  })

/**
 * What can be said of the length of a ban, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const BanDuration: Schema.Schema<BanDuration> = Schema.Union(Schema.DurationFromSelf, Schema.String)
  .pipe(Schema.filter((ban) => (Duration.isDuration(ban) ? fits(ban) : ban === "none" || isGoText(ban))))
  .annotations({
    identifier: "BanDuration",
    description:
      'a Duration of at most 292 years, "none", or Go\'s duration text such as "24h" (days: Duration.days(7))'
  })

// Go reads no exponents, so the unit is one of which there is a whole number.
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
