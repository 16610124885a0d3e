/** What a call says, read once: whoever has no types can give anything, and reading it can throw. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import type { CallOptions, RetryOptions } from "../models/Options.js"

/** What can't be understood. */
export interface Misread {
  readonly path: string
  readonly expected: string
}

export const none: CallOptions = {}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === "string" ? Number(value) : value
  return typeof number === "number" && !Number.isNaN(number) ? Math.max(number, 0) : undefined
}

/** Numbers, or what is usual. */
export const retryOf = (value: unknown): false | RetryOptions | undefined => {
  if (value === false) return false
  if (!Predicate.isObject(value)) return undefined
  const member = (name: keyof RetryOptions) => numberOf(Reflect.get(value, name))
  return {
    times: member("times"),
    firstPause: member("firstPause"),
    longestPause: member("longestPause"),
    longestRetryAfter: member("longestRetryAfter"),
    longestTotal: member("longestTotal")
  }
}

export const timeoutOf: (value: unknown) => number | undefined = numberOf

const canListen = (value: unknown): value is AbortSignal =>
  Predicate.hasProperty(value, "addEventListener") && Predicate.isFunction(value.addEventListener)

const readMembers = (given: object): Either.Either<CallOptions, Misread> => {
  const signal: unknown = Reflect.get(given, "signal") ?? undefined
  if (signal !== undefined && !canListen(signal)) {
    return Either.left({ path: "signal", expected: "should be an AbortSignal" })
  }
  const throwOnError: unknown = Reflect.get(given, "throwOnError")
  return Either.right({
    signal,
    timeout: timeoutOf(Reflect.get(given, "timeout")),
    retry: retryOf(Reflect.get(given, "retry")),
    throwOnError: throwOnError === undefined || throwOnError === null ? undefined : Boolean(throwOnError)
  })
}

const unreadable: Misread = { path: "", expected: "can't be read" }

/** A method that is handed to `map` gets an index here. */
export const read = (given: unknown): Either.Either<CallOptions, Misread> =>
  Predicate.isObject(given)
    ? Either.flatMap(Either.try({ try: () => readMembers(given), catch: () => unreadable }), (read) => read)
    : Either.right(none)
