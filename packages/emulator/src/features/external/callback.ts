import * as Either from "effect/Either"
import type { FlowState, User } from "../../database/rows.js"
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
import { second, toMicroseconds } from "../../standards/time/timestamp.js"
import { queryValue } from "../../standards/url/query.js"
import { codeLocation } from "../otp/verifyRedirect.js"
import { flowExpiry } from "../pkce/flowStates.js"
import { openSession } from "../sessions/sessions.js"
import { failedLocation, grantedLocation, lostLocation } from "./callbackRedirect.js"
import type { Vouched } from "./externalAccount.js"
import { linkIdentity, signInExternally } from "./externalAccount.js"
import { findSignInProvider } from "./signInProviders.js"
import { claimsOf, readCode, subjectOf } from "./standIn/identity.js"

/** A call of a browser that comes back from a provider. */
export interface CallbackCall extends Call {
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
  return flow.code_challenge !== null && flow.user_id !== null
    ? Either.left(badRequest("flow_state_already_used", "State has already been used"))
    : Either.right(flow)
}

export const loadFlow = (call: Call): Result<CallbackCall> => {
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

/** The code of a sign-in that the provider has not denied. */
const codeOf = (call: CallbackCall): Result<string> => {
  const error = said(call, "error")
  if (error !== "") return Either.left({ kind: "oauth", error, description: said(call, "error_description") })
  const code = said(call, "code")
  if (code === "") {
    return Either.left(badRequest("bad_oauth_callback", "OAuth callback with missing authorization code missing"))
  }
  const provider = findSignInProvider(call, call.flow.provider_type, "")
  if (Either.isLeft(provider)) {
    return Either.left(badRequest("oauth_provider_not_supported", `Unsupported provider: ${provider.left}`))
  }
  const taken = takeClientState(call)
  if (Either.isLeft(taken)) return Either.left(taken.left)
  return provider.right.pkce && call.flow.oauth_client_state_id === null
    ? Either.left(badRequest("oauth_invalid_state", "OAuth PKCE code verifier missing"))
    : Either.right(code)
}

/** Who has signed in. The emulator calls no provider: it knows the codes of its own stand-ins, and no others. */
const vouchedBy = (call: CallbackCall, code: string): Result<Vouched> => {
  const { provider_type: provider } = call.flow
  const identity = call.settings.external.standIns.has(provider) ? readCode(code) : undefined
  if (identity === undefined) return Either.left(internal(`Unable to exchange external code: ${code.slice(0, 4)}`))
  const { email } = identity
  return Either.right({ provider, email, subject: subjectOf(identity), claims: claimsOf(provider, identity) })
}

const signIn = (call: CallbackCall, vouched: Vouched): Result<User> => {
  const { linking_target_id: id } = call.flow
  const target = id === null ? undefined : call.db.users.table.get(id)
  return target === undefined ? signInExternally(call, vouched) : linkIdentity(call, target, vouched)
}

/** Where a browser goes on after its sign-in. */
export const returnsTo = ({ flow, settings }: CallbackCall): string =>
  settings.external.redirectUrl || flow.referrer || settings.siteUrl

/** Where a user goes on: with a code to exchange, or with tokens. */
const grant = (call: CallbackCall, user: User): Result<string> =>
  Either.gen(function* () {
    const { flow } = call
    const { flowStates } = call.db
    if (flow.auth_code !== null) {
      const issued = toMicroseconds(call.now())
      flowStates.table.update({ ...flow, user_id: user.id, auth_code_issued_at: issued, updated_at: issued })
      return codeLocation(returnsTo(call), flow.auth_code)
    }
    const granted = yield* openSession(call, user, "oauth")
    flowStates.table.delete(flow.id)
    return grantedLocation(returnsTo(call), granted)
  })

const comeBack = (call: CallbackCall): Result<Reply> => {
  const { method } = call.request
  const failed = (error: ApiError): Reply => found(failedLocation(returnsTo(call), error), method)
  const vouched = Either.flatMap(codeOf(call), (code) => vouchedBy(call, code))
  if (Either.isLeft(vouched)) return Either.right(failed(vouched.left))
  const location = call.db.undoLog.transaction(
    () => Either.flatMap(signIn(call, vouched.right), (user) => grant(call, user)),
    Either.isRight
  )
  return Either.right(Either.isRight(location) ? found(location.right, method) : failed(location.left))
}

/** Where a provider sends a browser back to. */
export const callback: Routes<Call> = [group("/callback", loadFlow, [get("/", comeBack), post("/", comeBack)])]
