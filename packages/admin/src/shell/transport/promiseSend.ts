/** Sends through a function that returns a promise, without a client, fiber or span in between. */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import type { Cancellation, Request, Response } from "./transport.js"
import { Cancelling } from "./cancelling.js"
import * as Received from "@gotrue-effect/core/transport/received"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import * as Propagation from "./propagation.js"
import type { Send } from "./send.js"

const toRequest = (
  { body, headers, maxResponseSize, method, url }: HttpRequest,
  traceHeaders: HttpRequest["traceHeaders"]
): Request => ({
  method,
  url,
  headers:
    body === undefined && traceHeaders === undefined
      ? headers
      : { ...headers, ...traceHeaders, ...(body === undefined ? {} : { "content-type": "application/json" }) },
  body,
  maxResponseSize
})

/** `context` is that of the calling fiber. */
export const make =
  (send: (request: Request, cancellation: Cancellation, context: Context.Context<never>) => Promise<Response>): Send =>
  (request, resume, fiber) => {
    const cancelling = new Cancelling()
    const lost = (error: unknown) => resume(Exit.fail(SystemCode.find(error)))
    Either.match(
      Either.try({
        // An untyped function may not return a promise.
        try: () =>
          Promise.resolve(
            send(toRequest(request, Propagation.headersOf(request, fiber)), cancelling, fiber.currentContext)
          ),
        catch: (error) => error
      }),
      {
        // If it throws, it counts as a rejection.
        onLeft: lost,
        onRight: (sent) =>
          sent.then((response) => {
            const checked = Received.check(response, request.maxResponseSize)
            resume(checked.ok ? Exit.succeed(checked.value) : Exit.fail(checked.error))
          }, lost)
      }
    )
    return () => {
      cancelling.cancel()
      return Effect.void
    }
  }
