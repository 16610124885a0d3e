/**
 * The rules for sending a request again: by method, by whether the server can have acted, and how long to wait. Clocks,
 * schedules and the total of all pauses are up to the shell.
 */
import * as SystemCode from "../transport/systemCode.js"
import type { Failure } from "./failure.js"

/** A request is sent this many more times at most. */
export const moreTries = 4

/** The pause before the second try, in milliseconds. Each further pause is twice as long, up to `longestPause`. */
export const firstPause = 200

export const longestPause = 5_000

/** Each pause is up to this fraction shorter or longer, at random. */
export const jitter = 0.2

/** The longest pause that a response may ask for, unless the settings say otherwise. */
export const longestRetryAfter = 30_000

/** All pauses of one call together. A request handler can wait that long, and the usual pauses take less. */
export const usualTotal = 5_000

/** The timers of all runtimes hold 24.8 days. A longer one fires at once. */
const longestTimer = 2 ** 31 - 1

/** The statuses from 520 to 530 come from the content delivery network before hosted projects. */
const isUnavailable = (status: number): boolean =>
  status === 502 || status === 503 || status === 504 || (status >= 520 && status <= 530)

/** Limits by the hour, or by the minute of one user. A pause of seconds does not help. */
const slowLimits = new Set(["over_email_send_rate_limit", "over_sms_send_rate_limit"])

/** The same limits in the words of older servers, which send no codes. */
const slowWords = /^(?:(?:email|sms) rate limit exceeded|for security purposes, you can only request this)/i

const isSlow = ({ code, reason }: { readonly code?: string | undefined; readonly reason: string }): boolean =>
  code === undefined ? slowWords.test(reason) : slowLimits.has(code)

/** Whether the request surely was not processed, and another try may help. Then any method may be sent again. */
const neverProcessed = (failure: Failure): boolean =>
  (failure._tag === "RateLimited" && !isSlow(failure)) ||
  (failure._tag === "ConnectionFailed" && failure.sent === "no" && !SystemCode.isHopeless(failure.reason))

/** Whether another try may help, even if the request may have been processed. Then only a GET may be sent again. */
const isTransient = (failure: Failure): boolean =>
  neverProcessed(failure) ||
  (failure._tag === "ConnectionFailed" && !SystemCode.isHopeless(failure.reason)) ||
  (failure._tag === "ServerError" && isUnavailable(failure.status))

/** Whether another try is safe and may help. */
export const isWorthwhile = (method: string, failure: Failure): boolean =>
  method === "GET" ? isTransient(failure) : neverProcessed(failure)

/**
 * Milliseconds until the next try: what the response asks for, up to `longest`, else what the schedule says. Whole
 * milliseconds, since test clocks know nothing smaller.
 */
export const pauseOf = (failure: Failure, scheduled: number, longest: number): number => {
  const asked = failure._tag === "RateLimited" || failure._tag === "ServerError" ? failure.retryAfter : undefined
  return Math.min(asked === undefined ? Math.max(Math.round(scheduled), 0) : Math.min(asked, longest), longestTimer)
}
