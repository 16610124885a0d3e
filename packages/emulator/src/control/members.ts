import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

export type Members = Readonly<Record<string, unknown>>

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isWhole = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0

/** Effect takes what is less than nothing, or no number, for nothing. */
const isLess = (value: unknown): boolean =>
  typeof value === "string"
    ? value.trimStart().startsWith("-")
    : Array.isArray(value)
      ? value.some(isLess)
      : (typeof value === "number" || typeof value === "bigint") && !(value >= 0)

/** What Effect looks into for a duration. */
const isInput = (value: unknown): value is Duration.DurationInput =>
  Duration.isDuration(value) || Array.isArray(value) || ["bigint", "number", "string"].includes(typeof value)

/** A duration from whatever may stand for one; undefined when it does not. */
export const readDuration = (value: unknown): Duration.Duration | undefined =>
  isLess(value) || !isInput(value) ? undefined : Option.getOrUndefined(Duration.decodeUnknown(value))

/** What a timer can wait for, in milliseconds. */
const longestWait = 2_147_483_647

/** Reads members one by one and remembers the first problem. */
export const makeMembersReader = (members: Members) => {
  let problem: string | undefined
  const known = new Set<string>()
  const parsed = <A>(name: string, fallback: A, expected: string, parse: (value: unknown) => A | undefined): A => {
    known.add(name)
    const given = members[name]
    if (given === undefined) return fallback
    const value = parse(given)
    if (value === undefined) problem ??= `${name} is not ${expected}`
    return value ?? fallback
  }
  return {
    problem: (): string | undefined => {
      const stray = Object.keys(members).find((name) => !known.has(name) && members[name] !== undefined)
      return problem ?? (stray === undefined ? undefined : `${stray} means nothing here`)
    },
    parsed,
    text: <F extends string | undefined>(name: string, fallback: F): string | F =>
      parsed<string | F>(name, fallback, "a text", (value) => (typeof value === "string" ? value : undefined)),
    flag: (name: string): boolean =>
      parsed(name, false, "true or false", (value) => (typeof value === "boolean" ? value : undefined)),
    whole: <F extends number | undefined>(name: string, fallback: F, least = 0, most = Infinity): number | F =>
      parsed<number | F>(
        name,
        fallback,
        most === Infinity ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`,
        (value) => (isWhole(value) && value >= least && value <= most ? value : undefined)
      ),
    duration: (name: string): Duration.Duration =>
      parsed(name, Duration.zero, "a duration like 250 millis, of 24 days at most", (value) => {
        const duration = readDuration(value)
        return duration !== undefined && Duration.toMillis(duration) <= longestWait ? duration : undefined
      })
  }
}

export type MembersReader = ReturnType<typeof makeMembersReader>
