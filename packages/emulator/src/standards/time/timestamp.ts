import { goQuoteBytes } from "../text/quote.js"

/** Nanoseconds since 1970, because fresh values are sent with nine digits and stored ones with six. */
export type Timestamp = bigint

export const second = 1_000_000_000n

/** A time that was never set: the first of January of the year 1. */
export const zeroTime: Timestamp = -62_135_596_800n * second

/** What a table column keeps of a timestamp. */
export const toMicroseconds = (timestamp: Timestamp): Timestamp => timestamp - (((timestamp % 1000n) + 1000n) % 1000n)

export const maybeToMicroseconds = (timestamp: Timestamp | null): Timestamp | null =>
  timestamp === null ? null : toMicroseconds(timestamp)

export const unixSeconds = (timestamp: Timestamp): number => {
  const rest = ((timestamp % second) + second) % second
  return Number((timestamp - rest) / second)
}

// Most rows of a page were written within few seconds of each other.
let lastSecond = Number.NaN
let lastText = ""
const secondText = (seconds: number): string => {
  if (seconds !== lastSecond) {
    lastSecond = seconds
    const iso = new Date(seconds * 1000).toISOString()
    lastText = iso.slice(0, iso.length - 5)
  }
  return lastText
}

/** RFC 3339 in UTC, the fraction without its trailing zeros. */
export const formatTimestamp = (timestamp: Timestamp): string => {
  const seconds = unixSeconds(timestamp)
  let fraction = Number(timestamp - BigInt(seconds) * second)
  const text = secondText(seconds)
  if (fraction === 0) return `${text}Z`
  let width = 9
  while (fraction % 10 === 0) {
    fraction /= 10
    width--
  }
  return `${text}.${String(fraction).padStart(width, "0")}Z`
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(Z|([+-])(\d\d):(\d\d))$/

/** One element after the other, as Go reads them: what is expected, and how it is shown in an error. */
const elements: ReadonlyArray<readonly [pattern: RegExp, shown: string]> = [
  [/^\d{4}/, "2006"],
  [/^-/, "-"],
  [/^\d{2}/, "01"],
  [/^-/, "-"],
  [/^\d{2}/, "02"],
  [/^T/, "T"],
  [/^\d{1,2}/, "15"],
  [/^:/, ":"],
  [/^\d{2}/, "04"],
  [/^:/, ":"],
  [/^\d{2}(?:[.,]\d+)?/, "05"],
  [/^(?:Z|[+-]\d{2}:\d{2})/, "Z07:00"]
]

const ranges: { readonly [shown: string]: readonly [name: string, lowest: number, highest: number] } = {
  "01": ["month", 1, 12],
  "02": ["day", 1, 31],
  "15": ["hour", 0, 23],
  "04": ["minute", 0, 59],
  "05": ["second", 0, 59]
}

/** Why a timestamp is invalid, in Go's words. */
export const timestampProblem = (text: string): string => {
  let rest = text
  const whole = goQuoteBytes(text)
  for (const [pattern, shown] of elements) {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined) {
      const layout = goQuoteBytes("2006-01-02T15:04:05Z07:00")
      return `parsing time ${whole} as ${layout}: cannot parse ${goQuoteBytes(rest)} as ${goQuoteBytes(shown)}`
    }
    const range = ranges[shown]
    const value = Number.parseInt(found, 10)
    if (range !== undefined && (value < range[1] || value > range[2])) {
      return `parsing time ${whole}: ${range[0]} out of range`
    }
    rest = rest.slice(found.length)
  }
  return rest === ""
    ? `parsing time ${whole}: day out of range`
    : `parsing time ${whole}: extra text: ${goQuoteBytes(rest)}`
}

/** Reads RFC 3339, any offset; undefined when it is invalid. */
export const parseTimestamp = (text: string): Timestamp | undefined => {
  const found = rfc3339.exec(text)
  if (found === null) return undefined
  const [, year, month, day, hour, minute, seconds, fraction, , sign, offsetHour, offsetMinute] = found
  const at = (part: string | undefined) => Number(part ?? "0")
  if (at(month) < 1 || at(month) > 12 || at(day) < 1 || at(day) > daysIn(at(year), at(month))) return undefined
  if (at(hour) > 23 || at(minute) > 59 || at(seconds) > 59 || at(offsetHour) > 24 || at(offsetMinute) > 60)
    return undefined
  const date = new Date(0)
  date.setUTCFullYear(at(year), at(month) - 1, at(day))
  date.setUTCHours(at(hour), at(minute), at(seconds))
  const offset = (at(offsetHour) * 60 + at(offsetMinute)) * 60 * (sign === "-" ? -1 : 1)
  const whole = BigInt(date.getTime() / 1000 - offset) * second
  return whole + BigInt((fraction ?? "").slice(0, 9).padEnd(9, "0"))
}

const expanded = /^[+-]\d{6}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,9}))?Z$/

/** Reads what `formatTimestamp` writes, the years beyond four digits included, and RFC 3339. */
export const parseFormatted = (text: string): Timestamp | undefined => {
  const found = expanded.exec(text)
  if (found === null) return parseTimestamp(text)
  const [, fraction = ""] = found
  const millis = Date.parse(fraction === "" ? text : `${text.slice(0, -fraction.length - 2)}Z`)
  if (Number.isNaN(millis)) return undefined
  return BigInt(millis) * 1_000_000n + BigInt(fraction.padEnd(9, "0"))
}
