/**
 * Timestamps as the server writes them.
 *
 * @since 0.1.0
 */
import * as DateTime from "effect/DateTime"
import * as Option from "effect/Option"
import * as Order_ from "effect/Order"
import * as Schema from "effect/Schema"
import { compiled } from "./check/compiled.js"
import { isTimestamp } from "@gotrue-effect/core/check/timestamp"

/**
 * RFC 3339 text with up to nine fractional digits, such as `2026-08-20T10:00:00.123456Z`. It stays a string, because a
 * `Date` would lose every digit after the third.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Timestamp = Schema.String.pipe(
  Schema.filter(isTimestamp),
  Schema.annotations({
    ...compiled("isTimestamp", "timestamp"),
    identifier: "Timestamp",
    description: "a timestamp in RFC 3339 form",
    arbitrary: () => (fc) =>
      fc
        .date({ noInvalidDate: true, min: new Date("0001-01-01T00:00:00Z"), max: new Date("9998-12-31T00:00:00Z") })
        .map((date) => date.toISOString())
  })
)

/**
 * A timestamp of the server as a `DateTime`, with millisecond precision.
 *
 * @example
 * ```ts
 * import { Timestamp } from "@gotrue-effect/admin"
 * import { DateTime } from "effect"
 *
 * console.log(DateTime.formatIso(Timestamp.toDateTime("2026-08-20T10:00:00.123456Z"))) // => "2026-08-20T10:00:00.123Z"
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const toDateTime = (timestamp: string): DateTime.Utc => DateTime.unsafeMake(timestamp)

/**
 * The same of a member that may be missing.
 *
 * @since 0.2.0
 * @category conversions
 */
export const optional = (timestamp: string | null | undefined): Option.Option<DateTime.Utc> =>
  Option.map(Option.fromNullable(timestamp), toDateTime)

const fraction = (timestamp: string): number => Number(`0${/\.\d+/.exec(timestamp)?.[0] ?? ""}`)

const wholeSeconds = (timestamp: string): number => Date.parse(timestamp.replace(/\.\d+/, ""))

/**
 * Chronological, to the last digit and in any time zone: `…:07Z` is before `…:07.1Z`.
 *
 * @example
 * ```ts
 * import { Timestamp } from "@gotrue-effect/admin"
 *
 * console.log(Timestamp.Order("2026-08-20T10:00:00.123456Z", "2026-08-20T12:00:00.123457+02:00")) // => -1
 * ```
 *
 * @since 0.1.0
 * @category ordering
 */
export const Order: Order_.Order<string> = Order_.combine(
  Order_.mapInput(Order_.number, wholeSeconds),
  Order_.mapInput(Order_.number, fraction)
)
