import * as Either from "effect/Either"
import { invalid, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { clientIp, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { audit } from "../audit/audit.js"
import { judgeFactor } from "../hooks/attempts.js"
import { findChallenge } from "./challenges.js"
import type { WithFactor } from "./factors.js"
import { saveFactor } from "./factors.js"
import type { VerifyParams } from "./params.js"
import { verifyParams } from "./params.js"
import { raiseSession } from "./raiseSession.js"
import { isTotpCode } from "./totp.js"
import { verifyWebAuthn } from "./webAuthn.js"

type FactorCall = WithFactor<UserCall>
const verifyCode = (call: FactorCall, { challenge_id, code }: VerifyParams): Result<Reply> =>
  Either.gen(function* () {
    const { factor, user } = call
    const challenge = yield* findChallenge(call, challenge_id)
    const isTotp = factor.factor_type === "totp"
    const valid = isTotp ? isTotpCode(factor.secret, code, call.now()) : challenge.otp_code === code
    yield* judgeFactor(call, user, factor, valid)
    if (!valid) {
      const message = isTotp ? "Invalid TOTP code entered" : "Invalid MFA Phone code entered"
      return yield* Either.left(unprocessable("mfa_verification_failed", message))
    }
    const traits = { factor_id: factor.id, challenge_id: challenge.id, factor_type: factor.factor_type }
    audit(call, user, "verification_attempted", traits, clientIp(call))
    call.db.challenges.table.update({ ...challenge, verified_at: toMicroseconds(call.now()) })
    if (factor.status !== "verified") yield* saveFactor(call, { ...factor, status: "verified" })
    return json(200, yield* raiseSession(call))
  })

const disabled = (code: string, name: string) => unprocessable(code, `MFA verification is disabled for ${name}`)

/** `POST /factors/{factor_id}/verify` */
export const verify = (call: FactorCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, verifyParams)
    const { phone, totp, webAuthn } = call.settings.mfa
    const type = call.factor.factor_type
    if (params.code === "" && type !== "webauthn") return yield* Either.left(invalid("Code needs to be non-empty"))
    if (type === "totp") {
      return yield* totp.verify
        ? verifyCode(call, params)
        : Either.left(disabled("mfa_totp_verify_not_enabled", "TOTP"))
    }
    if (type === "phone") {
      return yield* phone.verify
        ? verifyCode(call, params)
        : Either.left(disabled("mfa_phone_verify_not_enabled", "Phone"))
    }
    // Here the server names the switch of enrolment.
    return yield* webAuthn.verify
      ? verifyWebAuthn(call, params)
      : Either.left(disabled("mfa_webauthn_enroll_not_enabled", "WebAuthn"))
  })
