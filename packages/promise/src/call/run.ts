/** Runs one call: sends, waits, and sends again if that is safe. */
import type { Failure } from "@gotrue-effect/core/error/failure"
import type { Exchange, Types } from "@gotrue-effect/core/exchange/exchange"
import type { Result } from "@gotrue-effect/core/result"
import { err } from "@gotrue-effect/core/result"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import { timedOut } from "@gotrue-effect/core/transport/response"
import * as Timer from "@gotrue-effect/core/transport/timer"
import type { Send } from "../transport/send.js"
import * as Explanations from "./explanations.js"
import * as Pause from "./pause.js"
import * as Retry from "./retry.js"

/** How calls are sent. */
export interface Sending {
  readonly send: Send
  /** For one request, not for all attempts together. */
  readonly timeoutMillis: number
  readonly retry: Retry.Policy
}

const nothing = () => undefined

/**
 * Calls back once, unless it is aborted before. The first request has been sent when this returns. Returns a function
 * that aborts the call.
 */
export const run = <T extends Types>(
  exchange: Exchange<T, T["Input"]>,
  { retry, send, timeoutMillis }: Sending,
  input: T["Input"],
  done: (result: Result<T["Output"], Failure>) => void
): (() => void) => {
  const prepared = exchange.prepare(input)
  if (!prepared.ok) {
    done(prepared)
    return nothing
  }
  const request = prepared.value
  let tries = 0
  let spent = 0
  let end: () => void = nothing

  const conclude = (result: Result<T["Output"], Failure>) => {
    const pause = result.ok
      ? undefined
      : Retry.pauseBefore(retry, { method: request.method, tries, spent }, result.error)
    if (pause === undefined) {
      end = nothing
      done(result)
      return
    }
    tries++
    spent += pause
    end = Pause.after(pause, attempt)
  }

  const attempt = () => {
    // A result that arrives after the call has moved on is dropped.
    let isOpen = true
    let cancel: () => void = nothing
    let stopTimer: () => void = nothing
    const close = (): boolean => {
      const wasOpen = isOpen
      isOpen = false
      stopTimer()
      return wasOpen
    }
    end = () => {
      if (close()) cancel()
    }
    stopTimer = Timer.after(timeoutMillis, () => {
      if (!close()) return
      cancel()
      conclude(err(exchange.lost(timedOut)))
    })
    const ended = send(request, (received) => {
      if (!close()) return
      const read = () =>
        conclude(received.ok ? exchange.conclude(received.value, input, Date.now) : err(exchange.lost(received.error)))
      if ((received.ok && ResponseSize.isSuccess(received.value.status)) || Explanations.isLoaded()) {
        read()
        return
      }
      let isAborted = false
      end = () => (isAborted = true)
      void Explanations.load().then(() => {
        if (!isAborted) read()
      })
    })
    // It may have called back synchronously.
    if (isOpen) cancel = ended
  }

  attempt()
  return () => end()
}
