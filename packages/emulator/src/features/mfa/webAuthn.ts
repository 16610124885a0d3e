import * as Either from "effect/Either"
import { jsonbText } from "../../database/postgres/jsonb.js"
import type { Challenge, Factor } from "../../database/rows.js"
import { internal, invalid, unhandled } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import { clientIp, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { toBase64Url } from "../../standards/encoding/base64.js"
import type { JsonMap } from "../../standards/json/json.js"
import { JsonText, writeJson } from "../../standards/json/json.js"
import type { Node } from "../../standards/json/parse.js"
import { second, unixSeconds } from "../../standards/time/timestamp.js"
import type { Ceremony } from "../../standards/webauthn/ceremony.js"
import { ceremonyBody, readCeremony, writeCeremony } from "../../standards/webauthn/ceremony.js"
import { assertionJson, attestationJson } from "../../standards/webauthn/credentialJson.js"
import { creationOptions, requestOptions } from "../../standards/webauthn/options.js"
import { parseAssertion, parseAttestation } from "../../standards/webauthn/response.js"
import type { Credential } from "../../standards/webauthn/verify.js"
import { verifyAssertion, verifyRegistration } from "../../standards/webauthn/verify.js"
import { audit } from "../audit/audit.js"
import { factorsOf } from "../queries/factors.js"
import { createChallenge, findChallenge } from "./challenges.js"
import { readFactorCredential, writeFactorCredential } from "./credential.js"
import type { WithFactor } from "./factors.js"
import { saveFactor } from "./factors.js"
import type { VerifyParams } from "./params.js"
import { challengeParams } from "./params.js"
import { raiseSession } from "./raiseSession.js"

type FactorCall = WithFactor<UserCall>
/** The credentials that the user's verified factors have. */
const credentialsOf = (call: FactorCall): ReadonlyArray<Credential> =>
  factorsOf(call, call.user.id)
    .filter(({ factor_type, status }) => factor_type === "webauthn" && status === "verified")
    .map((factor) => readFactorCredential(factor.web_authn_credential, factor.web_authn_aaguid))
    .filter((credential) => credential !== undefined)

/** `POST /factors/{factor_id}/challenge` */
export const challengeWebAuthn = (call: FactorCall): Result<Reply> =>
  Either.gen(function* () {
    yield* readBody(call, challengeParams)
    const { factor, settings, user } = call
    const { rpId, rpName, rpOrigins } = settings.webAuthn
    const registers = factor.status !== "verified"
    if (rpOrigins.length === 0) return yield* Either.left(unhandled)
    const misnamed = rpId === "" || (registers && rpName === "")
    if (misnamed) {
      return yield* Either.left(registers ? internal("Failed to generate WebAuthn registration data") : unhandled)
    }
    const credentials = credentialsOf(call)
    const challenge = toBase64Url(call.random.bytes(32))
    const ceremony: Ceremony = {
      challenge,
      rpId,
      userId: user.id,
      allowed: registers ? [] : credentials.map(({ id }) => id),
      registers,
      userVerification: ""
    }
    const row = yield* createChallenge(call, { web_authn_session_data: writeCeremony(ceremony) })
    const publicKey = registers
      ? creationOptions({
          rpId,
          rpName,
          user: { id: user.id, name: user.email, displayName: user.email },
          challenge,
          excluded: credentials.map(({ id }) => ({ id, transports: ["usb", "nfc"] })),
          discoverable: false
        })
      : requestOptions({ rpId, challenge, allowed: credentials, userVerification: "" })
    return json(200, {
      id: row.id,
      type: factor.factor_type,
      expires_at: unixSeconds(row.created_at + BigInt(settings.mfa.challengeExpiry) * second),
      webauthn: { type: registers ? "create" : "request", credential_options: { publicKey } }
    })
  })

interface Verified {
  readonly credential: Credential
  /** The credential as the factor shows it. */
  readonly shown: JsonMap
}

const notUnderstood = invalid("Invalid credential_response")

const verifyCreated = (call: FactorCall, ceremony: Ceremony, response: Node): Result<Verified> => {
  const parsed = parseAttestation(response)
  if (parsed === undefined) return Either.left(notUnderstood)
  const credential = verifyRegistration(parsed, ceremony, call.settings.webAuthn, call.user.id)
  return credential === undefined
    ? Either.left(unhandled)
    : Either.right({ credential, shown: attestationJson(parsed) })
}

const verifyUsed = (call: FactorCall, ceremony: Ceremony, response: Node): Result<Verified> => {
  const parsed = parseAssertion(response)
  if (parsed === undefined) return Either.left(notUnderstood)
  const owner = { id: call.user.id, credentials: credentialsOf(call) }
  const credential = verifyAssertion(parsed, ceremony, call.settings.webAuthn, owner)
  return credential === undefined
    ? Either.left(internal("Failed to validate WebAuthn MFA response"))
    : Either.right({ credential, shown: assertionJson(parsed) })
}

/** What the factor shows from now on of the challenge that it has met. */
const lastChallenge = (challenge: Challenge, ceremony: Ceremony, type: string, shown: JsonMap): string =>
  writeJson({
    challenge: {
      challenge_id: challenge.id,
      factor_id: challenge.factor_id,
      created_at: challenge.created_at,
      ip_address: challenge.ip_address,
      web_authn_session_data: ceremonyBody(ceremony)
    },
    type,
    credential_response: new JsonText(jsonbText(shown))
  })

/** `POST /factors/{factor_id}/verify` */
export const verifyWebAuthn = (call: FactorCall, { challenge_id, webauthn }: VerifyParams): Result<Reply> =>
  Either.gen(function* () {
    if (webauthn === null) return yield* Either.left(invalid("WebAuthn config required"))
    const { credential_response, type } = webauthn
    if (type !== "create" && type !== "request") {
      return yield* Either.left(invalid("WebAuthn type must be create or request"))
    }
    if (credential_response === undefined) return yield* Either.left(invalid("credential_response required"))
    if (call.settings.webAuthn.rpOrigins.length === 0) return yield* Either.left(unhandled)
    const challenge = yield* findChallenge(call, challenge_id)
    const ceremony = readCeremony(challenge.web_authn_session_data ?? "{}")
    const { credential, shown } = yield* type === "create"
      ? verifyCreated(call, ceremony, credential_response)
      : verifyUsed(call, ceremony, credential_response)
    call.db.challenges.table.delete(challenge.id)
    const { factor, user } = call
    const traits = { factor_id: factor.id, challenge_id: challenge.id, factor_type: factor.factor_type }
    audit(call, user, "verification_attempted", traits, clientIp(call))
    const made: Partial<Factor> =
      factor.status === "verified"
        ? {}
        : {
            status: "verified",
            web_authn_credential: writeFactorCredential(credential),
            web_authn_aaguid: credential.aaguid
          }
    yield* saveFactor(call, {
      ...factor,
      ...made,
      last_webauthn_challenge_data: lastChallenge(challenge, ceremony, type, shown)
    })
    return json(200, yield* raiseSession(call))
  })
