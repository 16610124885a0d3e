/**
 * How long a ban lasts. The server reads Go's duration text, which knows hours but neither days nor years.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
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

// The grammar of Go's time.ParseDuration. That it must fit into 64 bits of nanoseconds is checked apart.
const goText = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/
const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g
const hours: Record<string, number> = {
  ns: 1 / 3.6e12,
  us: 1 / 3.6e9,
  µs: 1 / 3.6e9,
  μs: 1 / 3.6e9,
  ms: 1 / 3.6e6,
  s: 1 / 3600,
  m: 1 / 60,
  h: 1
}
const mostHours = 2_562_047

const isGoText = (text: string): boolean =>
  goText.test(text) &&
  Array.from(text.matchAll(part), ([, count = "0", unit = "h"]) => Number(count) * (hours[unit] ?? 0)).reduce(
    (sum, some) => sum + some,
    0
  ) <= mostHours

const fits = (duration: Duration.Duration): boolean =>
  Duration.toMillis(duration) > 0 && (!Duration.isFinite(duration) || Duration.toHours(duration) <= mostHours)

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
  typeof ban === "string" ? ban : Duration.isFinite(ban) ? `${Duration.toSeconds(ban)}s` : `${mostHours}h`
