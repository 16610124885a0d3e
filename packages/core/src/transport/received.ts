/** Validates what a transport resolved to: anyone can write one, typed or not. */
import { hasProperty, isObject, isString } from "../predicate.js"
import type { Result } from "../result.js"
import { attempt, err, getOrElse, ok } from "../result.js"
import { LazyResponse } from "./lazyResponse.js"
import type { HttpResponse, TransportFailure } from "./response.js"
import * as ResponseSize from "./responseSize.js"

/** Not readable as a response. A retry does not help, but the server may have processed the request. */
const invalid: Result<HttpResponse, TransportFailure> = err({ reason: "ERR_INVALID_RESPONSE", sent: "unknown" })

/** Zero stands for a redirect that browsers hide. */
const isStatus = (status: unknown): status is number =>
  Number.isInteger(status) && (status === 0 || (Number(status) >= 100 && Number(status) <= 999))

const headersOf = (headers: unknown): Readonly<Record<string, string>> =>
  isObject(headers)
    ? Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => isString(entry[1])))
    : {}

/** A copy, so that no member is read twice: the second read may throw or differ. */
const read = (response: unknown, most: number | undefined): Result<HttpResponse, TransportFailure> => {
  if (!hasProperty(response, "status") || !isStatus(response.status)) return invalid
  const { status } = response
  const limit = ResponseSize.limitFor(status, most)
  const headers = headersOf(Reflect.get(response, "headers"))
  const jsonText: unknown = Reflect.get(response, "jsonText")
  return ok({
    status,
    headers,
    ...ResponseSize.ofWhole(status, Reflect.get(response, "text"), limit),
    ...(isString(jsonText) ? { jsonText } : {})
  })
}

/** The response, if it is valid. Our own transports respect the limit, so their responses are accepted as they are. */
export const check = (response: unknown, most: number | undefined): Result<HttpResponse, TransportFailure> =>
  response instanceof LazyResponse && isStatus(response.status)
    ? ok(response)
    : getOrElse(
        attempt(() => read(response, most)),
        invalid
      )
