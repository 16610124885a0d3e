import * as Either from "effect/Either"
import type { Factor } from "../../database/rows.js"
import { forbidden, internal, invalid, kept, panic, unhandled, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { clientIp, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { toBase32 } from "../../standards/encoding/base32.js"
import type { Decoded } from "../../standards/json/decode.js"
import { struct, text } from "../../standards/json/decode.js"
import type { Body } from "../../standards/json/json.js"
import { goQuote } from "../../standards/text/quote.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { parseGoUrl } from "../../standards/url/goUrl.js"
import { audit } from "../audit/audit.js"
import { deleteFactor, factorsOf } from "../queries/factors.js"
import { validatePhone } from "../users/phone.js"
import { otpauthUri } from "./otpauth.js"
import { qrSvg } from "./qrSvg.js"

const enrollParams = struct("EnrollFactorParams", { friendly_name: text, factor_type: text, issuer: text, phone: text })
type Params = Decoded<typeof enrollParams>

/** Factors of anybody that were never challenged go after a while. */
const deleteExpiredFactors = (call: UserCall): void => {
  const { challenges, factors } = call.db
  const limit = call.now() - call.settings.mfa.factorExpiry
  const expired = [...factors.table.all()].filter(
    ({ created_at, id, status }) =>
      status !== "verified" && created_at < limit && challenges.byFactor.idsOf(id).length === 0
  )
  for (const { id } of expired) deleteFactor(call, id)
}

const tooMany = unprocessable(
  "too_many_enrolled_mfa_factors",
  "Maximum number of verified factors reached, unenroll to continue"
)

/** Whether the user may have one more factor. Expired ones are deleted in any case. */
const mayEnroll = (call: UserCall, name: string): Result<void> => {
  deleteExpiredFactors(call)
  const factors = factorsOf(call, call.user.id)
  if (factors.some(({ friendly_name }) => friendly_name === name)) {
    const message = `A factor with the friendly name ${goQuote(name)} for this user already exists`
    return Either.left(kept(unprocessable("mfa_factor_name_conflict", message)))
  }
  const { maxEnrolled, maxVerified } = call.settings.mfa
  const verified = factors.filter(({ status }) => status === "verified").length
  if (factors.length >= maxEnrolled || verified >= maxVerified) return Either.left(kept(tooMany))
  return verified > 0 && call.session?.aal !== "aal2"
    ? Either.left(kept(forbidden("insufficient_aal", "AAL2 required to enroll a new factor")))
    : Either.right(undefined)
}

const insert = (call: UserCall, name: string, given: Pick<Factor, "factor_type"> & Partial<Factor>): Result<Factor> => {
  const now = toMicroseconds(call.now())
  const factor: Factor = {
    id: call.random.uuid(),
    user_id: call.user.id,
    created_at: now,
    updated_at: now,
    status: "unverified",
    friendly_name: name,
    secret: "",
    phone: "",
    last_challenged_at: null,
    web_authn_credential: null,
    web_authn_aaguid: null,
    last_webauthn_challenge_data: null,
    ...given
  }
  if (name.includes("\u0000") || call.db.factors.table.insert(factor) !== undefined) return Either.left(unhandled)
  const more = factor.factor_type === "totp" ? {} : { factor_type: factor.factor_type }
  audit(call, call.user, "factor_in_progress", { factor_id: factor.id, ...more }, clientIp(call))
  return Either.right(factor)
}

const enrolled = (factor: Factor, more: { readonly [member: string]: Body } = {}): Reply =>
  json(200, { id: factor.id, type: factor.factor_type, friendly_name: factor.friendly_name, ...more })

const enrollTotp = (call: UserCall, { friendly_name, issuer: given }: Params): Result<Reply> =>
  Either.gen(function* () {
    const issuer = given === "" ? (parseGoUrl(call.settings.siteUrl)?.host ?? "") : given
    const account = call.user.email
    yield* mayEnroll(call, friendly_name)
    if (issuer === "" || account === "") return yield* Either.left(kept(internal("Error generating QR Code")))
    const secret = toBase32(call.random.bytes(20))
    const uri = otpauthUri({ issuer, account, secret })
    const qr_code = qrSvg(uri)
    // The server has no code to draw then, and draws it all the same.
    if (qr_code === undefined) return yield* Either.left(panic)
    const factor = yield* insert(call, friendly_name, { factor_type: "totp", secret })
    return enrolled(factor, { totp: { qr_code, secret, uri } })
  })

const enrollPhone = (call: UserCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    if (params.phone === "") return yield* Either.left(invalid("Phone number required to enroll Phone factor"))
    const phone = yield* validatePhone(params.phone)
    const sameNumber = factorsOf(call, call.user.id).filter((factor) => factor.phone === phone)
    if (sameNumber.some(({ status }) => status === "verified")) {
      const message = "A verified phone factor already exists, unenroll the existing factor to continue"
      return yield* Either.left(unprocessable("mfa_verified_factor_exists", message))
    }
    // They are gone whatever comes of the new one.
    for (const { id } of sameNumber) deleteFactor(call, id)
    yield* mayEnroll(call, params.friendly_name)
    const factor = yield* Either.mapLeft(insert(call, params.friendly_name, { factor_type: "phone", phone }), kept)
    return enrolled(factor, { phone: params.phone })
  })

const enrollWebAuthn = (call: UserCall, { friendly_name }: Params): Result<Reply> =>
  Either.gen(function* () {
    yield* mayEnroll(call, friendly_name)
    return enrolled(yield* insert(call, friendly_name, { factor_type: "webauthn" }))
  })

const disabled = (name: string) =>
  unprocessable(`mfa_${name.toLowerCase()}_enroll_not_enabled`, `MFA enroll is disabled for ${name}`)

/** `POST /factors` */
export const enroll = (call: UserCall): Result<Reply> =>
  Either.gen(function* () {
    if (call.session === undefined) {
      const message = "A valid session and a registered user are required to enroll a factor"
      return yield* Either.left(internal(message))
    }
    const params = yield* readBody(call, enrollParams)
    const { phone, totp, webAuthn } = call.settings.mfa
    switch (params.factor_type) {
      case "totp":
        return yield* totp.enroll ? enrollTotp(call, params) : Either.left(disabled("TOTP"))
      case "phone":
        return yield* phone.enroll ? enrollPhone(call, params) : Either.left(disabled("Phone"))
      case "webauthn":
        return yield* webAuthn.enroll ? enrollWebAuthn(call, params) : Either.left(disabled("WebAuthn"))
      default:
        return yield* Either.left(invalid("factor_type needs to be totp, phone, or webauthn"))
    }
  })
