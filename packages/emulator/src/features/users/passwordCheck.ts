import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import { timedOut } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Verdict } from "../../standards/crypto/passwordHash.js"
import { checkPasswordHash } from "../../standards/crypto/passwordHash.js"

/** Checks in no more milliseconds than this are made at once. */
const quick = 10

/**
 * Whether a password is that of a user. Refused when that is still to be found out, which the attempt then says, and
 * for good when it would take the server too long as well.
 */
export const checkPasswordOf = (call: Call, user: User, password: string): Result<Verdict> => {
  const hash = user.encrypted_password ?? ""
  const work = checkPasswordHash(hash, password)
  if (work.weight <= quick) return Either.right(work.atOnce())
  const key = JSON.stringify([hash, password])
  const known = call.attempt.verdicts.get(key)
  if (known !== undefined) return Either.right(known)
  call.attempt.wanted ??= { kind: "verdict", key, work }
  return Either.left(timedOut)
}
