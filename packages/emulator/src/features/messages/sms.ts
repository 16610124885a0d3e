import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import { internal, tooMany } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { textByHook } from "../hooks/sending.js"
import type { TokenType } from "../queries/oneTimeTokens.js"
import { createOneTimeToken } from "../queries/oneTimeTokens.js"
import type { LoadedUser } from "../users/userBody.js"
import { saveUser } from "../users/users.js"
import { canText } from "./channel.js"
import { countMessage, deliver, tooSoon } from "./mail.js"
import { testCode } from "./testCodes.js"
import { tokenHash } from "./tokenHash.js"

const kinds = {
  confirmation: { token: "confirmation_token", sentAt: "confirmation_sent_at" },
  phone_change: { token: "phone_change_token", sentAt: "phone_change_sent_at" },
  reauthentication: { token: "reauthentication_token", sentAt: "reauthentication_sent_at" }
} as const satisfies {
  readonly [kind: string]: { readonly token: TokenType & keyof User; readonly sentAt: keyof User }
}

export type SmsKind = keyof typeof kinds

/** Texts a code. A server without a provider cannot. */
export const sendSms = (call: Call, loaded: LoadedUser, kind: SmsKind, phone: string, channel: string): Result<User> =>
  Either.gen(function* () {
    const { user } = loaded
    const { autoconfirm, maxFrequency, otpLength } = call.settings.sms
    const { sentAt, token } = kinds[kind]
    const changing: User = kind === "phone_change" ? { ...user, phone_change: phone } : user
    const soon = tooSoon(call, user[sentAt], maxFrequency)
    if (soon !== undefined) return yield* Either.left(tooMany("over_sms_send_rate_limit", soon))
    const given = testCode(call, phone)
    if (given === undefined) {
      if (!autoconfirm && !countMessage(call, call.limits.texts)) {
        return yield* Either.left(tooMany("over_sms_send_rate_limit", "SMS rate limit exceeded"))
      }
      if (!canText(call)) return yield* Either.left(internal("Unable to get SMS provider"))
    }
    const otp = given ?? call.random.digits(otpLength)
    const hash = tokenHash(phone, otp)
    if (given === undefined) {
      yield* textByHook(call, { ...loaded, user: changing }, phone, otp)
      deliver(call, { kind, channel, to: phone, user_id: user.id, link: null, token: hash, otp })
    }
    const marked: User = { ...changing, [token]: hash, [sentAt]: call.now() }
    const saved = yield* Either.mapLeft(saveUser(call, marked), (cause) =>
      internal("error creating one time token", cause)
    )
    createOneTimeToken(call, user.id, phone, hash, token)
    return saved
  })
