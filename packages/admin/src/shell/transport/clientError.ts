/** What the errors of an `HttpClient` mean. */
import type * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import type { TransportFailure } from "@gotrue-effect/core/transport/response"
import * as Cause from "effect/Cause"
import * as Option from "effect/Option"

/** Whether the response has no stream. */
export const isEmptyBody = (error: HttpClientError.HttpClientError): boolean => error.reason === "EmptyBody"

/** The response, if a client rejected its status. */
export const rejectedResponse = (
  error: HttpClientError.HttpClientError
): HttpClientResponse.HttpClientResponse | undefined =>
  error._tag === "ResponseError" && error.reason === "StatusCode" ? error.response : undefined

/** A client that dies counts as a failed connection, like one that throws, so that the call fails with an error. */
export const withoutDefects = (cause: Cause.Cause<TransportFailure>): Cause.Cause<TransportFailure> =>
  Cause.isFailure(cause)
    ? cause
    : Option.match(Cause.dieOption(cause), {
        onNone: () => cause,
        onSome: (defect) => Cause.fail(SystemCode.find(defect))
      })
