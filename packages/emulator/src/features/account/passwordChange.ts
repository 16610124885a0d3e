import * as Either from "effect/Either"
import type { Session } from "../../database/rows.js"
import { badRequest, internal, kept, panic, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { second } from "../../standards/time/timestamp.js"
import { tokenHash } from "../messages/tokenHash.js"
import { clearOneTimeTokens } from "../queries/oneTimeTokens.js"
import { checkPasswordOf } from "../users/passwordCheck.js"
import { hasPassword, saveUser } from "../users/users.js"

interface Change {
  readonly password: string
  readonly current_password: string | null
  readonly nonce: string
}

const wrongNonce = unprocessable("reauthentication_not_valid", "Nonce has expired or is invalid")

/** Uses the code up with which somebody has said again who they are. */
const useNonce = (call: UserCall, nonce: string): Result<void> => {
  const { mailer, sms } = call.settings
  const { email, phone, reauthentication_sent_at: sentAt, reauthentication_token: token } = call.user
  if (token === "" || sentAt === null) return Either.left(wrongNonce)
  if (email === "" && phone === "") {
    const message = "Reauthentication requires an email or a phone number"
    return Either.left(unprocessable("reauthentication_not_valid", message))
  }
  const lifetime = email === "" ? sms.otpExp : mailer.otpExp
  const isOld = call.now() > sentAt + BigInt(lifetime) * second
  if (isOld || tokenHash(email === "" ? phone : email, nonce) !== token) return Either.left(wrongNonce)
  clearOneTimeTokens(call, call.user.id)
  return Either.mapBoth(saveUser(call, { ...call.user, reauthentication_token: "" }), {
    onLeft: (cause) => internal("Error during reauthentication", cause),
    onRight: () => undefined
  })
}

const day = 86_400n * second

const checkReauthentication = (call: UserCall, nonce: string): Result<void> => {
  if (!call.settings.security.passwordNeedsReauthentication) return Either.right(undefined)
  // A user who has just signed in need not do so again.
  if (call.session !== undefined && call.now() <= call.session.created_at + day) return Either.right(undefined)
  return nonce === ""
    ? Either.left(badRequest("reauthentication_needed", "Password update requires reauthentication"))
    : useNonce(call, nonce)
}

/** A session of somebody who may have forgotten the password. */
const isRecovery = ({ amr }: Session): boolean =>
  amr.some(({ method }) => method === "otp" || method === "magiclink" || method === "recovery")

const checkCurrent = (call: UserCall, given: string | null): Result<void> => {
  if (!call.settings.security.passwordNeedsCurrent) return Either.right(undefined)
  // The server looks into the session without looking whether there is one.
  if (call.session === undefined) return Either.left(panic)
  if (isRecovery(call.session)) return Either.right(undefined)
  const message = "Current password required when setting new password."
  if (given === null || given === "") return Either.left(badRequest("current_password_required", message))
  return Either.flatMap(checkPasswordOf(call, call.user, given), (verdict) =>
    verdict === "right"
      ? Either.right(undefined)
      : Either.left(verdict === "breaks" ? panic : badRequest("current_password_invalid", message))
  )
}

/** Whether the password of the user may be changed into another one. */
export const checkPasswordChange = (call: UserCall, change: Change): Result<void> =>
  Either.gen(function* () {
    yield* checkReauthentication(call, change.nonce)
    if (change.password === "" || !hasPassword(call.user)) return
    yield* Either.mapLeft(checkCurrent(call, change.current_password), kept)
    const verdict = yield* checkPasswordOf(call, call.user, change.password)
    if (verdict === "breaks") yield* Either.left(kept(panic))
    if (verdict === "right") {
      const message = "New password should be different from the old password."
      yield* Either.left(kept(unprocessable("same_password", message)))
    }
  })
