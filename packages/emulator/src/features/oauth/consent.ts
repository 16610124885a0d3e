import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { OAuthAuthorization } from "../../database/providerRows.js"
import { badRequest, internal, invalid, kept, notFound } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { header } from "../../http/call.js"
import { readFirstValue } from "../../http/firstValue.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Params } from "../../http/router.js"
import { struct, text } from "../../standards/json/decode.js"
import { isRedirectAllowed } from "../../standards/url/redirect.js"
import { applicationBody } from "./applicationBody.js"
import { approve, claim, close, findAuthorization, isOver } from "./authorizations.js"
import { deniedLocation, grantedLocation } from "./clientRedirect.js"
import { findClient } from "./clients/clients.js"
import { agree, isAgreed } from "./consents.js"

const missing = notFound("oauth_authorization_not_found", "authorization not found")

/** Only the site itself may ask its users, as far as a browser tells where it is. */
const checkOrigin = (call: UserCall): Result<void> => {
  const origin = header(call.request, "origin")
  return origin === "" || isRedirectAllowed(origin, call.settings)
    ? Either.right(undefined)
    : Either.left(invalid("unauthorized request origin"))
}

/** What a user is still to decide on. */
const findPending = (call: UserCall, id: string, settled: string): Result<OAuthAuthorization> => {
  if (id === "") return Either.left(invalid("authorization_id is required"))
  if (isUnstorable(id)) return Either.left(internal("error finding authorization"))
  const authorization = findAuthorization(call, id)
  if (authorization === undefined) return Either.left(missing)
  if (isOver(call, authorization)) {
    if (authorization.status !== "pending") return Either.left(missing)
    close(call, authorization, "expired")
    return Either.left(kept(missing))
  }
  return authorization.status === "pending" ? Either.right(authorization) : Either.left(invalid(settled))
}

const granted = (authorization: OAuthAuthorization): string =>
  grantedLocation(authorization.redirect_uri, authorization.authorization_code ?? "", authorization.state ?? "")

/** What the application asks for; a user who has agreed to it before is not asked again. */
export const showAuthorization = (call: UserCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    yield* checkOrigin(call)
    const id = params["authorization_id"] ?? ""
    const pending = yield* findPending(call, id, "authorization request cannot be processed")
    const { client_id, scope, user_id } = pending
    const { user } = call
    if (user_id !== null && user_id !== user.id) return yield* Either.left(missing)
    if (user_id === null) {
      const claimed = claim(call, pending, user.id)
      if (isAgreed(call, user.id, client_id, scope)) return json(200, { redirect_url: granted(approve(call, claimed)) })
    }
    const client = findClient(call, client_id)
    if (client === undefined) return yield* Either.left(kept(missing))
    return json(200, {
      authorization_id: pending.authorization_id,
      redirect_uri: pending.redirect_uri,
      client: applicationBody(client),
      user: { id: user.id, email: user.email === "" ? undefined : user.email },
      scope
    })
  })

const consentParams = struct("ConsentRequest", { action: text }, "oauthserver")

/** The user says yes or no. */
export const decide = (call: UserCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    yield* checkOrigin(call)
    const { action } = yield* Either.mapLeft(readFirstValue(call, consentParams), () =>
      badRequest("bad_json", "invalid JSON body")
    )
    if (action !== "approve" && action !== "deny") {
      return yield* Either.left(invalid("action must be 'approve' or 'deny'"))
    }
    const id = params["authorization_id"] ?? ""
    const pending = yield* findPending(call, id, "authorization request is no longer pending")
    if (pending.user_id !== call.user.id) return yield* Either.left(missing)
    if (action === "deny") {
      const { redirect_uri, state } = close(call, pending, "denied")
      return json(200, {
        redirect_url: deniedLocation(redirect_uri, "access_denied", "User denied the request", state ?? "")
      })
    }
    const approved = approve(call, pending)
    agree(call, call.user.id, approved.client_id, approved.scope)
    return json(200, { redirect_url: granted(approved) })
  })
