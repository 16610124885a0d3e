import * as Either from "effect/Either"
import { badRequest, invalid, notFound, panic, unhandled, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { struct, text } from "../../standards/json/decode.js"
import { audit } from "../audit/audit.js"
import { providerToken } from "../external/callbackRedirect.js"
import { grantBody, isMethod, openSession } from "../sessions/sessions.js"
import { loadUser } from "../users/users.js"
import { isVerifier } from "./codeVerifier.js"
import { flowExpiry } from "./flowStates.js"

const params = struct("PKCEGrantParams", { auth_code: text, code_verifier: text })

/** `POST /token?grant_type=pkce`: the code of a link against a session. */
export const exchangeCode = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const { auth_code, code_verifier } = yield* readBody(call, params)
    if (auth_code === "" || code_verifier === "") {
      return yield* Either.left(invalid("invalid request: both auth code and code verifier should be non-empty"))
    }
    if (auth_code.includes("\u0000")) return yield* Either.left(panic)
    const { byCode, table } = call.db.flowStates
    const [flow] = table.resolve(byCode.idsOf(auth_code))
    if (flow?.user_id === undefined || flow.user_id === null) {
      return yield* Either.left(notFound("flow_state_not_found", "invalid flow state, no valid flow state found"))
    }
    if (call.now() > flowExpiry(call, flow)) {
      return yield* Either.left(unprocessable("flow_state_expired", "invalid flow state, flow state has expired"))
    }
    const user = call.db.users.table.get(flow.user_id)
    if (user === undefined) return yield* Either.left(unhandled)
    if (!isVerifier(flow.code_challenge ?? "", flow.code_challenge_method ?? "", code_verifier)) {
      const message = "code challenge does not match previously saved code verifier"
      return yield* Either.left(badRequest("bad_code_verifier", message))
    }
    const method = flow.authentication_method
    if (!isMethod(method)) return yield* Either.left(unhandled)
    audit(call, user, "login", { provider_type: flow.provider_type })
    const loaded = loadUser(call, user)
    const grant = yield* openSession(call, user, method)
    table.delete(flow.id)
    const more = method === "oauth" ? { provider_token: providerToken } : {}
    return json(200, grantBody(grant, loaded, more))
  })
