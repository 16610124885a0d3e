import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { toBase64Url } from "../encoding/base64.js"
import { nilUuid, parseUuid } from "../text/uuid.js"
import { isAttested } from "./attestation.js"
import { hasFlag } from "./authenticatorData.js"
import type { Ceremony } from "./ceremony.js"
import { isClientDataOf } from "./clientData.js"
import { coseAlgorithms, readCoseKey } from "./cose.js"
import type { Assertion, Attestation } from "./response.js"
import { noBytes } from "./response.js"

/** Who asks for credentials. */
export interface RelyingParty {
  readonly rpId: string
  readonly rpOrigins: ReadonlyArray<string>
}

/** A credential as far as later sign-ins need it. */
export interface Credential {
  /** base64url */
  readonly id: string
  readonly publicKey: Uint8Array
  readonly format: string
  readonly transports: ReadonlyArray<string>
  readonly userPresent: boolean
  readonly userVerified: boolean
  readonly backupEligible: boolean
  readonly backedUp: boolean
  readonly aaguid: string
  readonly signCount: number
  readonly attachment: string
}

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, i) => byte === right[i])

const hashOf = (text: string): Uint8Array => sha256(utf8ToBytes(text))

/** Transports have had other names. */
const transportNames: { readonly [old: string]: string } = { cable: "hybrid" }

export const transportsOf = ({ written }: Attestation): ReadonlyArray<string> =>
  (written.response.transports ?? []).map(
    (each) => (Object.hasOwn(transportNames, each) ? transportNames[each] : undefined) ?? each
  )

/** Checks a new credential; undefined when it is not what was asked for. */
export const verifyRegistration = (
  parsed: Attestation,
  ceremony: Ceremony,
  party: RelyingParty,
  userId: string
): Credential | undefined => {
  const { authenticator, clientData, format, written } = parsed
  const { attested } = authenticator
  const clientDataHash = sha256(written.response.clientDataJSON ?? noBytes)
  const expected = { type: "webauthn.create", challenge: ceremony.challenge, origins: party.rpOrigins } as const
  const alg = readCoseKey(attested.publicKey)?.alg
  const accepted =
    ceremony.userId === userId &&
    isClientDataOf(clientData, expected) &&
    same(authenticator.rpIdHash, hashOf(party.rpId)) &&
    hasFlag(authenticator, "userPresent") &&
    ceremony.registers &&
    coseAlgorithms.some((each) => each === alg) &&
    isAttested(parsed, clientDataHash)
  if (!accepted) return undefined
  return {
    id: toBase64Url(attested.id),
    publicKey: attested.publicKey,
    format,
    transports: transportsOf(parsed),
    userPresent: true,
    userVerified: hasFlag(authenticator, "userVerified"),
    backupEligible: hasFlag(authenticator, "backupEligible"),
    backedUp: hasFlag(authenticator, "backedUp"),
    aaguid: parseUuid(bytesToHex(attested.aaguid)) ?? nilUuid,
    signCount: authenticator.signCount,
    attachment: attachmentOf(written.authenticatorAttachment)
  }
}

/** Unknown kinds of attachment are passed over. */
export const attachmentOf = (written: string): string =>
  written === "platform" || written === "cross-platform" ? written : ""

/** A counter that does not grow is not taken over: the authenticator may be a copy. */
const countedUp = (before: number, shown: number): number => (shown > before ? shown : before)

/** Checks that a credential of the user was used; undefined when it was not. */
export const verifyAssertion = (
  parsed: Assertion,
  ceremony: Ceremony,
  party: RelyingParty,
  user: { readonly id: string; readonly credentials: ReadonlyArray<Credential> }
): Credential | undefined => {
  const { authenticator, clientData, written } = parsed
  const id = toBase64Url(written.rawId ?? noBytes)
  const handle = written.response.userHandle ?? noBytes
  const credential = user.credentials.find((each) => each.id === id)
  const theirs = ceremony.userId === "" || ceremony.userId === user.id
  const allowed =
    ceremony.allowed.length === 0 ||
    (ceremony.allowed.includes(id) &&
      ceremony.allowed.every((each) => user.credentials.some((owned) => owned.id === each)))
  if (credential === undefined || !theirs || !allowed || (handle.length > 0 && !same(handle, utf8ToBytes(user.id)))) {
    return undefined
  }
  const expected = { type: "webauthn.get", challenge: ceremony.challenge, origins: party.rpOrigins } as const
  const authData = written.response.authenticatorData ?? noBytes
  const signed = concatBytes(authData, sha256(written.response.clientDataJSON ?? noBytes))
  const backupEligible = hasFlag(authenticator, "backupEligible")
  const backedUp = hasFlag(authenticator, "backedUp")
  const accepted =
    isClientDataOf(clientData, expected) &&
    // The server takes all zeros, too: the hash of an older kind of id, which it does not have.
    (same(authenticator.rpIdHash, hashOf(party.rpId)) || authenticator.rpIdHash.every((byte) => byte === 0)) &&
    hasFlag(authenticator, "userPresent") &&
    readCoseKey(credential.publicKey)?.verify(signed, written.response.signature ?? noBytes) === true &&
    // Whether a credential can be copied never changes, and only one that can be is one that has been.
    credential.backupEligible === backupEligible &&
    (backupEligible || !backedUp)
  return accepted
    ? { ...credential, backedUp, signCount: countedUp(credential.signCount, authenticator.signCount) }
    : undefined
}
