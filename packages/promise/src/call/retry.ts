/** How often a call is retried, and after which pauses. */
import type { Failure } from "@gotrue-effect/core/error/failure"
import * as Retryable from "@gotrue-effect/core/error/retryable"
import type { RetryOptions } from "../models/Options.js"
import * as Pause from "./pause.js"

/** All times in milliseconds. Undefined for no retries. */
export type Policy =
  | {
      readonly times: number
      readonly firstPause: number
      readonly longestPause: number
      /** The longest pause that a response may request. */
      readonly longestRetryAfter: number
      /** The longest total of all pauses of one call. */
      readonly total: number
    }
  | undefined

export const policy = ({
  firstPause = Retryable.firstPause,
  longestPause = Retryable.longestPause,
  longestRetryAfter = Retryable.longestRetryAfter,
  longestTotal: total = Retryable.usualTotal,
  times = Retryable.moreTries
}: RetryOptions): Policy => ({ times, firstPause, longestPause, longestRetryAfter, total })

const jittered = (pause: number): number => pause * (1 - Retryable.jitter + 2 * Retryable.jitter * Math.random())

/**
 * The pause before the next attempt, if there is one. `tries` is the number of retries so far, `spent` the total of
 * their pauses.
 */
export const pauseBefore = (
  retry: Policy,
  { method, spent, tries }: { readonly method: string; readonly tries: number; readonly spent: number },
  failure: Failure
): number | undefined => {
  if (retry === undefined || tries >= retry.times || !Retryable.isWorthwhile(method, failure)) return undefined
  if (!Pause.isPossible()) return undefined
  const scheduled = Math.min(jittered(retry.firstPause * 2 ** tries), retry.longestPause)
  const pause = Retryable.pauseOf(failure, scheduled, retry.longestRetryAfter)
  return spent + pause > retry.total ? undefined : pause
}
