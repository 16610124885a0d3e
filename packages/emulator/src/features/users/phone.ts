import * as Either from "effect/Either"
import { invalid } from "../../http/apiError.js"
import type { Result } from "../../http/result.js"
import { normalizePhone } from "../../standards/text/normalizePhone.js"

/** Checks a number and puts it into the form in which it is stored. */
export const validatePhone = (phone: string): Result<string> => {
  const digits = normalizePhone(phone)
  return /^[1-9][0-9]{1,14}$/.test(digits)
    ? Either.right(digits)
    : Either.left(invalid("Invalid phone number format (E.164 required)"))
}
