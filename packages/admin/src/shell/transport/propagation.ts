/** Whether the server is told of the trace of a request. */
import * as HttpClient from "@effect/platform/HttpClient"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type * as Fiber from "effect/Fiber"

/** The headers that tell the server, unless the fiber has propagation off. A `traceparent` of the caller's own stays. */
export const headersOf = (
  { headers, traceHeaders }: HttpRequest,
  fiber: Fiber.RuntimeFiber<unknown, unknown>
): HttpRequest["traceHeaders"] =>
  traceHeaders === undefined || "traceparent" in headers || !fiber.getFiberRef(HttpClient.currentTracerPropagation)
    ? undefined
    : traceHeaders
