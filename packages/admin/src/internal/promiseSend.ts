/** Sends through a function that gives a promise: no client, no fiber, no span of another stands in between. */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { Answer, Request } from "../Transport.js"
import * as SystemCode from "./systemCode.js"
import * as Timer from "./timer.js"
import type { Send, WireAnswer, WireFailure, WireRequest } from "./wire.js"
import { timedOut } from "./wire.js"

const toRequest = ({ body, headers, method, traceHeaders, url }: WireRequest): Request => ({
  method,
  url,
  headers:
    body === undefined && traceHeaders === undefined
      ? headers
      : { ...headers, ...traceHeaders, ...(body === undefined ? {} : { "content-type": "application/json" }) },
  body
})

/** `context` is that of the fiber that calls. */
export const make =
  (send: (request: Request, signal: AbortSignal, context: Context.Context<never>) => Promise<Answer>): Send =>
  (request) =>
    Effect.withFiberRuntime((fiber) =>
      Effect.async<WireAnswer, WireFailure>((resume) => {
        const controller = new AbortController()
        const cancel = Timer.after(fiber, request.timeoutMillis, () => {
          resume(Effect.fail(timedOut))
          controller.abort()
        })
        // What it throws before it gives a promise is a rejection too.
        new Promise<Answer>((resolve) =>
          resolve(send(toRequest(request), controller.signal, fiber.currentContext))
        ).then(
          (answer) => {
            cancel()
            resume(Effect.succeed(answer))
          },
          (error: unknown) => {
            cancel()
            resume(Effect.fail(SystemCode.find(error)))
          }
        )
        return Effect.sync(() => {
          cancel()
          controller.abort()
        })
      })
    )
