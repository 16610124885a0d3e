import * as Either from "effect/Either"
import { invalid } from "../../http/apiError.js"
import type { Result } from "../../http/result.js"
import { byteLength } from "../../standards/text/byteLength.js"

/** What marks the token of a link that ends in an exchange of codes. */
export const pkcePrefix = "pkce_"

/** Checks a code challenge and its method: both or neither. */
export const validatePkce = (method: string, challenge: string): Result<void> => {
  if ((challenge === "") !== (method === "")) {
    return Either.left(invalid("PKCE flow requires code_challenge_method and code_challenge"))
  }
  if (challenge === "") return Either.right(undefined)
  const length = byteLength(challenge)
  if (length < 43 || length > 128) {
    return Either.left(invalid("code challenge has to be between 43 and 128 characters"))
  }
  return /^[a-zA-Z._~0-9-]+$/.test(challenge)
    ? Either.right(undefined)
    : Either.left(
        invalid("code challenge can only contain alphanumeric characters, hyphens, periods, underscores and tildes")
      )
}
