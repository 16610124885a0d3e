import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { badRequest, internal, invalid, kept, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { audience, bodyText, isTooLarge, maxBody, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { post } from "../../http/router.js"
import type { Decoder } from "../../standards/json/decode.js"
import type { Decoded } from "../../standards/json/decode.js"
import { decodeNode, flag, record, struct, text } from "../../standards/json/decode.js"
import { parseFirstJson } from "../../standards/json/parse.js"
import { audit } from "../audit/audit.js"
import { limited } from "../guards/limited.js"
import { isChannel, wrongChannel } from "../messages/channel.js"
import { sendMail } from "../messages/mail.js"
import { sendSms } from "../messages/sms.js"
import { textedBody } from "../messages/testCodes.js"
import { validatePkce } from "../pkce/challenge.js"
import { beginFlow } from "../pkce/flowStates.js"
import { findByEmail, findByPhone } from "../queries/users.js"
import { signUpImplicitly } from "../signIn/signup.js"
import { validateEmail } from "../users/email.js"
import { validatePhone } from "../users/phone.js"
import { loadUser } from "../users/users.js"

const done = json(200, {})

/** Does something that leaves no trace when it fails, though what came before it stays. */
const separately = <A>(call: Call, action: () => Result<A>): Result<A> =>
  Either.mapLeft(call.db.undoLog.transaction(action, Either.isRight), kept)

const linkParams = struct("MagicLinkParams", {
  email: text,
  data: record,
  code_challenge_method: text,
  code_challenge: text
})
type LinkParams = Decoded<typeof linkParams>

/** Reads the first value of a body, as a stream is read. */
const readStream = <A>(call: Call, decoder: Decoder<A>): Result<A> => {
  const { request } = call
  const written = bodyText({ ...call, request: { ...request, body: request.body.subarray(0, maxBody) } })
  const end = isTooLarge(call)
    ? "http: request body too large"
    : /^[\t\n\r ]*$/.test(written)
      ? "EOF"
      : "unexpected EOF"
  return Either.mapLeft(
    Either.flatMap(parseFirstJson(written), (node) => decodeNode(decoder, node)),
    (problem) => {
      const shown = problem === "unexpected end of JSON input" ? end : problem
      return badRequest("bad_json", `Could not read verification params: ${shown}`)
    }
  )
}

const sendLink = (call: Call, user: User, params: LinkParams): Result<Reply> =>
  Either.gen(function* () {
    const prefix = yield* beginFlow(call, user, { method: "magiclink", provider: "magiclink" }, params)
    yield* separately(call, () => {
      audit(call, user, "user_recovery_requested")
      return sendMail(call, loadUser(call, user), "magiclink", prefix)
    })
    return done
  })

/** `POST /magiclink`: signs up a user who does not exist yet, or is not confirmed. */
const magicLink = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const { external, mailer } = call.settings
    const off = (message: string) => unprocessable("email_provider_disabled", message)
    if (!external.email) return yield* Either.left(off("Email logins are disabled"))
    if (!external.magicLink) return yield* Either.left(off("Login with magic link is disabled"))
    const params = yield* readStream(call, linkParams)
    if (params.email === "") {
      return yield* Either.left(unprocessable("validation_failed", "Password recovery requires an email"))
    }
    const email = yield* validateEmail(params.email)
    yield* validatePkce(params.code_challenge_method, params.code_challenge)
    const aud = audience(call)
    if (isUnstorable(aud)) return yield* Either.left(internal("Database error finding user"))
    const user = findByEmail(call, email, aud)
    if (user !== undefined && user.email_confirmed_at !== null) return yield* sendLink(call, user, params)
    return yield* signUpImplicitly(call, { ...params, email, phone: "", channel: "" }, (rest) => {
      // The mail of a sign-up has such a link in it; without one the link is still to be sent.
      const confirmed = mailer.autoconfirm ? findByEmail(rest, email, aud) : undefined
      return confirmed === undefined ? Either.right(done) : Either.mapLeft(sendLink(rest, confirmed, params), kept)
    })
  })

const smsParams = struct("SmsParams", {
  phone: text,
  channel: text,
  data: record,
  code_challenge_method: text,
  code_challenge: text
})

const textCode = (call: Call, user: User, phone: string, channel: string): Result<Reply> =>
  separately(call, () => {
    audit(call, user, "user_recovery_requested", { channel })
    return Either.map(sendSms(call, loadUser(call, user), "confirmation", phone, channel), () =>
      json(200, textedBody(call, phone))
    )
  })

const smsCode = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const { external, sms } = call.settings
    if (!external.phone) {
      return yield* Either.left(badRequest("phone_provider_disabled", "Unsupported phone provider"))
    }
    const params = yield* readBody(call, smsParams)
    const channel = params.phone !== "" && params.channel === "" ? "sms" : params.channel
    const phone = yield* validatePhone(params.phone)
    if (!isChannel(call, channel)) return yield* Either.left(wrongChannel)
    const aud = audience(call)
    if (isUnstorable(aud)) return yield* Either.left(internal("Database error finding user"))
    const user = findByPhone(call, phone, aud)
    if (user !== undefined && user.phone_confirmed_at !== null) return yield* textCode(call, user, phone, channel)
    const { data } = params
    const signup = { email: "", phone, data, channel, code_challenge: "", code_challenge_method: "" }
    return yield* signUpImplicitly(call, signup, (rest) => {
      const confirmed = sms.autoconfirm ? findByPhone(rest, phone, aud) : undefined
      return confirmed === undefined ? Either.right(done) : textCode(rest, confirmed, phone, channel)
    })
  })

const shape = struct("OtpParams", {
  email: text,
  phone: text,
  create_user: flag,
  data: record,
  channel: text,
  code_challenge_method: text,
  code_challenge: text
})
/** Users are made unless the body says otherwise. */
const otpParams: typeof shape = { ...shape, zero: { ...shape.zero, create_user: true } }

/** Whether there is somebody with the address. An address that cannot be one is as good as unknown. */
const isKnown = (call: Call, { email, phone }: Decoded<typeof shape>): boolean => {
  const aud = audience(call)
  if (email !== "") {
    const address = validateEmail(email)
    return Either.isRight(address) && findByEmail(call, address.right, aud) !== undefined
  }
  const number = validatePhone(phone)
  return phone === "" || (Either.isRight(number) && findByPhone(call, number.right, aud) !== undefined)
}

/** `POST /otp`: a code by mail or by text. */
const oneTimeCode = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, otpParams)
    if (params.email !== "" && params.phone !== "") {
      return yield* Either.left(invalid("Only an email address or phone number should be provided"))
    }
    if (params.email !== "" && params.channel !== "") {
      return yield* Either.left(invalid("Channel should only be specified with Phone OTP"))
    }
    yield* validatePkce(params.code_challenge_method, params.code_challenge)
    if (!params.create_user && !isKnown(call, params)) {
      return yield* Either.left(unprocessable("otp_disabled", "Signups not allowed for otp"))
    }
    if (params.email !== "") return yield* magicLink(call)
    if (params.phone !== "") return yield* smsCode(call)
    return yield* Either.left(invalid("One of email or phone must be set"))
  })

export const otp: Routes<Call> = [
  post("/magiclink", limited("magicLink", magicLink)),
  post("/otp", limited("otp", oneTimeCode))
]
