import * as Either from "effect/Either"
import type { Passkey, User } from "../../database/rows.js"
import { forbidden, kept } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { clientIp } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { toBase64Url } from "../../standards/encoding/base64.js"
import type { Node } from "../../standards/json/parse.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import type { Ceremony } from "../../standards/webauthn/ceremony.js"
import { requestOptions } from "../../standards/webauthn/options.js"
import type { Assertion } from "../../standards/webauthn/response.js"
import { noBytes, parseAssertion } from "../../standards/webauthn/response.js"
import type { Credential } from "../../standards/webauthn/verify.js"
import { verifyAssertion } from "../../standards/webauthn/verify.js"
import { audit } from "../audit/audit.js"
import { passkeysOf } from "../queries/passkeys.js"
import { grantBody, openSession } from "../sessions/sessions.js"
import { isBanned, loadUser } from "../users/users.js"
import {
  checkParty,
  createPasskeyChallenge,
  credentialNotUnderstood,
  credentialOf,
  credentialWrong,
  takePasskeyChallenge
} from "./passkeys.js"

/** `POST /passkeys/authentication/options`: for callers who are not signed in. */
export const signInOptions = (call: Call): Result<Reply> =>
  Either.map(checkParty(call, "authentication"), () => {
    const { rpId } = call.settings.webAuthn
    const challenge = toBase64Url(call.random.bytes(32))
    const userVerification = "preferred"
    const ceremony: Ceremony = { challenge, rpId, userId: "", allowed: [], registers: false, userVerification }
    const begun = createPasskeyChallenge(call, "authentication", ceremony)
    const options = requestOptions({ rpId, challenge, allowed: [], userVerification })
    return json(200, { challenge_id: begun.id, options, expires_at: begun.expiresAt })
  })

interface Owner {
  readonly user: User
  readonly passkey: Passkey
  readonly credential: Credential
}

/** Whose passkey it was, by the handle that the authenticator keeps with it. */
const findOwner = (call: Call, ceremony: Ceremony, parsed: Assertion): Owner | undefined => {
  const id = parseUuid(new TextDecoder().decode(parsed.written.response.userHandle ?? noBytes))
  const user = id === undefined ? undefined : call.db.users.table.get(id)
  if (user === undefined) return undefined
  const passkeys = passkeysOf(call, user.id)
  const owner = { id: user.id, credentials: passkeys.map(credentialOf) }
  const credential = verifyAssertion(parsed, ceremony, call.settings.webAuthn, owner)
  const passkey = passkeys.find(({ credential_id }) => credential_id === credential?.id)
  return credential === undefined || passkey === undefined ? undefined : { user, passkey, credential }
}

const maySignIn = (call: Call, user: User): Result<void> => {
  if (user.email !== "" && user.email_confirmed_at === null) {
    return Either.left(forbidden("email_not_confirmed", "Email not confirmed"))
  }
  if (user.phone !== "" && user.phone_confirmed_at === null) {
    return Either.left(forbidden("phone_not_confirmed", "Phone not confirmed"))
  }
  return isBanned(user, call.now()) ? Either.left(forbidden("user_banned", "User is banned")) : Either.right(undefined)
}

const signIn = (call: Call, ceremony: Ceremony, given: Node): Result<Reply> =>
  Either.gen(function* () {
    const parsed = parseAssertion(given)
    if (parsed === undefined) return yield* Either.left(credentialNotUnderstood)
    yield* checkParty(call, "authentication")
    const owner = findOwner(call, ceremony, parsed)
    if (owner === undefined) return yield* Either.left(credentialWrong)
    const { credential, passkey, user } = owner
    yield* maySignIn(call, user)
    const now = toMicroseconds(call.now())
    const used = { ...passkey, sign_count: credential.signCount, last_used_at: now, updated_at: now }
    call.db.passkeys.table.update(used)
    audit(call, user, "login", { passkey_id: passkey.id }, clientIp(call))
    const loaded = loadUser(call, user)
    return json(200, grantBody(yield* openSession(call, user, "passkey"), loaded))
  })

/** `POST /passkeys/authentication/verify` */
export const verifySignIn = (call: Call): Result<Reply> =>
  Either.flatMap(takePasskeyChallenge(call, "authentication", null), ({ ceremony, credential }) =>
    Either.mapLeft(signIn(call, ceremony, credential), kept)
  )
