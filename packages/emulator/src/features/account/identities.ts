import * as Either from "effect/Either"
import { forbidden, notFound, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { audience } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { found, json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Params, Route } from "../../http/router.js"
import { del, get, group } from "../../http/router.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { queryValue } from "../../standards/url/query.js"
import { beginExternalSignIn } from "../external/beginSignIn.js"
import { identitiesOf } from "../users/users.js"
import { unlinkIdentity } from "./unlink.js"

const requireManualLinking = (call: UserCall): Result<UserCall> =>
  call.settings.security.manualLinking
    ? Either.right(call)
    : Either.left(notFound("manual_linking_disabled", "Manual linking is disabled"))

/** Sends the user to a provider, to come back with an identity of it. */
const link = (call: UserCall): Result<Reply> =>
  Either.map(beginExternalSignIn(call, call.user), (url) =>
    queryValue(call.target.query, "skip_http_redirect") === "true"
      ? json(200, { url })
      : found(url, call.request.method)
  )

const unlink = (call: UserCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    const id = parseUuid(params["identity_id"] ?? "")
    if (id === undefined) return yield* Either.left(notFound("validation_failed", "identity_id must be an UUID"))
    if (call.claims.aud[0] !== audience(call)) {
      const message = "Token audience doesn't match request audience"
      return yield* Either.left(forbidden("unexpected_audience", message))
    }
    const identities = identitiesOf(call, call.user.id)
    if (identities.length <= 1) {
      const message = "User must have at least 1 identity after unlinking"
      return yield* Either.left(unprocessable("single_identity_not_deletable", message))
    }
    const identity = identities.find((each) => each.id === id)
    if (identity === undefined) {
      return yield* Either.left(unprocessable("identity_not_found", "Identity doesn't exist"))
    }
    yield* unlinkIdentity(call, call.user, identity)
    return json(200, {})
  })

/** `/user/identities` */
export const identities: Route<UserCall> = group("/identities", requireManualLinking, [
  get("/authorize", link),
  del("/{identity_id}", unlink)
])
