import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { badRequest, internal, invalid, panic, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { audience, formValue, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { post } from "../../http/router.js"
import { struct, text } from "../../standards/json/decode.js"
import type { Body } from "../../standards/json/json.js"
import { normalizePhone } from "../../standards/text/normalizePhone.js"
import { audit } from "../audit/audit.js"
import { byIdToken } from "../external/idTokenSignIn.js"
import { countRequest } from "../guards/limited.js"
import { judgePassword } from "../hooks/attempts.js"
import { exchangeCode } from "../pkce/codeExchange.js"
import { findByEmail, findByPhone } from "../queries/users.js"
import { refreshSession } from "../sessions/refresh.js"
import { isRefreshToken } from "../sessions/refreshToken.js"
import { grantBody, openSession } from "../sessions/sessions.js"
import { checkPassword } from "../users/password.js"
import { checkPasswordOf } from "../users/passwordCheck.js"
import { hasPassword, isBanned, loadUser } from "../users/users.js"
import { byWallet } from "../wallets/walletSignIn.js"

const passwordParams = struct("PasswordGrantParams", { email: text, phone: text, password: text })

const wrong = badRequest("invalid_credentials", "Invalid login credentials")

/** The user who claims to sign in, and by what. */
const claimed = (
  call: Call,
  email: string,
  phone: string
): Result<{ readonly user: User | undefined; readonly provider: "email" | "phone" }> => {
  const { external } = call.settings
  if (email === "" && phone === "") return Either.left(invalid("missing email or phone"))
  if (email !== "" && !external.email) {
    return Either.left(unprocessable("email_provider_disabled", "Email logins are disabled"))
  }
  if (email === "" && !external.phone) {
    return Either.left(unprocessable("phone_provider_disabled", "Phone logins are disabled"))
  }
  const aud = audience(call)
  if (isUnstorable(`${email}${phone}${aud}`)) return Either.left(internal("Database error querying schema"))
  return email === ""
    ? Either.right({ user: findByPhone(call, normalizePhone(phone), aud), provider: "phone" })
    : Either.right({ user: findByEmail(call, email, aud), provider: "email" })
}

/** Passwords that were good when they were set may no longer be. */
const weakness = (call: Call, password: string): Body => {
  const checked = checkPassword(password, call.settings.password)
  return Either.isLeft(checked) && checked.left.kind === "weakPassword"
    ? { message: checked.left.message, reasons: checked.left.reasons }
    : null
}

const byPassword = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, passwordParams)
    if (params.email !== "" && params.phone !== "") {
      return yield* Either.left(invalid("Only an email address or phone number should be provided on login."))
    }
    const { provider, user } = yield* claimed(call, params.email, params.phone)
    if (user === undefined || !hasPassword(user)) return yield* Either.left(wrong)
    if (isBanned(user, call.now())) return yield* Either.left(badRequest("user_banned", "User is banned"))
    const verdict = yield* checkPasswordOf(call, user, params.password)
    if (verdict === "breaks") return yield* Either.left(panic)
    yield* judgePassword(call, user, verdict === "right")
    if (verdict !== "right") return yield* Either.left(wrong)
    if (provider === "email" && user.email_confirmed_at === null) {
      return yield* Either.left(badRequest("email_not_confirmed", "Email not confirmed"))
    }
    if (provider === "phone" && user.phone_confirmed_at === null) {
      return yield* Either.left(badRequest("phone_not_confirmed", "Phone not confirmed"))
    }
    audit(call, user, "login", { provider })
    const loaded = loadUser(call, user)
    const grant = yield* openSession(call, user, "password")
    return json(200, grantBody(grant, loaded, { weak_password: weakness(call, params.password) }))
  })

const refreshParams = struct("RefreshTokenGrantParams", { refresh_token: text })

const byRefreshToken = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const { refresh_token } = yield* readBody(call, refreshParams)
    if (!isRefreshToken(refresh_token)) return yield* Either.left(invalid("Refresh token is not valid"))
    const grant = yield* refreshSession(call, refresh_token)
    return json(200, grantBody(grant, loadUser(call, grant.user)))
  })

/** The ways to get a token. A later one adds its line here. */
const grants: { readonly [type: string]: (call: Call) => Result<Reply> } = {
  password: byPassword,
  refresh_token: byRefreshToken,
  pkce: exchangeCode,
  id_token: byIdToken,
  web3: byWallet
}

const give = (call: Call): Result<Reply> => {
  const type = formValue(call, "grant_type")
  const grant = Object.hasOwn(grants, type) ? grants[type] : undefined
  return grant === undefined
    ? Either.left(badRequest("invalid_credentials", "unsupported_grant_type"))
    : Either.flatMap(countRequest(call, type === "web3" ? "web3" : "token"), () => grant(call))
}

export const token: Routes<Call> = [post("/token", give)]
