import * as Either from "effect/Either"
import { forbidden, internal, invalid, panic, unauthorized, unprocessable } from "../../http/apiError.js"
import type { Call, UserCall } from "../../http/call.js"
import { audience, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get, group, put } from "../../http/router.js"
import type { Decoded } from "../../standards/json/decode.js"
import { optionalText, record, struct, text } from "../../standards/json/decode.js"
import { audit } from "../audit/audit.js"
import { requireUser } from "../guards/guards.js"
import { limited } from "../guards/limited.js"
import { isChannel, wrongChannel } from "../messages/channel.js"
import { sendEmailChange } from "../messages/mail.js"
import { sendSms } from "../messages/sms.js"
import { oauthGrants } from "../oauth/grants.js"
import { confirmEmailChange, confirmSms } from "../otp/confirmations.js"
import { beginFlow } from "../pkce/flowStates.js"
import { hasVerifiedFactor } from "../queries/factors.js"
import { findByPhone, findDuplicate } from "../queries/users.js"
import { duplicateEmail } from "../users/duplicate.js"
import { validateEmail } from "../users/email.js"
import { ensureEmailIdentity } from "../users/emailIdentity.js"
import { checkPassword } from "../users/password.js"
import { validatePhone } from "../users/phone.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"
import {
  afterPasswordChange,
  hasPassword,
  loadUser,
  mergeAppMetadata,
  mergeUserMetadata,
  saveUser,
  withPassword
} from "../users/users.js"
import { identities } from "./identities.js"
import { checkPasswordChange } from "./passwordChange.js"

const show = (call: UserCall): Result<Reply> => {
  const [first] = call.claims.aud
  return first === undefined || first !== audience(call)
    ? Either.left(invalid("Token audience doesn't match request audience"))
    : Either.right(json(200, userBody(loadUser(call, call.user))))
}

const userUpdateParams = struct("UserUpdateParams", {
  email: text,
  password: optionalText,
  current_password: optionalText,
  nonce: text,
  data: record,
  app_metadata: record,
  phone: text,
  channel: text,
  code_challenge: text,
  code_challenge_method: text
})
type Params = Decoded<typeof userUpdateParams>

/** Checks what can be checked without looking at the user; the addresses come out as they are stored. */
const readParams = (call: UserCall): Result<Params> =>
  Either.gen(function* () {
    const params = yield* readBody(call, userUpdateParams)
    const email = params.email === "" ? "" : yield* validateEmail(params.email)
    const phone = params.phone === "" ? "" : yield* validatePhone(params.phone)
    const channel = phone !== "" && params.channel === "" ? "sms" : params.channel
    if (phone !== "" && !isChannel(call, channel)) return yield* Either.left(wrongChannel)
    if (params.password !== null) yield* checkPassword(params.password, call.settings.password)
    return { ...params, email, phone, channel }
  })

/** Whether the user may make this change at all. */
const checkRights = (call: UserCall, params: Params): Result<void> => {
  const { jwt } = call.settings
  const { session, user } = call
  const isAdmin = user.aud === jwt.aud && user.role === jwt.adminGroup
  if (params.app_metadata !== null && !isAdmin) {
    return Either.left(forbidden("not_admin", "Updating app_metadata requires admin privileges"))
  }
  const newPassword = params.password !== null && params.password !== ""
  const newEmail = params.email !== "" && params.email !== user.email
  const newPhone = params.phone !== "" && params.phone !== user.phone
  const isProtected = hasVerifiedFactor(call, user.id)
  // The server looks for the level of a session that is not there.
  if (isProtected && session === undefined) return Either.left(panic)
  if (isProtected && session?.aal !== "aal2" && (newPassword || newEmail || newPhone)) {
    const message = "AAL2 session is required to update email or password when MFA is enabled."
    return Either.left(unauthorized("insufficient_aal", message))
  }
  if (user.is_anonymous && newPassword && params.email === "" && params.phone === "") {
    const message = "Updating password of an anonymous user without an email or phone is not allowed"
    return Either.left(unprocessable("validation_failed", message))
  }
  if (user.is_sso_user && (newPassword || newEmail || newPhone || params.nonce !== "")) {
    const message = "Updating email, phone, password of a SSO account only possible via SSO"
    return Either.left(unprocessable("user_sso_managed", message))
  }
  const aud = audience(call)
  if (newEmail && findDuplicate(call, params.email, aud, user) !== undefined) return Either.left(duplicateEmail)
  if (newPhone && findByPhone(call, params.phone, aud) !== undefined) {
    const message = "A user with this phone number has already been registered"
    return Either.left(unprocessable("phone_exists", message))
  }
  return Either.right(undefined)
}

const writePassword = (call: UserCall, loaded: LoadedUser, password: string): Result<LoadedUser> =>
  Either.gen(function* () {
    const first = password !== "" && !hasPassword(call.user)
    const changed = afterPasswordChange(call, withPassword(call, loaded.user, password), call.session?.id)
    audit(call, changed, "user_updated_password")
    if (!first) return { ...loaded, user: changed }
    const ensured = yield* Either.mapLeft(ensureEmailIdentity(call, changed), (cause) =>
      internal("Error creating identity", cause)
    )
    return { ...loaded, user: ensured.user, identities: [...(loaded.identities ?? []), ...ensured.added] }
  })

/** A new address must be confirmed, but not the first one of an anonymous user where the settings say so. */
const writeEmail = (call: UserCall, loaded: LoadedUser, params: Params): Result<LoadedUser> => {
  const { email } = params
  if (!loaded.user.is_anonymous || !call.settings.mailer.autoconfirm) {
    const flow = { method: "email_change", provider: "email_change" }
    const sent = Either.flatMap(beginFlow(call, loaded.user, flow, params), (prefix) =>
      sendEmailChange(call, loaded, email, prefix)
    )
    return Either.map(sent, (user) => ({ ...loaded, user }))
  }
  const changed = confirmEmailChange(call, { ...loaded.user, email_change: email }, "")
  return Either.map(changed, (confirmed) => confirmed ?? loaded)
}

const writePhone = (call: UserCall, loaded: LoadedUser, phone: string, channel: string): Result<LoadedUser> =>
  call.settings.sms.autoconfirm
    ? confirmSms(call, { ...loaded.user, phone_change: phone }, phone, true)
    : Either.map(sendSms(call, loaded, "phone_change", phone, channel), (user) => ({ ...loaded, user }))

const update = (call: UserCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readParams(call)
    yield* checkRights(call, params)
    if (params.password !== null) yield* checkPasswordChange(call, { ...params, password: params.password })
    let loaded = loadUser(call, call.user)
    if (params.password !== null) loaded = yield* writePassword(call, loaded, params.password)
    if (params.data !== null) loaded = { ...loaded, user: mergeUserMetadata(loaded.user, params.data) }
    if (params.app_metadata !== null) loaded = { ...loaded, user: mergeAppMetadata(loaded.user, params.app_metadata) }
    if (params.password !== null || params.data !== null || params.app_metadata !== null) {
      const user = yield* Either.mapLeft(saveUser(call, loaded.user), (cause) => internal("Error updating user", cause))
      loaded = { ...loaded, user }
    }
    if (params.email !== "" && params.email !== loaded.user.email) {
      loaded = yield* writeEmail(call, loaded, params)
    }
    if (params.phone !== "" && params.phone !== loaded.user.phone) {
      loaded = yield* writePhone(call, loaded, params.phone, params.channel)
    }
    audit(call, loaded.user, "user_modified")
    return json(200, userBody(loaded))
  })

export const user: Routes<Call> = [
  group("/user", requireUser, [get("/", show), put("/", limited("user", update)), identities, oauthGrants])
]
