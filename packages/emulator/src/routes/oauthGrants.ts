import * as Either from "effect/Either"
import { audit } from "../actions/audit.js"
import { findClient } from "../actions/oauthClients.js"
import { findConsent, listConsents, revokeConsent } from "../actions/oauthConsents.js"
import { deleteClientSessions } from "../actions/sessionRows.js"
import type { UserCall } from "../http/call.js"
import type { Refusal } from "../http/refusal.js"
import { invalid, notFound } from "../http/refusal.js"
import { json, noContent } from "../http/reply.js"
import type { Reply } from "../http/reply.js"
import { del, get, group } from "../http/router.js"
import type { Route } from "../http/router.js"
import { queryValue } from "../http/query.js"
import { parseScopes } from "../rules/oauthScope.js"
import { parseUuid } from "../rules/uuid.js"
import { applicationBody } from "../views/oauthApplication.js"
import { requireOAuthServer } from "./oauthClients.js"

const list = (call: UserCall): Either.Either<Reply, Refusal> =>
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

const revoke = (call: UserCall): Either.Either<Reply, Refusal> =>
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
