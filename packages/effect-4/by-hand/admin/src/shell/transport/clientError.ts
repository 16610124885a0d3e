/** What the errors of an `HttpClient` mean. */
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import type { TransportFailure } from "@gotrue-effect/core/transport/response"
import * as Cause from "effect/Cause"
import * as Result from "effect/Result"

/** Whether the response has no stream. */
export const isEmptyBody = ({ reason }: HttpClientError.HttpClientError): boolean => reason._tag === "EmptyBodyError"

/** The response, if a client rejected its status. */
export const rejectedResponse = ({
  reason
}: HttpClientError.HttpClientError): HttpClientResponse.HttpClientResponse | undefined =>
  reason._tag === "StatusCodeError" ? reason.response : undefined

/** A client that dies counts as a failed connection, like one that throws, so that the call fails with an error. */
export const withoutDefects = (cause: Cause.Cause<TransportFailure>): Cause.Cause<TransportFailure> =>
  Cause.hasFails(cause)
    ? cause
    : Result.match(Cause.findDefect(cause), {
        onFailure: () => cause,
        onSuccess: (defect) => Cause.fail(SystemCode.find(defect))
      })
