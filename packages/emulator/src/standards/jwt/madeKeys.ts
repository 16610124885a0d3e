/** Keys that an emulator makes for itself, as JSON Web Keys. */
import { p256 } from "@noble/curves/nist.js"
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Randomness } from "../crypto/random.js"
import { makeRsaKey } from "../crypto/rsaKeys.js"
import { toBase64Url } from "../encoding/base64.js"

/** The algorithms for which there is a pair of keys to make. */
export type PairAlgorithm = "ES256" | "RS256"

type Members = { readonly [member: string]: string }

const integer = (value: bigint): string => {
  const hex = value.toString(16)
  return toBase64Url(hexToBytes(hex.length % 2 === 0 ? hex : `0${hex}`))
}

const elliptic = (random: Randomness): Members => {
  const hex = bytesToHex(random.bytes(32))
  const order = p256.Point.Fn.ORDER
  // From 1 to the order of the curve, which is one less than a whole number of 32 bytes can be.
  const secret = hexToBytes(((BigInt(`0x${hex}`) % (order - 1n)) + 1n).toString(16).padStart(64, "0"))
  const point = p256.getPublicKey(secret, false)
  return {
    kty: "EC",
    crv: "P-256",
    x: toBase64Url(point.subarray(1, 33)),
    y: toBase64Url(point.subarray(33)),
    d: toBase64Url(secret)
  }
}

const rsa = (random: Randomness): Members => {
  const { d, e, factors, n } = makeRsaKey(random)
  const { dp, dq, p, q, qi } = factors
  return {
    kty: "RSA",
    n: integer(n),
    e: integer(e),
    d: integer(d),
    p: integer(p),
    q: integer(q),
    dp: integer(dp),
    dq: integer(dq),
    qi: integer(qi)
  }
}

const makers: { readonly [A in PairAlgorithm]: (random: Randomness) => Members } = { ES256: elliptic, RS256: rsa }

/**
 * A value for `GOTRUE_JWT_KEYS`: a new pair, which signs, and the shared secret, with which tokens are still checked: keys
 * that were made with it stay good, as in a project that has moved to such keys.
 */
export const makeServerKeys = (alg: PairAlgorithm, secret: string, random: Randomness): string =>
  JSON.stringify([
    { ...makers[alg](random), kid: random.uuid(), alg, use: "sig", key_ops: ["sign", "verify"], ext: true },
    { kty: "oct", k: toBase64Url(utf8ToBytes(secret)), alg: "HS256", key_ops: ["verify"] }
  ])
