import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { badRequest, internal, invalid } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { audience, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { post } from "../../http/router.js"
import type { Decoded } from "../../standards/json/decode.js"
import { struct, text } from "../../standards/json/decode.js"
import type { Body } from "../../standards/json/json.js"
import { audit } from "../audit/audit.js"
import { limited } from "../guards/limited.js"
import { sendEmailChange, sendMail } from "../messages/mail.js"
import { sendSms } from "../messages/sms.js"
import { textedBody } from "../messages/testCodes.js"
import { validatePkce } from "../pkce/challenge.js"
import { beginFlow } from "../pkce/flowStates.js"
import { findByEmail, findByPhone } from "../queries/users.js"
import { validateEmail } from "../users/email.js"
import { validatePhone } from "../users/phone.js"
import { loadUser } from "../users/users.js"

const resendParams = struct("ResendConfirmationParams", {
  type: text,
  email: text,
  phone: text,
  code_challenge: text,
  code_challenge_method: text
})
type Params = Decoded<typeof resendParams>

const known = ["signup", "email_change", "sms", "phone_change"]

/** The checks in the server's order; the addresses come out as they are stored. */
const readParams = (call: Call): Result<Params> =>
  Either.gen(function* () {
    const params = yield* readBody(call, resendParams)
    const { email, phone, type } = params
    if (!known.includes(type)) {
      return yield* Either.left(invalid(`Missing one of these types: ${known.join(", ")}`))
    }
    if (type === "signup" || type === "email_change") {
      yield* validatePkce(params.code_challenge_method, params.code_challenge)
    }
    if (email === "" && type === "signup") {
      return yield* Either.left(invalid("Type provided requires an email address"))
    }
    if (phone === "" && type === "sms") {
      return yield* Either.left(invalid("Type provided requires a phone number"))
    }
    if (email !== "" && phone !== "") {
      return yield* Either.left(invalid("Only an email address or phone number should be provided."))
    }
    if (email === "" && phone === "") {
      return yield* Either.left(invalid("Missing email address or phone number"))
    }
    const { external } = call.settings
    if (email !== "") {
      return external.email
        ? { ...params, email: yield* validateEmail(email) }
        : yield* Either.left(badRequest("email_provider_disabled", "Email logins are disabled"))
    }
    return external.phone
      ? { ...params, phone: yield* validatePhone(phone) }
      : yield* Either.left(badRequest("phone_provider_disabled", "Phone logins are disabled"))
  })

/** Sends once more what is still open. What is done already is passed over in silence. */
const sendAgain = (call: Call, user: User, params: Params): Result<Body> =>
  Either.gen(function* () {
    const loaded = loadUser(call, user)
    switch (params.type) {
      case "signup": {
        if (user.email_confirmed_at !== null) return {}
        audit(call, user, "user_confirmation_requested")
        const prefix = yield* beginFlow(call, user, { method: "email/signup", provider: "email/signup" }, params)
        yield* sendMail(call, loaded, "signup", prefix)
        return {}
      }
      case "email_change": {
        if (user.email_change === "") return {}
        const prefix = yield* beginFlow(call, user, { method: "email_change", provider: "email_change" }, params)
        yield* sendEmailChange(call, loaded, user.email_change, prefix)
        return {}
      }
      case "sms":
        if (user.phone_confirmed_at !== null) return {}
        audit(call, user, "user_recovery_requested")
        yield* sendSms(call, loaded, "confirmation", params.phone, "sms")
        return textedBody(call, params.phone)
      default:
        if (user.phone_change === "") return {}
        yield* sendSms(call, loaded, "phone_change", user.phone_change, "sms")
        return textedBody(call, user.phone_change)
    }
  })

const resendCode = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readParams(call)
    const aud = audience(call)
    if (isUnstorable(aud)) return yield* Either.left(internal("Unable to process request"))
    const user = params.email === "" ? findByPhone(call, params.phone, aud) : findByEmail(call, params.email, aud)
    return json(200, user === undefined ? {} : yield* sendAgain(call, user, params))
  })

/** `POST /resend` */
export const resend: Routes<Call> = [post("/resend", limited("resend", resendCode))]
