import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import { badRequest, internal, invalid, kept, unprocessable } from "../../http/apiError.js"
import type { Call, UserCall } from "../../http/call.js"
import { audience, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get, group, post } from "../../http/router.js"
import { struct, text } from "../../standards/json/decode.js"
import { audit } from "../audit/audit.js"
import { requireUser } from "../guards/guards.js"
import { limited } from "../guards/limited.js"
import { sendMail } from "../messages/mail.js"
import { sendSms } from "../messages/sms.js"
import { textedBody } from "../messages/testCodes.js"
import { validatePkce } from "../pkce/challenge.js"
import { beginFlow } from "../pkce/flowStates.js"
import { findByEmail } from "../queries/users.js"
import { validateEmail } from "../users/email.js"
import { loadUser } from "../users/users.js"

const recoverParams = struct("RecoverParams", { email: text, code_challenge: text, code_challenge_method: text })

/** `POST /recover`: says nothing of whether the address is known. */
const recoverPassword = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    if (!call.settings.external.email) {
      return yield* Either.left(badRequest("email_provider_disabled", "Email logins are disabled"))
    }
    const params = yield* readBody(call, recoverParams)
    if (params.email === "") return yield* Either.left(invalid("Password recovery requires an email"))
    const email = yield* validateEmail(params.email)
    yield* validatePkce(params.code_challenge_method, params.code_challenge)
    const aud = audience(call)
    if (isUnstorable(aud)) return yield* Either.left(internal("Unable to process request"))
    const user = findByEmail(call, email, aud)
    if (user === undefined) return json(200, {})
    const prefix = yield* beginFlow(call, user, { method: "recovery", provider: "recovery" }, params)
    // The flow has begun whether or not the mail goes out.
    yield* Either.mapLeft(
      call.db.undoLog.transaction(() => {
        audit(call, user, "user_recovery_requested")
        return sendMail(call, loadUser(call, user), "recovery", prefix)
      }, Either.isRight),
      kept
    )
    return json(200, {})
  })

/** `GET /reauthenticate`: a code for what needs more than a session. */
const reauthenticate = (call: UserCall): Result<Reply> =>
  Either.gen(function* () {
    const { email, email_confirmed_at, phone, phone_confirmed_at } = call.user
    if (email === "" && phone === "") {
      return yield* Either.left(invalid("Reauthentication requires the user to have an email or a phone number"))
    }
    if (email !== "" && email_confirmed_at === null) {
      return yield* Either.left(unprocessable("email_not_confirmed", "Please verify your email first."))
    }
    if (email === "" && phone_confirmed_at === null) {
      return yield* Either.left(unprocessable("phone_not_confirmed", "Please verify your phone first."))
    }
    audit(call, call.user, "user_reauthenticate_requested")
    if (email === "") {
      yield* sendSms(call, loadUser(call, call.user), "reauthentication", phone, "sms")
      return json(200, textedBody(call, phone))
    }
    yield* sendMail(call, loadUser(call, call.user), "reauthentication")
    return json(200, {})
  })

export const recovery: Routes<Call> = [
  post("/recover", limited("recover", recoverPassword)),
  group("/reauthenticate", requireUser, [get("/", reauthenticate)])
]
