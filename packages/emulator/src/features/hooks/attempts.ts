/** The hooks that judge attempts to sign in. */
import * as Either from "effect/Either"
import type { Factor, User } from "../../database/rows.js"
import { badRequest, forbidden, kept } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { callHook, isCalled } from "../../hooks/callHook.js"
import { flag, struct, text } from "../../standards/json/decode.js"
import { deleteSessionsOf } from "../queries/sessions.js"

const passwordOutput = struct(
  "PasswordVerificationAttemptOutput",
  { decision: text, message: text, should_logout_user: flag },
  "v0hooks"
)

/** Whether a sign-in with a password may go on, whatever the password. */
export const judgePassword = (call: Call, user: User, valid: boolean): Result<void> => {
  if (!isCalled(call, "passwordVerification")) return Either.right(undefined)
  return Either.flatMap(
    callHook(call, "passwordVerification", { user_id: user.id, valid }, passwordOutput),
    (output = passwordOutput.zero) => {
      if (output.decision !== "reject") return Either.right(undefined)
      if (output.should_logout_user) deleteSessionsOf(call, user.id)
      const message = output.message || "Further password verification attempts will be rejected."
      return Either.left(kept(badRequest("invalid_credentials", message)))
    }
  )
}

const mfaOutput = struct("MFAVerificationAttemptOutput", { decision: text, message: text }, "v0hooks")

/** Whether a sign-in with a second factor may go on. If not, all sessions of the user end. */
export const judgeFactor = (call: Call, user: User, factor: Factor, valid: boolean): Result<void> => {
  if (!isCalled(call, "mfaVerification")) return Either.right(undefined)
  const event = { user_id: user.id, factor_id: factor.id, factor_type: factor.factor_type, valid }
  return Either.flatMap(callHook(call, "mfaVerification", event, mfaOutput), (output = mfaOutput.zero) => {
    if (output.decision !== "reject") return Either.right(undefined)
    deleteSessionsOf(call, user.id)
    const message = output.message || "Further MFA verification attempts will be rejected."
    return Either.left(kept(forbidden("mfa_verification_rejected", message)))
  })
}
