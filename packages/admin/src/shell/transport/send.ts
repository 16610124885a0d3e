/** What sends a request for a call. */
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"
import type * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"

/** Ends a request for whose response nobody waits any more: at once. The effect waits for what there is to clean up. */
export type End = () => Effect.Effect<unknown>

/**
 * Sends a request for the call that runs in `fiber`, and calls back once with what came of it. Not an effect: a function
 * that is called and calls back costs a fraction of the steps of a fiber that do the same.
 */
export type Send = (
  request: HttpRequest,
  resume: (result: Exit.Exit<HttpResponse, TransportFailure>) => void,
  fiber: Fiber.RuntimeFiber<unknown, unknown>
) => End
