/**
 * The length of a ban. The server reads Go's duration format, which has hours but neither days nor years.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { narrow } from "./check/narrow.js"

/**
 * Go's own format, as far as the compiler can check it: numbers with a unit, such as `"24h"` or `"1h30m"`. The schema
 * checks the rest.
 *
 * @since 0.2.0
 * @category models
 */
export type GoDuration = `${number}${"ns" | "us" | "µs" | "μs" | "ms" | "s" | "m" | "h"}${string}`

/**
 * - a `Duration`, or Effect's text for one, such as `"7 days"`: the ban starts now
 * - `"forever"`, or `Duration.infinity`: the longest that the server can represent, about 292 years
 * - `"none"`: lifts the ban
 * - Go's own format: numbers with a unit of `ns`, `us`, `ms`, `s`, `m`, `h`, such as `"24h"` or `"1h30m"`
 *
 * No number, for which the server has no unit. `banUser` takes one all the same, as Effect does: in milliseconds.
 *
 * @since 0.1.0
 * @category models
 */
export type BanDuration = Duration.Duration | `${number} ${Duration.Unit}` | "forever" | "none" | GoDuration

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

type EffectText = `${number} ${Duration.Unit}`

const effectText = /^-?\d+(?:\.\d+)? (?:nano|micro|milli|second|minute|hour|day|week)s?$/

const isEffectText = (text: string): text is EffectText => effectText.test(text)

/** Nothing for other text. Effect reads a negative duration as zero, which is out of range. */
const ofText = (text: string): Option.Option<Duration.Duration> =>
  text === "forever"
    ? Option.some(Duration.infinity)
    : isEffectText(text)
      ? Duration.decodeUnknown(text)
      : Option.none()

const isBan = (ban: Duration.Duration | string): ban is BanDuration =>
  Duration.isDuration(ban) ? isInRange(ban) : ban === "none" || isGoText(ban) || Option.exists(ofText(ban), isInRange)

/**
 * A schema for the length of a ban.
 *
 * @since 0.1.0
 * @category schemas
 */
export const BanDuration: Schema.Schema<BanDuration, Duration.Duration | string> = Schema.Union(
  Schema.DurationFromSelf.annotations({ jsonSchema: { type: "string" } }),
  Schema.String
)
  .pipe(narrow(isBan))
  .annotations({
    identifier: "BanDuration",
    description:
      'a duration of more than zero and at most 292 years, such as "7 days" or Go\'s "24h", or "forever", or "none"',
    jsonSchema: { type: "string" }
  })

// Go's format has no exponents, so the unit is one that gives a whole number.
const fromNanos = (nanos: bigint): string =>
  nanos % 1_000_000_000n === 0n
    ? `${nanos / 1_000_000_000n}s`
    : nanos % 1_000_000n === 0n
      ? `${nanos / 1_000_000n}ms`
      : `${nanos}ns`

const fromDuration = (duration: Duration.Duration): string =>
  Option.match(Duration.toNanos(duration), { onNone: () => mostHours, onSome: fromNanos })

/**
 * The text that the server reads.
 *
 * @example
 * ```ts
 * import { BanDuration } from "@gotrue-effect/admin"
 * import { Duration } from "effect"
 *
 * console.log(BanDuration.toGo(Duration.days(7))) // => "604800s"
 * console.log(BanDuration.toGo("7 days")) // => "604800s"
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const toGo = (ban: BanDuration): string => {
  if (Duration.isDuration(ban)) return fromDuration(ban)
  return ban === "none" || isGoText(ban) ? ban : fromDuration(Option.getOrElse(ofText(ban), () => Duration.zero))
}
