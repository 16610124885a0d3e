import * as Either from "effect/Either"
import type { Challenge } from "../../database/rows.js"
import { internal, tooMany, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { clientIp, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { second, unixSeconds } from "../../standards/time/timestamp.js"
import { audit } from "../audit/audit.js"
import { textByHook } from "../hooks/sending.js"
import { canText, isChannel, wrongChannel } from "../messages/channel.js"
import { deliver, tooSoon } from "../messages/mail.js"
import { loadUser } from "../users/users.js"
import { createChallenge } from "./challenges.js"
import type { WithFactor } from "./factors.js"
import { challengeParams } from "./params.js"
import { challengeWebAuthn } from "./webAuthn.js"

type FactorCall = WithFactor<UserCall>
const logged = (call: FactorCall, challenge: Challenge): Reply => {
  const { factor } = call
  const traits = { factor_id: factor.id, factor_status: factor.status }
  audit(call, call.user, "challenge_created", traits, clientIp(call))
  const expires = challenge.created_at + BigInt(call.settings.mfa.challengeExpiry) * second
  return json(200, { id: challenge.id, type: factor.factor_type, expires_at: unixSeconds(expires) })
}

const challengeTotp = (call: FactorCall): Result<Reply> =>
  Either.map(createChallenge(call, {}), (challenge) => logged(call, challenge))

const challengePhone = (call: FactorCall): Result<Reply> =>
  Either.gen(function* () {
    const { mfa } = call.settings
    const given = (yield* readBody(call, challengeParams)).channel
    const channel = given === "" ? "sms" : given
    if (!isChannel(call, channel)) return yield* Either.left(wrongChannel)
    const soon = tooSoon(call, call.factor.last_challenged_at, mfa.phone.maxFrequency)
    if (soon !== undefined) return yield* Either.left(tooMany("over_sms_send_rate_limit", soon))
    if (!canText(call)) return yield* Either.left(internal("Failed to get SMS provider"))
    const otp = call.random.digits(mfa.phone.otpLength)
    const { phone } = call.factor
    yield* Either.mapLeft(textByHook(call, loadUser(call, call.user), phone, otp, "mfa"), () =>
      internal("error invoking hook")
    )
    deliver(call, { kind: "mfa", channel, to: phone, user_id: call.user.id, link: null, token: null, otp })
    return logged(call, yield* createChallenge(call, { otp_code: otp }))
  })

const disabled = (name: string) =>
  unprocessable(`mfa_${name.toLowerCase()}_verify_not_enabled`, `MFA verification is disabled for ${name}`)

/** `POST /factors/{factor_id}/challenge` */
export const challenge = (call: FactorCall): Result<Reply> => {
  const { phone, totp, webAuthn } = call.settings.mfa
  switch (call.factor.factor_type) {
    case "phone":
      return phone.verify ? challengePhone(call) : Either.left(disabled("Phone"))
    case "webauthn":
      return webAuthn.verify ? challengeWebAuthn(call) : Either.left(disabled("WebAuthn"))
    default:
      return totp.verify ? challengeTotp(call) : Either.left(disabled("TOTP"))
  }
}
