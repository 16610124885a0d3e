import * as Either from "effect/Either"
import { readServerKeys } from "../standards/jwt/signingKeys.js"
import { parseDuration } from "../standards/time/duration.js"
import type { Rate } from "../standards/time/rateLimit.js"
import { parseRate, perHour } from "../standards/time/rateLimit.js"
import type { Timestamp } from "../standards/time/timestamp.js"
import { parseTimestamp } from "../standards/time/timestamp.js"

const booleans: { readonly [word: string]: boolean } = {
  "1": true,
  t: true,
  T: true,
  true: true,
  TRUE: true,
  True: true,
  "0": false,
  f: false,
  F: false,
  false: false,
  FALSE: false,
  False: false
}

/** Reads settings one by one, and reports those that are wrong with what is expected there. */
export const makeReader = (
  variables: { readonly [name: string]: string | undefined },
  report: (setting: string, expected: string) => void
) => {
  const names = new Set<string>()
  const variable = (setting: string): string | undefined => {
    names.add(setting)
    return variables[setting]
  }
  const parsed = <A>(setting: string, fallback: A, expected: string, parse: (text: string) => A | undefined): A => {
    const given = variable(setting)
    if (given === undefined || given === "") return fallback
    const value = parse(given)
    if (value === undefined) report(setting, expected)
    return value ?? fallback
  }
  return {
    /** The names that have been read so far. */
    names,
    report,
    /** A text that is empty or passes a check. */
    checked: (setting: string, expected: string, check: (text: string) => boolean) =>
      parsed(setting, "", expected, (text) => (check(text) ? text : undefined)),
    text: (setting: string, fallback = "") => variable(setting) ?? fallback,
    flag: (setting: string, fallback = false) =>
      parsed(setting, fallback, "true or false", (text) =>
        Object.hasOwn(booleans, text) ? booleans[text] : undefined
      ),
    number: (setting: string, fallback: number) =>
      parsed(setting, fallback, "a whole number", (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined)),
    duration: (setting: string, fallback: bigint) =>
      parsed(setting, fallback, "a duration like 1m30s", (text) => Either.getOrUndefined(parseDuration(text))),
    list: (setting: string, fallback: ReadonlyArray<string> = []) =>
      parsed(setting, fallback, "a list with commas", (text) => text.split(",")),
    /** A list of some of these names. */
    some: (setting: string, known: ReadonlyArray<string>) =>
      parsed<ReadonlySet<string>>(setting, new Set(), `a list with commas of some of ${known.join(", ")}`, (text) => {
        const names = text.split(",")
        return names.every((name) => known.includes(name)) ? new Set(names) : undefined
      }),
    /** Names and values, each with a colon between them. */
    pairs: (setting: string) =>
      parsed<ReadonlyMap<string, string>>(setting, new Map(), "a list of pairs like name:value", (text) => {
        const pairs = text.split(",").map((pair) => pair.split(":"))
        return pairs.every((pair) => pair.length === 2)
          ? new Map(pairs.map(([name = "", value = ""]) => [name, value]))
          : undefined
      }),
    time: (setting: string) =>
      parsed<Timestamp | undefined>(setting, undefined, "a time like 2030-01-01T00:00:00Z", parseTimestamp),
    /** A number of events, or events per time as in `30/1h`. */
    rate: (setting: string, fallback: number) =>
      parsed<Rate>(setting, perHour(fallback), "a number of events an hour, or one like 30/1h", parseRate),
    decimal: (setting: string, fallback: number) =>
      parsed(setting, fallback, "a number", (text) =>
        /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
      ),
    keys: (setting: string) => parsed(setting, [], "a JSON array of JWKs, exactly one of which signs", readServerKeys)
  }
}

export type Reader = ReturnType<typeof makeReader>

/** A length that codes cannot have is as good as none. */
export const otpLength = (length: number) => (length < 6 || length > 10 ? 6 : length)

/** Sets of characters, with colons between them. */
export const requiredCharacters = (text: string): ReadonlyArray<string> => {
  if (text === "") return []
  const sets = [""]
  for (let i = 0; i < text.length; i++) {
    const escaped = text[i] === "\\" && (text[i + 1] === ":" || text[i + 1] === "\\")
    if (escaped) i++
    if (!escaped && text[i] === ":") sets.push("")
    else sets[sets.length - 1] += text.charAt(i)
  }
  return sets
}

export const atLeast = (least: bigint, given: bigint): bigint => (given < least ? least : given)
