import { ed25519 } from "@noble/curves/ed25519.js"
import { p256, p384, p521 } from "@noble/curves/nist.js"
import { concatBytes } from "@noble/hashes/utils.js"
import type { Digest } from "../crypto/rsa.js"
import { readInteger, verifyPkcs1, verifyPss } from "../crypto/rsa.js"
import type { CborMap } from "../encoding/cbor.js"
import { isCborMap, readCbor } from "../encoding/cbor.js"

/** The algorithms that a new credential may have, in the order in which they are offered. */
export const coseAlgorithms = [-7, -35, -36, -257, -258, -259, -37, -38, -39, -8] as const

const kinds = { okp: 1, ec2: 2, rsa: 3 }

const curves: { readonly [alg: number]: { readonly curve: typeof p256; readonly size: number } } = {
  [-7]: { curve: p256, size: 32 },
  [-35]: { curve: p384, size: 48 },
  [-36]: { curve: p521, size: 66 }
}

const rsa: { readonly [alg: number]: readonly [verify: typeof verifyPkcs1, digest: Digest] } = {
  [-257]: [verifyPkcs1, "SHA-256"],
  [-258]: [verifyPkcs1, "SHA-384"],
  [-259]: [verifyPkcs1, "SHA-512"],
  [-37]: [verifyPss, "SHA-256"],
  [-38]: [verifyPss, "SHA-384"],
  [-39]: [verifyPss, "SHA-512"]
}

const numberAt = (key: CborMap, label: number): number => {
  const value = key.get(label)
  return typeof value === "number" ? value : 0
}

const bytesAt = (key: CborMap, label: number): Uint8Array => {
  const value = key.get(label)
  return value instanceof Uint8Array ? value : new Uint8Array(0)
}

/** A public key as a credential holds it. */
export interface CoseKey {
  readonly alg: number
  /** False for a wrong signature, and for an invalid key. */
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean
}

/** How many bytes the first value of a DER text takes, its own head included. */
const derLength = (bytes: Uint8Array): number => {
  const length = bytes[1] ?? 0
  return length < 0x80 ? 2 + length : 3 + (bytes[2] ?? 0)
}

const verifyEc2 = (key: CborMap, message: Uint8Array, signature: Uint8Array): boolean => {
  // The curve is that of the algorithm, whatever the key says of it.
  const known = curves[numberAt(key, 3)]
  const [x, y] = [bytesAt(key, -2), bytesAt(key, -3)]
  if (known === undefined || x.length !== known.size || y.length !== known.size) return false
  const point = concatBytes(Uint8Array.of(4), x, y)
  if (!known.curve.utils.isValidPublicKey(point, false)) return false
  // What stands behind the DER of a signature is not looked at.
  const der = signature.subarray(0, derLength(signature))
  try {
    return known.curve.verify(der, message, point, { lowS: false, format: "der" })
  } catch {
    // A signature that is no DER.
    return false
  }
}

const verifyRsa = (key: CborMap, message: Uint8Array, signature: Uint8Array): boolean => {
  const known = rsa[numberAt(key, 3)]
  if (known === undefined) return false
  const [verify, digest] = known
  return verify({ n: readInteger(bytesAt(key, -1)), e: readInteger(bytesAt(key, -2)) }, digest, message, signature)
}

const verifyOkp = (key: CborMap, message: Uint8Array, signature: Uint8Array): boolean => {
  const x = bytesAt(key, -2)
  return x.length === 32 && signature.length === 64 && ed25519.verify(signature, message, x, { zip215: false })
}

/** Reads the key of a credential; undefined when it is no map. */
export const readCoseKey = (bytes: Uint8Array): CoseKey | undefined => {
  const key = readCbor(bytes)?.value
  if (!isCborMap(key)) return undefined
  const kind = numberAt(key, 1)
  return {
    alg: numberAt(key, 3),
    verify: (message, signature) =>
      kind === kinds.ec2
        ? verifyEc2(key, message, signature)
        : kind === kinds.rsa
          ? verifyRsa(key, message, signature)
          : kind === kinds.okp && verifyOkp(key, message, signature)
  }
}
