/** A running call of an operation. */
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"
import { timedOut } from "@gotrue-effect/core/transport/response"
import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as Services from "./services.js"
import * as Timer from "./timer.js"
import type { End, Send } from "./transport/send.js"

export interface Call {
  /** The fiber of the caller. The call runs in it from beginning to end. */
  readonly fiber: Fiber.RuntimeFiber<unknown, unknown>
  readonly clock: Clock.Clock
  /** Whether there is a tracer other than Effect's own, which shows its spans to nobody. */
  readonly isTraced: boolean
  attempts: number
  /** The status of the last response. */
  status: number | undefined
  /** Aborts the current request, if there is one. */
  end: End
}

const nothing: End = () => Effect.void

export const make = (fiber: Call["fiber"]): Call => {
  const { clock, isTraced } = Services.of(fiber)
  return { fiber, clock, isTraced, attempts: 0, status: undefined, end: nothing }
}

/**
 * Sends a request with a time limit. Interrupting this effect does not abort the request: the caller must run `end`. A
 * finalizer here would cost more than the rest of the call.
 */
export const send = (
  call: Call,
  { send, timeoutMillis }: { readonly send: Send; readonly timeoutMillis: number },
  request: HttpRequest
): Effect.Effect<HttpResponse, TransportFailure> =>
  Effect.async((resume) => {
    let abort = nothing
    let stopTimer: () => void = () => undefined
    const conclude = () => {
      stopTimer()
      if (call.end === end) call.end = nothing
    }
    const end = () => {
      conclude()
      return abort()
    }
    call.end = end
    stopTimer = Timer.after(call.clock, timeoutMillis, () => {
      // In this order: the fiber may go on inside `resume`, and the transport may respond inside `abort`.
      conclude()
      resume(Effect.fail(timedOut))
      abort()
    })
    abort = send(
      request,
      (result) => {
        conclude()
        resume(result)
      },
      call.fiber
    )
  })
