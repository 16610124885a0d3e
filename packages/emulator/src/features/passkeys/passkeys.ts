import * as Either from "effect/Either"
import type { Passkey, PasskeyChallenge, User } from "../../database/rows.js"
import { badRequest, internal, invalid, kept, notFound } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { isTooLarge, readBody } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { fromBase64Url, toBase64Url } from "../../standards/encoding/base64.js"
import type { Decoder } from "../../standards/json/decode.js"
import { struct, text } from "../../standards/json/decode.js"
import { raw } from "../../standards/json/decodeValues.js"
import type { Node } from "../../standards/json/parse.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { toMicroseconds, unixSeconds } from "../../standards/time/timestamp.js"
import type { Ceremony } from "../../standards/webauthn/ceremony.js"
import { readCeremony, writeCeremony } from "../../standards/webauthn/ceremony.js"
import { noBytes } from "../../standards/webauthn/response.js"
import type { Credential } from "../../standards/webauthn/verify.js"

/** What a challenge is for. */
type Purpose = "registration" | "authentication"

/** Reads a body as these routes do, which have words of their own for one that is too large. */
export const readPasskeyBody = <A>(call: Call, decoder: Decoder<A>): Result<A> =>
  isTooLarge(call) ? Either.left(badRequest("bad_json", "Could not read request body")) : readBody(call, decoder)

/** Why no options can be given out: the server is not told whom to speak for. */
export const checkParty = ({ settings }: Call, purpose: Purpose): Result<void> => {
  const { rpId, rpName, rpOrigins } = settings.webAuthn
  if (rpOrigins.length === 0) return Either.left(internal("Failed to initialize WebAuthn"))
  return rpId === "" || (purpose === "registration" && rpName === "")
    ? Either.left(internal(`Failed to generate WebAuthn ${purpose} options`))
    : Either.right(undefined)
}

/** Begins a ceremony, and returns the row that holds its challenge. */
export const createPasskeyChallenge = (
  call: Call,
  purpose: Purpose,
  ceremony: Ceremony
): { readonly id: string; readonly expiresAt: number } => {
  const expires = call.now() + call.settings.webAuthn.challengeExpiry
  const challenge: PasskeyChallenge = {
    id: call.random.uuid(),
    user_id: ceremony.userId === "" ? null : ceremony.userId,
    challenge_type: purpose,
    session_data: writeCeremony(ceremony),
    created_at: toMicroseconds(call.now()),
    expires_at: toMicroseconds(expires)
  }
  call.db.passkeyChallenges.table.insert(challenge)
  return { id: challenge.id, expiresAt: unixSeconds(expires) }
}

const paramsOf = (name: string) => struct(name, { challenge_id: text, credential: raw })

const verifyParams = {
  registration: paramsOf("PasskeyRegistrationVerifyParams"),
  authentication: paramsOf("PasskeyAuthenticationVerifyParams")
}

/** Takes the challenge that a body responds to; it can be used once only, whatever the outcome. */
export const takePasskeyChallenge = (
  call: Call,
  purpose: Purpose,
  userId: string | null
): Result<{ readonly ceremony: Ceremony; readonly credential: Node }> =>
  Either.gen(function* () {
    const { challenge_id, credential } = yield* readPasskeyBody(call, verifyParams[purpose])
    if (challenge_id === "") return yield* Either.left(invalid("challenge_id is required"))
    if (credential === undefined) return yield* Either.left(invalid("credential is required"))
    const id = parseUuid(challenge_id)
    if (id === undefined) return yield* Either.left(invalid("challenge_id must be a valid UUID"))
    const { table } = call.db.passkeyChallenges
    const challenge = table.get(id)
    if (challenge?.challenge_type !== purpose || challenge.user_id !== userId) {
      return yield* Either.left(badRequest("webauthn_challenge_not_found", "Challenge not found or already used"))
    }
    table.delete(id)
    if (call.now() > challenge.expires_at) {
      return yield* Either.left(kept(badRequest("webauthn_challenge_expired", "Challenge has expired")))
    }
    return { ceremony: readCeremony(challenge.session_data), credential }
  })

export const credentialNotUnderstood = badRequest("webauthn_verification_failed", "Invalid credential response")
export const credentialWrong = badRequest("webauthn_verification_failed", "Credential verification failed")

/** A passkey as the rules of WebAuthn see it. */
export const credentialOf = (passkey: Passkey): Credential => ({
  id: passkey.credential_id,
  publicKey: Either.getOrElse(fromBase64Url(passkey.public_key), () => noBytes),
  format: passkey.attestation_type,
  transports: passkey.transports,
  userPresent: true,
  userVerified: false,
  backupEligible: passkey.backup_eligible,
  backedUp: passkey.backed_up,
  aaguid: passkey.aaguid ?? "",
  signCount: passkey.sign_count,
  attachment: ""
})

/** The row of a new passkey. */
export const passkeyOf = (call: Call, user: User, credential: Credential, name: string): Passkey => {
  const now = toMicroseconds(call.now())
  return {
    id: call.random.uuid(),
    user_id: user.id,
    credential_id: credential.id,
    public_key: toBase64Url(credential.publicKey),
    attestation_type: credential.format,
    aaguid: credential.aaguid,
    sign_count: credential.signCount,
    transports: credential.transports,
    backup_eligible: credential.backupEligible,
    backed_up: credential.backedUp,
    friendly_name: name,
    created_at: now,
    updated_at: now,
    last_used_at: null
  }
}

/** Finds the passkey of a path, if the user has it. An invalid id counts as unknown. */
export const findPasskey = ({ db }: Call, user: User, given: string): Result<Passkey> => {
  const id = parseUuid(given)
  const passkey = id === undefined ? undefined : db.passkeys.table.get(id)
  return passkey?.user_id === user.id
    ? Either.right(passkey)
    : Either.left(notFound("validation_failed", "Passkey not found"))
}
