import * as Either from "effect/Either"
import type { Challenge } from "../../database/rows.js"
import { kept, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { clientIp } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { second, toMicroseconds } from "../../standards/time/timestamp.js"
import type { WithFactor } from "./factors.js"
import { saveFactor } from "./factors.js"

type FactorCall = WithFactor<UserCall>

/** Writes a challenge of a factor. */
export const createChallenge = (call: FactorCall, given: Partial<Challenge>): Result<Challenge> => {
  const last_challenged_at = toMicroseconds(call.now())
  const challenge: Challenge = {
    id: call.random.uuid(),
    factor_id: call.factor.id,
    created_at: toMicroseconds(call.now()),
    verified_at: null,
    ip_address: clientIp(call),
    otp_code: "",
    web_authn_session_data: null,
    ...given
  }
  call.db.challenges.table.insert(challenge)
  return Either.map(saveFactor(call, { ...call.factor, last_challenged_at }), () => challenge)
}

/** Finds a challenge that is still open. An expired one is deleted. */
export const findChallenge = (call: FactorCall, id: string): Result<Challenge> => {
  const { table } = call.db.challenges
  const challenge = table.get(id)
  if (challenge?.factor_id !== call.factor.id) {
    return Either.left(unprocessable("mfa_factor_not_found", "MFA factor with the provided challenge ID not found"))
  }
  if (challenge.verified_at !== null || challenge.ip_address !== clientIp(call)) {
    return Either.left(unprocessable("mfa_ip_address_mismatch", "Challenge and verify IP addresses mismatch."))
  }
  if (call.now() <= challenge.created_at + BigInt(call.settings.mfa.challengeExpiry) * second) {
    return Either.right(challenge)
  }
  table.delete(id)
  const message = `MFA challenge ${id} has expired, verify against another challenge or create a new challenge.`
  return Either.left(kept(unprocessable("mfa_challenge_expired", message)))
}
