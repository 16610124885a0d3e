/**
 * The rules for retries: by method, by whether the server can have processed the request, and how long to wait. Clocks,
 * schedules and the total of all pauses belong to the shell.
 */
import * as SystemCode from "../transport/systemCode.js"
import type { Failure } from "./failure.js"

/** The most retries of a request. */
export const moreTries = 4

/** The pause before the first retry, in milliseconds. Each further pause is twice as long, up to `longestPause`. */
export const firstPause = 200

export const longestPause = 5_000

/** Each pause is randomly shorter or longer by up to this fraction. */
export const jitter = 0.2

/** The longest pause that a response may request, by default. */
export const longestRetryAfter = 30_000

/** The total of all pauses of one call. It is acceptable inside a request handler, and the usual pauses take less. */
export const usualTotal = 5_000

/** Timers of all runtimes are limited to 24.8 days. A longer one fires immediately. */
const longestTimer = 2 ** 31 - 1

/** The statuses from 520 to 530 come from the content delivery network before hosted projects. */
const isUnavailable = (status: number): boolean =>
  status === 502 || status === 503 || status === 504 || (status >= 520 && status <= 530)

/** Limits per hour, or per minute and user. A pause of seconds does not help. */
const slowLimits = new Set(["over_email_send_rate_limit", "over_sms_send_rate_limit"])

/** The same limits in the messages of older servers, which send no codes. */
const slowWords = /^(?:(?:email|sms) rate limit exceeded|for security purposes, you can only request this)/i

const isSlow = ({ code, reason }: { readonly code?: string | undefined; readonly reason: string }): boolean =>
  code === undefined ? slowWords.test(reason) : slowLimits.has(code)

type Of<Tag extends Failure["_tag"]> = Extract<Failure, { readonly _tag: Tag }>

/** What the rules look at. */
type Judged =
  | Pick<Of<"ConnectionFailed">, "_tag" | "reason" | "sent">
  | Pick<Of<"RateLimited">, "_tag" | "code" | "reason">
  | Pick<Of<"ServerError">, "_tag" | "status">
  | { readonly _tag: Exclude<Failure["_tag"], "ConnectionFailed" | "RateLimited" | "ServerError"> }

/** Whether the request was certainly not processed, and a retry may help. Then any method may be retried. */
const neverProcessed = (failure: Judged): boolean =>
  (failure._tag === "RateLimited" && !isSlow(failure)) ||
  (failure._tag === "ConnectionFailed" && failure.sent === "no" && !SystemCode.isHopeless(failure.reason))

/** Whether a retry may help, even if the request may have been processed. Then only a GET may be retried. */
const isTransient = (failure: Judged): boolean =>
  neverProcessed(failure) ||
  (failure._tag === "ConnectionFailed" && !SystemCode.isHopeless(failure.reason)) ||
  (failure._tag === "ServerError" && isUnavailable(failure.status))

/** Whether a retry is safe and may help. */
export const isWorthwhile = (method: string, failure: Judged): boolean =>
  method === "GET" ? isTransient(failure) : neverProcessed(failure)

/**
 * Milliseconds until the next attempt: what the response requests, up to `longest`, otherwise what the schedule says.
 * Whole milliseconds, because test clocks have no smaller unit.
 */
export const pauseOf = (failure: Failure, scheduled: number, longest: number): number => {
  const asked = failure._tag === "RateLimited" || failure._tag === "ServerError" ? failure.retryAfter : undefined
  return Math.min(asked === undefined ? Math.max(Math.round(scheduled), 0) : Math.min(asked, longest), longestTimer)
}
