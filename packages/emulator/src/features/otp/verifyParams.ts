import * as Either from "effect/Either"
import { invalid, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { second } from "../../standards/time/timestamp.js"
import { tokenHash } from "../messages/tokenHash.js"
import { validateEmail } from "../users/email.js"
import { validatePhone } from "../users/phone.js"

/** An attempt to verify something: by the token of a link, or by a code and the address it was sent to. */
export interface Attempt {
  readonly type: string
  readonly hash: string
  /** The code as it was typed; absent for links. */
  readonly code: string | undefined
  readonly email: string
  readonly phone: string
}

export const isExpired = (call: Call, sentAt: Timestamp, seconds: number): boolean =>
  call.now() > sentAt + BigInt(seconds) * second

export const isEmailFlow = (type: string): boolean =>
  ["signup", "invite", "recovery", "magiclink", "email_change", "email"].includes(type)

interface Given {
  readonly type: string
  readonly token: string
  readonly token_hash: string
  readonly email: string
  readonly phone: string
  readonly redirect_to: string
}

/** What a body asks for. */
export const checkVerifyBody = (given: Given): Result<Attempt> => {
  const { type } = given
  if (type === "") return Either.left(invalid("Verify requires a verification type"))
  if ((given.token === "") === (given.token_hash === "")) {
    return Either.left(invalid("Verify requires either a token or a token hash"))
  }
  if (given.token === "") {
    return given.email !== "" || given.phone !== "" || given.redirect_to !== ""
      ? Either.left(invalid("Only the token_hash and type should be provided"))
      : Either.right({ type, hash: given.token_hash, code: undefined, email: "", phone: "" })
  }
  if (given.phone !== "" && given.email === "") {
    return Either.map(validatePhone(given.phone), (phone) => ({
      type,
      hash: tokenHash(phone, given.token),
      code: given.token,
      email: "",
      phone
    }))
  }
  if (given.email !== "" && given.phone === "") {
    return Either.mapBoth(validateEmail(given.email), {
      onLeft: () => unprocessable("validation_failed", "Invalid email format"),
      onRight: (email) => ({ type, hash: tokenHash(email, given.token), code: given.token, email, phone: "" })
    })
  }
  return Either.left(invalid("Only an email address or phone number should be provided on verify"))
}
