import * as Either from "effect/Either"
import { invalid } from "../../http/apiError.js"
import type { Result } from "../../http/result.js"
import { byteLength } from "../../standards/text/byteLength.js"

const pattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/

/** Checks an address and puts it into the form in which it is stored. */
export const validateEmail = (email: string): Result<string> => {
  if (email === "") return Either.left(invalid("An email address is required"))
  if (byteLength(email) > 255) return Either.left(invalid("An email address is too long"))
  if (!pattern.test(email)) return Either.left(invalid("Unable to validate email address: invalid format"))
  return Either.right(email.toLowerCase())
}
