import * as Either from "effect/Either"
import { goQuoteBytes } from "../text/quote.js"

const units: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n
}

const limit = 1n << 63n

/**
 * Reads a duration as Go does (`1.5h`, `2h45m`, `-3s`), in nanoseconds. On the left Go's own words.
 */
export const parseDuration = (text: string): Either.Either<bigint, string> => {
  const bad = Either.left(`time: invalid duration ${goQuoteBytes(text)}`)
  const negative = text.startsWith("-")
  let rest = negative || text.startsWith("+") ? text.slice(1) : text
  if (rest === "0") return Either.right(0n)
  if (rest === "") return bad
  let total = 0n
  while (rest !== "") {
    const number = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest)
    const whole = number?.[1] ?? ""
    const fraction = number?.[2] ?? ""
    if (whole === "" && fraction === "") return bad
    if (whole.replace(/^0+/, "").length > 19 || BigInt(whole || "0") > limit) return bad
    rest = rest.slice(number?.[0].length ?? 0)
    const unit = /^[^0-9.]*/.exec(rest)?.[0] ?? ""
    if (unit === "") return Either.left(`time: missing unit in duration ${goQuoteBytes(text)}`)
    const size = Object.hasOwn(units, unit) ? units[unit] : undefined
    if (size === undefined) {
      return Either.left(`time: unknown unit ${goQuoteBytes(unit)} in duration ${goQuoteBytes(text)}`)
    }
    rest = rest.slice(unit.length)
    const digits = fraction.slice(0, 18)
    const part =
      BigInt(whole || "0") * size + (digits === "" ? 0n : (BigInt(digits) * size) / 10n ** BigInt(digits.length))
    total += part
    if (part > limit || total > limit) return bad
  }
  if (negative) return Either.right(-total)
  return total > limit - 1n ? bad : Either.right(total)
}

/** What a ban asks for: nothing, an end of the ban, or a time from now. */
export const parseBan = (text: string): Either.Either<bigint | undefined, string> =>
  text === ""
    ? Either.right(undefined)
    : text === "none"
      ? Either.right(0n)
      : Either.mapLeft(parseDuration(text), (problem) => `invalid format for ban duration: ${problem}`)
