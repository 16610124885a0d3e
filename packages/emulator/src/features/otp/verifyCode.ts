import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { forbidden, internal } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { testCode } from "../messages/testCodes.js"
import { findUserByToken } from "../queries/oneTimeTokens.js"
import { findByEmail, findByPhone } from "../queries/users.js"
import { isBanned } from "../users/users.js"
import type { Attempt } from "./verifyParams.js"
import { isExpired } from "./verifyParams.js"

const expired = forbidden("otp_expired", "Token has expired or is invalid")

const findByChange = (call: Call, { email, hash }: Attempt, aud: string): User | undefined => {
  // Only where the server wants both addresses to agree does the old one get a code.
  const types = call.settings.mailer.secureEmailChange
    ? (["email_change_token_current", "email_change_token_new"] as const)
    : (["email_change_token_new"] as const)
  for (const type of types) {
    const user = findUserByToken(call, hash, type) ?? findUserByToken(call, `pkce_${hash}`, type)
    if (user === undefined) continue
    const address = type === "email_change_token_current" ? user.email : user.email_change
    if (user.aud !== aud && address.toLowerCase() === email) continue
    return user
  }
  return undefined
}

const findByPhoneChange = ({ db }: Call, phone: string, aud: string): User | undefined =>
  db.users.table.resolve(db.users.byPhoneChange.idsOf(phone)).find((user) => user.aud === aud && !user.is_sso_user)

const findClaimed = (call: Call, attempt: Attempt, aud: string): User | undefined => {
  switch (attempt.type) {
    case "phone_change":
      return findByPhoneChange(call, attempt.phone, aud)
    case "sms":
      return findByPhone(call, attempt.phone, aud)
    case "email_change":
      return findByChange(call, attempt, aud)
    default:
      return findByEmail(call, attempt.email, aud)
  }
}

/** The kind that the code turns out to be, undefined when it is wrong. */
const matchCode = (call: Call, user: User, { code, hash, phone, type }: Attempt): string | undefined => {
  const { mailer, sms } = call.settings
  if ((type === "sms" || type === "phone_change") && code !== undefined && code === testCode(call, phone)) return type
  const matches = (expected: string, sentAt: Timestamp | null, seconds: number) =>
    expected !== "" &&
    sentAt !== null &&
    !isExpired(call, sentAt, seconds) &&
    (hash === expected || `pkce_${hash}` === expected)
  const confirmation = () => matches(user.confirmation_token, user.confirmation_sent_at, mailer.otpExp)
  const recovery = () => matches(user.recovery_token, user.recovery_sent_at, mailer.otpExp)
  const change = (token: string) => matches(token, user.email_change_sent_at, mailer.otpExp)
  switch (type) {
    case "email":
      return confirmation() ? "signup" : recovery() ? "magiclink" : undefined
    case "signup":
    case "invite":
      return confirmation() ? type : undefined
    case "recovery":
    case "magiclink":
      return recovery() ? type : undefined
    case "email_change":
      return change(user.email_change_token_current) || change(user.email_change_token_new) ? type : undefined
    case "sms":
      return matches(user.confirmation_token, user.confirmation_sent_at, sms.otpExp) ? type : undefined
    case "phone_change":
      return matches(user.phone_change_token, user.phone_change_sent_at, sms.otpExp) ? type : undefined
    default:
      return undefined
  }
}

/** Finds the user who was sent a code. A ban is told before a wrong code is. */
export const findByCode =
  (aud: string) =>
  (call: Call, attempt: Attempt): Result<{ user: User; type: string }> => {
    if (isUnstorable(aud)) return Either.left(internal("Database error finding user"))
    const user = findClaimed(call, attempt, aud)
    if (user === undefined) return Either.left(expired)
    if (isBanned(user, call.now())) return Either.left(forbidden("user_banned", "User is banned"))
    const type = matchCode(call, user, attempt)
    return type === undefined ? Either.left(expired) : Either.right({ user, type })
  }
