/** What sends a request. */
import type { Result } from "@gotrue-effect/core/result"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { HttpResponse, TransportFailure } from "@gotrue-effect/core/transport/response"

export type Received = Result<HttpResponse, TransportFailure>

/** Sends a request and calls back once with what came of it. Gives what ends it. */
export type Send = (request: HttpRequest, resume: (received: Received) => void) => () => void
