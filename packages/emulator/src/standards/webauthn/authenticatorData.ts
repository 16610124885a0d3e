import { readCbor, writeCbor } from "../encoding/cbor.js"

/** The credential that an authenticator has made. */
interface AttestedCredential {
  readonly aaguid: Uint8Array
  readonly id: Uint8Array
  /** In CTAP2's own form, however it was written. */
  readonly publicKey: Uint8Array
}

/** What an authenticator says of itself and of what it did. */
export interface AuthenticatorData {
  readonly rpIdHash: Uint8Array
  readonly flags: number
  readonly signCount: number
  readonly attested: AttestedCredential | undefined
  readonly extensions: Uint8Array | undefined
}

/** The bits of `flags`. */
export const authenticatorFlags = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  attested: 0x40,
  extensions: 0x80
} as const

export const hasFlag = ({ flags }: AuthenticatorData, flag: keyof typeof authenticatorFlags): boolean =>
  (flags & authenticatorFlags[flag]) !== 0

const fixedLength = 37
const maxIdLength = 1023

const parseAttested = (bytes: Uint8Array): AttestedCredential | undefined => {
  if (bytes.length <= 55) return undefined
  const idLength = ((bytes[53] ?? 0) << 8) | (bytes[54] ?? 0)
  if (bytes.length < 55 + idLength || idLength > maxIdLength) return undefined
  const key = readCbor(bytes.subarray(55 + idLength))
  if (key === undefined) return undefined
  return {
    aaguid: bytes.subarray(37, 53),
    id: bytes.subarray(55, 55 + idLength),
    publicKey: writeCbor(key.value)
  }
}

/** Takes authenticator data apart; undefined when they are too long or too short for what their flags promise. */
export const parseAuthenticatorData = (bytes: Uint8Array): AuthenticatorData | undefined => {
  if (bytes.length < fixedLength) return undefined
  const flags = bytes[32] ?? 0
  const head = {
    rpIdHash: bytes.subarray(0, 32),
    flags,
    signCount: new DataView(bytes.buffer, bytes.byteOffset).getUint32(33)
  }
  const attested = (flags & authenticatorFlags.attested) === 0 ? undefined : parseAttested(bytes)
  if (attested === undefined && (flags & authenticatorFlags.attested) !== 0) return undefined
  const used = attested === undefined ? 0 : 18 + attested.id.length + attested.publicKey.length
  const left = bytes.length - fixedLength - used
  const extended = (flags & authenticatorFlags.extensions) !== 0
  if (extended ? left <= 0 : left !== 0) return undefined
  return { ...head, attested, extensions: extended ? bytes.subarray(bytes.length - left) : undefined }
}
