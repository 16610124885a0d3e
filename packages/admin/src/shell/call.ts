/** A running call of an operation. */
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"
import { timedOut } from "@gotrue-effect/core/transport/response"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as Tracer from "effect/Tracer"
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

const silent = Context.get(DefaultServices.liveServices, Tracer.Tracer)

export const make = (fiber: Call["fiber"]): Call => {
  const services = fiber.getFiberRef(DefaultServices.currentServices)
  return {
    fiber,
    clock: Context.get(services, Clock.Clock),
    isTraced: fiber.getFiberRef(FiberRef.currentTracerEnabled) && Context.get(services, Tracer.Tracer) !== silent,
    attempts: 0,
    status: undefined,
    end: nothing
  }
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
      resume(Effect.fail(timedOut))
      end()
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
