/** Sends through a function that gives a promise: no client, no fiber, no span of another stands in between. */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import type { Answer, Cancellation, Request } from "../Transport.js"
import * as SystemCode from "./systemCode.js"
import type { Send, WireRequest } from "./wire.js"

const toRequest = ({ body, headers, method, traceHeaders, url }: WireRequest): Request => ({
  method,
  url,
  headers:
    body === undefined && traceHeaders === undefined
      ? headers
      : { ...headers, ...traceHeaders, ...(body === undefined ? {} : { "content-type": "application/json" }) },
  body
})

/** Most requests are never cancelled, and a controller is dear: there is none before somebody asks for its signal. */
class Cancelling implements Cancellation {
  private controller: AbortController | undefined
  private listener: (() => void) | undefined
  private cancelled = false

  get signal(): AbortSignal {
    this.controller ??= new AbortController()
    if (this.cancelled) this.controller.abort()
    return this.controller.signal
  }

  /** Made when it is asked for, and bound: who takes it out of the object can call it. */
  get onCancel(): (listener: () => void) => void {
    return (listener) => {
      const { listener: earlier } = this
      if (this.cancelled) listener()
      else if (earlier === undefined) this.listener = listener
      else {
        this.listener = () => {
          earlier()
          listener()
        }
      }
    }
  }

  cancel(): void {
    this.cancelled = true
    this.listener?.()
    this.controller?.abort()
  }
}

/** `context` is that of the fiber that calls. */
export const make =
  (send: (request: Request, cancellation: Cancellation, context: Context.Context<never>) => Promise<Answer>): Send =>
  (request, resume, fiber) => {
    const cancelling = new Cancelling()
    const lost = (error: unknown) => resume(Exit.fail(SystemCode.find(error)))
    Either.match(
      Either.try({
        try: () => send(toRequest(request), cancelling, fiber.currentContext),
        catch: (error) => error
      }),
      {
        // What it throws before it gives a promise is a rejection too.
        onLeft: lost,
        onRight: (sent) => sent.then((answer) => resume(Exit.succeed(answer)), lost)
      }
    )
    return () => {
      cancelling.cancel()
      return Effect.void
    }
  }
