import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import { forbidden, internal, kept, unprocessable } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { clientIp } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { toBase64Url } from "../../standards/encoding/base64.js"
import { readStoredMap } from "../../standards/json/json.js"
import type { Node } from "../../standards/json/parse.js"
import type { Ceremony } from "../../standards/webauthn/ceremony.js"
import { creationOptions } from "../../standards/webauthn/options.js"
import { parseAttestation } from "../../standards/webauthn/response.js"
import { verifyRegistration } from "../../standards/webauthn/verify.js"
import { audit } from "../audit/audit.js"
import { hasVerifiedFactor } from "../queries/factors.js"
import { passkeysOf } from "../queries/passkeys.js"
import { passkeyName } from "./aaguids.js"
import { passkeyBody } from "./passkeyBody.js"
import {
  checkParty,
  createPasskeyChallenge,
  credentialNotUnderstood,
  credentialWrong,
  passkeyOf,
  takePasskeyChallenge
} from "./passkeys.js"

/** A user with a second factor must have used it to change passkeys. */
export const requireManagement = (call: UserCall): Result<void> =>
  hasVerifiedFactor(call, call.user.id) && call.session?.aal !== "aal2"
    ? Either.left(forbidden("insufficient_aal", "AAL2 session is required to manage passkeys when MFA is enabled"))
    : Either.right(undefined)

const mayRegister = (call: UserCall): Result<void> =>
  call.user.is_sso_user
    ? Either.left(unprocessable("validation_failed", "SSO users cannot register passkeys"))
    : requireManagement(call)

const tooMany = unprocessable("too_many_passkeys", "Maximum number of passkeys reached")

const isFull = (call: UserCall): boolean => passkeysOf(call, call.user.id).length >= call.settings.passkey.maxPerUser

/** How an authenticator shows whose passkey it is. */
const entityOf = ({ email, id, phone, user_metadata }: User) => {
  const name = email === "" ? phone : email
  const given = readStoredMap(user_metadata).get("name")
  return { id, name, displayName: typeof given === "string" && given !== "" ? given : name }
}

/** `POST /passkeys/registration/options` */
export const registrationOptions = (call: UserCall): Result<Reply> =>
  Either.gen(function* () {
    yield* mayRegister(call)
    if (isFull(call)) return yield* Either.left(tooMany)
    yield* checkParty(call, "registration")
    const { rpId, rpName } = call.settings.webAuthn
    const challenge = toBase64Url(call.random.bytes(32))
    const ceremony: Ceremony = {
      challenge,
      rpId,
      userId: call.user.id,
      allowed: [],
      registers: true,
      userVerification: "preferred"
    }
    const begun = createPasskeyChallenge(call, "registration", ceremony)
    const options = creationOptions({
      rpId,
      rpName,
      user: entityOf(call.user),
      challenge,
      excluded: passkeysOf(call, call.user.id).map(({ credential_id }) => ({ id: credential_id, transports: [] })),
      discoverable: true
    })
    return json(200, { challenge_id: begun.id, options, expires_at: begun.expiresAt })
  })

const register = (call: UserCall, ceremony: Ceremony, given: Node): Result<Reply> =>
  Either.gen(function* () {
    const parsed = parseAttestation(given)
    if (parsed === undefined) return yield* Either.left(credentialNotUnderstood)
    yield* checkParty(call, "authentication")
    const credential = verifyRegistration(parsed, ceremony, call.settings.webAuthn, call.user.id)
    if (credential === undefined) return yield* Either.left(credentialWrong)
    if (isFull(call)) return yield* Either.left(tooMany)
    const passkey = passkeyOf(call, call.user, credential, passkeyName(credential.aaguid))
    const cause = call.db.passkeys.table.insert(passkey)
    if (cause !== undefined) return yield* Either.left(internal("Database error creating passkey", cause))
    audit(call, call.user, "passkey_created", { passkey_id: passkey.id }, clientIp(call))
    return json(200, passkeyBody(passkey))
  })

/** `POST /passkeys/registration/verify` */
export const verifyRegistered = (call: UserCall): Result<Reply> =>
  Either.gen(function* () {
    yield* mayRegister(call)
    const { ceremony, credential } = yield* takePasskeyChallenge(call, "registration", call.user.id)
    return yield* Either.mapLeft(register(call, ceremony, credential), kept)
  })
