import * as Either from "effect/Either"
import { invalid } from "../../http/apiError.js"
import type { Result } from "../../http/result.js"
import type { Randomness } from "../../standards/crypto/random.js"
import { byteLength } from "../../standards/text/byteLength.js"

/** What a password must be like. */
export interface PasswordPolicy {
  readonly minLength: number
  readonly requiredCharacters: ReadonlyArray<string>
}

/** More bytes than this cannot be hashed. */
export const maxPasswordLength = 72

/** One like those that the server makes up for who signs up by mail: a character of each set, and letters. */
export const inventedPassword = (requiredCharacters: ReadonlyArray<string>): string =>
  requiredCharacters
    .map((set) => set.charAt(0))
    .join("")
    .padEnd(33, "a")

const symbols = '~!@#$%^&*()_+`-={}|[]\\:"<>?,./'

/**
 * One like those that the server makes up for a link of an admin, and for who signs up by a text message: every letter
 * and digit, and one symbol.
 */
export const inventedLongPassword = (random: Randomness): string =>
  `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZa0123456789${symbols.charAt(random.below(symbols.length))}`

/** Checks a password against the policy. */
export const checkPassword = (password: string, policy: PasswordPolicy): Result<void> => {
  if (byteLength(password) > maxPasswordLength) {
    return Either.left(invalid(`Password cannot be longer than ${maxPasswordLength} characters`))
  }
  const messages: Array<string> = []
  const reasons: Array<string> = []
  if (byteLength(password) < policy.minLength) {
    reasons.push("length")
    messages.push(`Password should be at least ${policy.minLength} characters.`)
  }
  const missing = policy.requiredCharacters.some(
    (set) => set !== "" && ![...set].some((character) => password.includes(character))
  )
  if (missing) {
    reasons.push("characters")
    messages.push(`Password should contain at least one character of each: ${policy.requiredCharacters.join(", ")}.`)
  }
  return reasons.length === 0
    ? Either.right(undefined)
    : Either.left({ kind: "weakPassword", message: messages.join(" "), reasons })
}
