import * as Either from "effect/Either"
import { invalid, notFound } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json, noContent } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Route } from "../../http/router.js"
import { del, get, group } from "../../http/router.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { queryValue } from "../../standards/url/query.js"
import { audit } from "../audit/audit.js"
import { deleteClientSessions } from "../queries/sessions.js"
import { applicationBody } from "./applicationBody.js"
import { findClient } from "./clients/clients.js"
import { requireOAuthServer } from "./clients/routes.js"
import { findConsent, listConsents, revokeConsent } from "./consents.js"
import { parseScopes } from "./scope.js"

const list = (call: UserCall): Result<Reply> =>
  Either.right(
    json(
      200,
      listConsents(call, call.user.id).flatMap((consent) => {
        const client = findClient(call, consent.client_id)
        return client === undefined
          ? []
          : [
              {
                client: applicationBody(client),
                scopes: parseScopes(consent.scopes),
                granted_at: consent.granted_at
              }
            ]
      })
    )
  )

const revoke = (call: UserCall): Result<Reply> =>
  Either.gen(function* () {
    const given = queryValue(call.target.query, "client_id")
    if (given === "") return yield* Either.left(invalid("client_id query parameter is required"))
    const id = parseUuid(given)
    if (id === undefined) return yield* Either.left(invalid("invalid client_id format"))
    const consent = findConsent(call, call.user.id, id)
    if (consent === undefined) {
      return yield* Either.left(notFound("oauth_consent_not_found", "No active grant found for this client"))
    }
    revokeConsent(call, consent)
    deleteClientSessions(call, call.user.id, id)
    audit(call, call.user, "token_revoked", { oauth_client_id: id, action: "revoke_oauth_grant" })
    return noContent
  })

/** `/user/oauth/grants`: what a user lets applications do. */
export const oauthGrants: Route<UserCall> = group("/oauth/grants", requireOAuthServer, [
  get("/", list),
  del("/", revoke)
])
