/** The options of a call, read only once: untyped input can be anything, and reading it can throw. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import { hasProperty, isObject } from "@gotrue-effect/core/predicate"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err, ok } from "@gotrue-effect/core/result"
import type { CallOptions, RetryOptions } from "../models/Options.js"

export const none: CallOptions = {}

/** Whether an option changes how requests are sent. The compiler names the option that is missing. */
const isAboutSending: { readonly [Name in keyof Required<CallOptions>]: boolean } = {
  signal: false,
  timeout: true,
  retry: true,
  throwOnError: false
}

const aboutSending = Object.entries(isAboutSending).flatMap(([name, is]) => (is ? [name] : []))

/** Whether a call is not sent as the class's settings say. */
export const changeSending = (call: CallOptions): boolean =>
  call !== none && aboutSending.some((name) => Reflect.get(call, name) !== undefined)

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === "string" ? Number(value) : value
  return typeof number === "number" && !Number.isNaN(number) ? Math.max(number, 0) : undefined
}

/** A number, or the default. */
export const retryOf = (value: unknown): false | RetryOptions | undefined => {
  if (value === false) return false
  if (!isObject(value)) return undefined
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
  hasProperty(value, "addEventListener") && typeof value.addEventListener === "function"

/** Every option, so that the compiler names the one that is not read. */
type All = { readonly [Name in keyof Required<CallOptions>]: CallOptions[Name] }

const readMembers = (given: object): Result<All, Issue> => {
  const signal: unknown = Reflect.get(given, "signal") ?? undefined
  if (signal !== undefined && !canListen(signal)) {
    return err({ path: "signal", expected: "should be an AbortSignal" })
  }
  const throwOnError: unknown = Reflect.get(given, "throwOnError")
  return ok({
    signal,
    timeout: timeoutOf(Reflect.get(given, "timeout")),
    retry: retryOf(Reflect.get(given, "retry")),
    throwOnError: throwOnError === undefined || throwOnError === null ? undefined : Boolean(throwOnError)
  })
}

const unreadable: Issue = { path: "", expected: "can't be read" }

/** When a method is passed to `map`, this is an index. */
export const read = (given: unknown): Result<CallOptions, Issue> => {
  if (!isObject(given)) return ok(none)
  const members = attempt(() => readMembers(given))
  return members.ok ? members.value : err(unreadable)
}
