import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { badRequest, forbidden, internal, invalid, unhandled } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { audience, formValue, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json, seeOther } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get, group, post } from "../../http/router.js"
import { struct, text } from "../../standards/json/decode.js"
import { countRequest } from "../guards/limited.js"
import { referrer } from "../messages/links.js"
import { issueAuthCode, methodOfLink } from "../pkce/flowStates.js"
import { findUserByToken } from "../queries/oneTimeTokens.js"
import type { Grant } from "../sessions/sessions.js"
import { grantBody, openSession } from "../sessions/sessions.js"
import { withProviders } from "../users/emailIdentity.js"
import type { LoadedUser } from "../users/userBody.js"
import { isBanned, reloadUser, saveUser } from "../users/users.js"
import { confirmEmailChange, confirmRecovery, confirmSignup, confirmSms } from "./confirmations.js"
import { findByCode } from "./verifyCode.js"
import type { Attempt } from "./verifyParams.js"
import { checkVerifyBody, isEmailFlow, isExpired } from "./verifyParams.js"
import { codeLocation, errorLocation, messageLocation, tokenLocation } from "./verifyRedirect.js"

const verifyParams = struct("VerifyParams", {
  type: text,
  token: text,
  token_hash: text,
  email: text,
  phone: text,
  redirect_to: text
})

const expiredLink = forbidden("otp_expired", "Email link is invalid or has expired")

/** The user whose link it is, and the kind that the link turns out to be. */
const findByLink = (call: Call, { hash, type }: Attempt): Result<{ user: User; type: string }> => {
  if (!isEmailFlow(type)) return Either.left(invalid("Invalid email verification type"))
  if (isUnstorable(hash)) return Either.left(internal("Database error finding user from email link"))
  const user =
    type === "email"
      ? findUserByToken(call, hash, "confirmation_token", "recovery_token")
      : type === "email_change"
        ? findUserByToken(call, hash, "email_change_token_current", "email_change_token_new")
        : findUserByToken(call, hash, type === "signup" || type === "invite" ? "confirmation_token" : "recovery_token")
  if (user === undefined) return Either.left(expiredLink)
  if (isBanned(user, call.now())) return Either.left(forbidden("user_banned", "User is banned"))
  const actual = type !== "email" ? type : user.recovery_token === hash ? "magiclink" : "signup"
  const sentAt =
    actual === "signup" || actual === "invite"
      ? user.confirmation_sent_at
      : actual === "email_change"
        ? user.email_change_sent_at
        : user.recovery_sent_at
  return sentAt !== null && isExpired(call, sentAt, call.settings.mailer.otpExp)
    ? Either.left(expiredLink)
    : Either.right({ user, type: actual })
}

/** Does what the kind asks for. Undefined after the first of two confirmations. */
const confirm = (call: Call, user: User, type: string, { hash, phone }: Attempt): Result<LoadedUser | undefined> => {
  switch (type) {
    case "signup":
    case "invite":
      return confirmSignup(call, user)
    case "recovery":
    case "magiclink":
      return confirmRecovery(call, user)
    case "email_change":
      return confirmEmailChange(call, user, hash)
    case "sms":
    case "phone_change":
      return confirmSms(call, user, phone, type === "phone_change")
    default:
      return Either.left(invalid("Unsupported verification type"))
  }
}

interface Verified<A> {
  readonly type: string
  /** Absent after the first of two confirmations. */
  readonly opened: { readonly value: A; readonly loaded: LoadedUser } | undefined
}

/** Verifies, and opens what is then open if that is all there is to verify. */
const verify = <A>(
  call: Call,
  attempt: Attempt,
  find: (call: Call, attempt: Attempt) => Result<{ user: User; type: string }>,
  open: (call: Call, user: User) => Result<A>
): Result<Verified<A>> =>
  Either.gen(function* () {
    const { type, user } = yield* find(call, attempt)
    const confirmed = yield* confirm(call, user, type, attempt)
    if (confirmed === undefined) return { type, opened: undefined }
    const described = yield* Either.mapLeft(saveUser(call, withProviders(call, confirmed.user)), (cause) =>
      internal("Database error updating user", cause)
    )
    const loaded = { ...confirmed, user: reloadUser(call, described) }
    return { type, opened: { value: yield* open(call, loaded.user), loaded } }
  })

const withSession = (call: Call, user: User): Result<Grant> => openSession(call, user, "otp")

/** The link of a flow that ends in an exchange of codes opens no session yet. */
const withCode =
  (method: string) =>
  (call: Call, user: User): Result<string> =>
    Either.mapLeft(issueAuthCode(call, user, method), (error) =>
      error.kind === "coded"
        ? badRequest("flow_state_not_found", `No associated flow state found. ${error.status}: ${error.message}`)
        : error
    )

const accepted = "Confirmation link accepted. Please proceed to confirm link sent to the other email"

const byPost = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, verifyParams)
    const attempt = yield* checkVerifyBody(params)
    const find = attempt.code === undefined ? findByLink : findByCode(audience(call))
    const { opened } = yield* verify(call, attempt, find, withSession)
    return opened === undefined
      ? json(200, new Map([["msg", accepted] as const, ["code", "200"] as const]))
      : json(200, grantBody(opened.value, opened.loaded))
  })

/** How a session may be named that is opened by an exchange of codes. */
const exchangeTypes = new Set([
  "oauth",
  "password",
  "otp",
  "totp",
  "recovery",
  "invite",
  "sso/saml",
  "magiclink",
  "email_change",
  "token_refresh",
  "mfa/phone",
  "mfa/webauthn",
  "web3",
  "oauth_provider/authorization_code",
  "passkey"
])

const byGet = (call: Call): Result<Reply> => {
  const type = formValue(call, "type")
  const token = formValue(call, "token")
  const target = referrer(call)
  if (type === "") return Either.left(invalid("Verify requires a verification type"))
  if (token === "") return Either.left(invalid("Verify requires a token or a token hash"))
  const exchanged = token.startsWith("pkce_")
  if (exchanged && !exchangeTypes.has(type) && !type.endsWith("signup")) return Either.left(unhandled)
  const attempt = { type, hash: token, code: undefined, email: "", phone: "" }
  // An error is a redirect too, but then nothing that was written may stay.
  const attempted = <A>(open: (call: Call, user: User) => Result<A>) =>
    call.db.undoLog.transaction(() => verify(call, attempt, findByLink, open), Either.isRight)
  const location = exchanged
    ? Either.map(attempted(withCode(methodOfLink(type))), ({ opened }) =>
        opened === undefined ? messageLocation(target, accepted, true) : codeLocation(target, opened.value)
      )
    : Either.map(attempted(withSession), ({ opened, type: actual }) =>
        opened === undefined ? messageLocation(target, accepted, false) : tokenLocation(target, actual, opened.value)
      )
  if (Either.isRight(location)) return Either.right(seeOther(location.right, "GET"))
  return location.left.kind === "coded"
    ? Either.right(seeOther(errorLocation(target, location.left, exchanged), "GET"))
    : Either.left(location.left)
}

export const verification: Routes<Call> = [
  group("/verify", (call: Call) => Either.map(countRequest(call, "verify"), () => call), [
    get("/", byGet),
    post("/", byPost)
  ])
]
