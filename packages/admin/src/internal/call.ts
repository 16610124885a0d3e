/** One call of an operation, while it runs. */
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as Timer from "./timer.js"
import type { End, Send, WireAnswer, WireFailure, WireRequest } from "./wire.js"
import { timedOut } from "./wire.js"

export interface Call {
  /** The caller's. The call runs in it from beginning to end. */
  readonly fiber: Fiber.RuntimeFiber<unknown, unknown>
  attempts: number
  /** Of the last answer. */
  status: number | undefined
  /** Ends the request that is on its way, if one is. */
  end: End
}

const nothing: End = () => Effect.void

export const make = (fiber: Call["fiber"]): Call => ({ fiber, attempts: 0, status: undefined, end: nothing })

/**
 * Sends a request, which may take so long and no longer. When the call is interrupted somebody has to end it: this effect
 * does not, since an effect that does costs more than all the rest of it.
 */
export const send = (
  call: Call,
  { send, timeoutMillis }: { readonly send: Send; readonly timeoutMillis: number },
  request: WireRequest
): Effect.Effect<WireAnswer, WireFailure> =>
  Effect.async((resume) => {
    let abort = nothing
    let stopTimer: () => void = () => undefined
    const end = () => {
      stopTimer()
      return abort()
    }
    call.end = end
    stopTimer = Timer.after(call.fiber, timeoutMillis, () => {
      resume(Effect.fail(timedOut))
      end()
    })
    abort = send(
      request,
      (result) => {
        stopTimer()
        if (call.end === end) call.end = nothing
        resume(result)
      },
      call.fiber
    )
  })
