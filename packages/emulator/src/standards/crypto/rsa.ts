import { pow } from "@noble/curves/abstract/modular.js"
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js"

/** The hash that a signature is made over. */
export type Digest = "SHA-256" | "SHA-384" | "SHA-512"

const hashes = { "SHA-256": sha256, "SHA-384": sha384, "SHA-512": sha512 }

/** What stands in front of a hash in a PKCS #1 v1.5 signature: its algorithm, in DER. */
const prefixes: { readonly [D in Digest]: Uint8Array } = {
  "SHA-256": hexToBytes("3031300d060960864801650304020105000420"),
  "SHA-384": hexToBytes("3041300d060960864801650304020205000430"),
  "SHA-512": hexToBytes("3051300d060960864801650304020305000440")
}

export interface RsaPublicKey {
  readonly n: bigint
  readonly e: bigint
}

export interface RsaPrivateKey extends RsaPublicKey {
  readonly d: bigint
  /** The factors and what follows from them, which make signing four times as fast. */
  readonly factors?: {
    readonly p: bigint
    readonly q: bigint
    readonly dp: bigint
    readonly dq: bigint
    readonly qi: bigint
  }
}

export const readInteger = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`))

const writeInteger = (value: bigint, length: number): Uint8Array =>
  hexToBytes(value.toString(16).padStart(length * 2, "0"))

const bitsOf = (value: bigint): number => value.toString(2).length
const bytesOf = (value: bigint): number => Math.ceil(bitsOf(value) / 8)

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, i) => byte === right[i])

/** The padded hash as PKCS #1 v1.5 has it; undefined when the key is too short for it. */
const pad = (message: Uint8Array, digest: Digest, length: number): Uint8Array | undefined => {
  const info = concatBytes(prefixes[digest], hashes[digest](message))
  const filling = length - info.length - 3
  return filling < 8
    ? undefined
    : concatBytes(Uint8Array.of(0, 1), new Uint8Array(filling).fill(0xff), Uint8Array.of(0), info)
}

/** The server's library rejects larger exponents. Larger keys are not in use. */
const largestExponent = 2n ** 31n - 1n
const largestKey = 2048

/** What the signature was made of; undefined when it is of another length than the key. */
const open = ({ e, n }: RsaPublicKey, signature: Uint8Array): Uint8Array | undefined => {
  if (n <= 0n || e > largestExponent || signature.length > largestKey || signature.length !== bytesOf(n))
    return undefined
  const value = readInteger(signature)
  return value >= n ? undefined : writeInteger(pow(value, e, n), signature.length)
}

/** RSASSA-PKCS1-v1_5 */
export const verifyPkcs1 = (key: RsaPublicKey, digest: Digest, message: Uint8Array, signature: Uint8Array): boolean => {
  const opened = open(key, signature)
  const expected = pad(message, digest, signature.length)
  return opened !== undefined && expected !== undefined && same(opened, expected)
}

const privately = ({ d, factors, n }: RsaPrivateKey, value: bigint): bigint => {
  if (factors === undefined) return pow(value, d, n)
  const { dp, dq, p, q, qi } = factors
  const mp = pow(value % p, dp, p)
  const mq = pow(value % q, dq, q)
  const h = (((qi * (mp - mq)) % p) + p) % p
  return mq + h * q
}

/** RSASSA-PKCS1-v1_5; undefined when the key is too short for the hash. */
export const signPkcs1 = (key: RsaPrivateKey, digest: Digest, message: Uint8Array): Uint8Array | undefined => {
  const length = bytesOf(key.n)
  const padded = pad(message, digest, length)
  return padded === undefined ? undefined : writeInteger(privately(key, readInteger(padded)), length)
}

/** The mask of PSS: as many bytes as are asked for, from one hash after the other. */
const mask = (digest: Digest, seed: Uint8Array, length: number): Uint8Array => {
  const parts: Array<Uint8Array> = []
  for (let i = 0, made = 0; made < length; i++) {
    const part = hashes[digest](concatBytes(seed, writeInteger(BigInt(i), 4)))
    parts.push(part)
    made += part.length
  }
  return concatBytes(...parts).subarray(0, length)
}

/** RSASSA-PSS with the same hash in its mask, and a salt of any length. */
export const verifyPss = (key: RsaPublicKey, digest: Digest, message: Uint8Array, signature: Uint8Array): boolean => {
  const opened = open(key, signature)
  if (opened === undefined) return false
  // The number has one bit less than the key, so that the first byte may be empty.
  const bits = bitsOf(key.n) - 1
  const block = opened.subarray(opened.length - Math.ceil(bits / 8))
  const hash = hashes[digest](message)
  const at = block.length - hash.length - 1
  if (at < 0 || block[block.length - 1] !== 0xbc) return false
  const seed = block.subarray(at, -1)
  const spare = 8 * block.length - bits
  const cover = mask(digest, seed, at)
  const filling = block.slice(0, at).map((byte, i) => byte ^ (cover[i] ?? 0))
  if (spare > 0 && (block[0] ?? 0) >> (8 - spare) !== 0) return false
  filling[0] = (filling[0] ?? 0) & (0xff >> spare)
  const one = filling.findIndex((byte) => byte !== 0)
  if (one < 0 || filling[one] !== 1) return false
  const salt = filling.subarray(one + 1)
  return same(seed, hashes[digest](concatBytes(new Uint8Array(8), hash, salt)))
}
