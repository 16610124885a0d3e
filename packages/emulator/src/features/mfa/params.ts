import type { Decoded } from "../../standards/json/decode.js"
import { struct, text } from "../../standards/json/decode.js"
import { optional, raw, uuid } from "../../standards/json/decodeValues.js"

const webAuthnParams = struct("WebAuthnParams", { type: text, credential_response: raw })

export const challengeParams = struct("ChallengeFactorParams", { channel: text, webauthn: optional(webAuthnParams) })

export const verifyParams = struct("VerifyFactorParams", {
  challenge_id: uuid,
  code: text,
  webauthn: optional(webAuthnParams)
})
export type VerifyParams = Decoded<typeof verifyParams>
