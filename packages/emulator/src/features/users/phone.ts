import * as Either from "effect/Either"
import type { Refusal } from "../../http/apiError.js"
import { invalid } from "../../http/apiError.js"
import { normalizePhone } from "../../standards/text/normalizePhone.js"

/** Checks a number and puts it into the form in which it is stored. */
export const validatePhone = (phone: string): Either.Either<string, Refusal> => {
  const digits = normalizePhone(phone)
  return /^[1-9][0-9]{1,14}$/.test(digits)
    ? Either.right(digits)
    : Either.left(invalid("Invalid phone number format (E.164 required)"))
}
