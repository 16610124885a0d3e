import * as Either from "effect/Either"
import type { FlowState } from "../../database/rows.js"
import type { ApiError } from "../../http/apiError.js"
import { badRequest, internal, panic, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { formValue } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { found, seeOther } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get, group, post } from "../../http/router.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { second } from "../../standards/time/timestamp.js"
import { queryValue } from "../../standards/url/query.js"
import { flowExpiry } from "../pkce/flowStates.js"
import { lostLocation, failedLocation } from "./callbackRedirect.js"
import { findSignInProvider } from "./signInProviders.js"

/** A call of a browser that comes back from a provider. */
interface CallbackCall extends Call {
  readonly flow: FlowState
}

/** How long the server remembers what it will show the provider. */
const clientStateExpiry = 300n * second

/** What the provider says; in the body, if it posts. */
const said = (call: Call, name: string): string =>
  call.request.method === "POST" ? formValue(call, name) : queryValue(call.target.query, name)

const findFlow = (call: Call): Result<FlowState> => {
  const state = said(call, "state")
  if (state === "") return Either.left(badRequest("bad_oauth_callback", "OAuth state parameter missing"))
  const id = parseUuid(state)
  if (id === undefined) return Either.left(badRequest("bad_oauth_state", "OAuth state parameter is invalid"))
  const flow = call.db.flowStates.table.get(id)
  if (flow === undefined) return Either.left(badRequest("bad_oauth_state", "OAuth state not found or expired"))
  if (call.now() > flowExpiry(call, flow)) {
    return Either.left(badRequest("bad_oauth_state", "OAuth state has expired"))
  }
  return Either.right(flow)
}

const loadFlow = (call: Call): Result<CallbackCall> => {
  const { method } = call.request
  const flow = findFlow(call)
  if (Either.isLeft(flow)) {
    const redirect = seeOther(lostLocation(call.settings.siteUrl, flow.left), method)
    return Either.left({ kind: "redirected", error: flow.left, redirect })
  }
  const target = flow.right.linking_target_id
  // The server trips over a user who is no longer there.
  return target !== null && call.db.users.table.get(target) === undefined
    ? Either.left(panic)
    : Either.right({ ...call, flow: flow.right })
}

/** Takes the state that would be shown to the provider: it is good for one response. */
const takeClientState = (call: CallbackCall): Result<void> => {
  const id = call.flow.oauth_client_state_id
  if (id === null) return Either.right(undefined)
  const { table } = call.db.oauthClientStates
  const state = table.get(id)
  if (state === undefined) return Either.left(unprocessable("oauth_client_state_not_found", "OAuth state not found"))
  table.delete(id)
  return call.now() > state.created_at + clientStateExpiry
    ? Either.left(unprocessable("oauth_client_state_expired", "OAuth state expired"))
    : Either.right(undefined)
}

/** The error of every sign-in: the emulator calls no provider, so no code can be exchanged. */
const errorOf = (call: CallbackCall): ApiError => {
  const error = said(call, "error")
  if (error !== "") return { kind: "oauth", error, description: said(call, "error_description") }
  const code = said(call, "code")
  if (code === "") {
    return badRequest("bad_oauth_callback", "OAuth callback with missing authorization code missing")
  }
  const provider = findSignInProvider(call, call.flow.provider_type, "")
  if (Either.isLeft(provider)) {
    return badRequest("oauth_provider_not_supported", `Unsupported provider: ${provider.left}`)
  }
  const taken = takeClientState(call)
  if (Either.isLeft(taken)) return taken.left
  if (provider.right.pkce && call.flow.oauth_client_state_id === null) {
    return badRequest("oauth_invalid_state", "OAuth PKCE code verifier missing")
  }
  return internal(`Unable to exchange external code: ${code.slice(0, 4)}`)
}

const comeBack = (call: CallbackCall): Result<Reply> => {
  const { external, siteUrl } = call.settings
  const target = external.redirectUrl || call.flow.referrer || siteUrl
  return Either.right(found(failedLocation(target, errorOf(call)), call.request.method))
}

/** Where a provider sends a browser back to. */
export const callback: Routes<Call> = [group("/callback", loadFlow, [get("/", comeBack), post("/", comeBack)])]
