/** Sends a request for a call. */
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"
import type * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"

/** Aborts a request immediately, when its response is no longer needed. The effect waits for the cleanup. */
export type End = () => Effect.Effect<unknown>

/**
 * Sends a request for the call that runs in `fiber`, and calls back once with the result. It is a callback, not an
 * effect, because it takes a fraction of the steps.
 */
export type Send = (
  request: HttpRequest,
  resume: (result: Exit.Exit<HttpResponse, TransportFailure>) => void,
  fiber: Fiber.RuntimeFiber<unknown, unknown>
) => End
