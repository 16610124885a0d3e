/** The interface of a transport. */
import type { Result } from "@gotrue-effect/core/result"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"

export type Received = Result<HttpResponse, TransportFailure>

/** Sends a request and calls back once with the result. Returns a function that aborts it. */
export type Send = (request: HttpRequest, resume: (received: Received) => void) => () => void
