import * as Either from "effect/Either"
import type { Refusal } from "../http/refusal.js"
import { invalid } from "../http/refusal.js"
import { byteLength } from "./email.js"

/** What a password must be like. */
export interface PasswordPolicy {
  readonly minLength: number
  readonly requiredCharacters: ReadonlyArray<string>
}

/** More bytes than this cannot be hashed. */
export const maxPasswordLength = 72

/** Checks a password against the policy. */
export const checkPassword = (password: string, policy: PasswordPolicy): Either.Either<void, Refusal> => {
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
