import * as Either from "effect/Either"
import type { Refusal } from "../http/refusal.js"
import { invalid } from "../http/refusal.js"

const pattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/

const encoder = new TextEncoder()

/** The length that the server counts: bytes, not characters. */
export const byteLength = (text: string): number => encoder.encode(text).length

/** Checks an address and puts it into the form in which it is stored. */
export const validateEmail = (email: string): Either.Either<string, Refusal> => {
  if (email === "") return Either.left(invalid("An email address is required"))
  if (byteLength(email) > 255) return Either.left(invalid("An email address is too long"))
  if (!pattern.test(email)) return Either.left(invalid("Unable to validate email address: invalid format"))
  return Either.right(email.toLowerCase())
}
