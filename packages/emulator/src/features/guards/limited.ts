/** Rejects requests of one client that come too fast. Clients are told apart only by the configured header. */
import * as Either from "effect/Either"
import { tooMany } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { forwardedFor, header } from "../../http/call.js"
import type { RequestLimit } from "../../http/limits.js"
import type { Reply } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Params } from "../../http/router.js"
import { trimSpace } from "../../standards/text/space.js"

const tooFast = tooMany("over_request_rate_limit", "Request rate limit reached")

/** By what the requests of a client are counted, "" when they are not. */
const keyOf = (call: Call): string => {
  const forwarded = forwardedFor(call)
  if (forwarded !== undefined) return forwarded
  const name = call.settings.rateLimit.header
  return name === "" ? "" : trimSpace(header(call.request, name.toLowerCase()).split(",")[0] ?? "")
}

/** Counts a request, and says if it is one too many. */
export const countRequest = (call: Call, limit: RequestLimit): Result<void> => {
  if (call.attempt.isCounted) return Either.right(undefined)
  const key = keyOf(call)
  return key === "" || call.limits.requests[limit].take(key, call.now())
    ? Either.right(undefined)
    : Either.left(tooFast)
}

/** A handler whose requests are counted before anything else happens. */
export const limited =
  <C extends Call>(limit: RequestLimit, handler: (call: C, params: Params) => Result<Reply>) =>
  (call: C, params: Params): Result<Reply> =>
    Either.flatMap(countRequest(call, limit), () => handler(call, params))
