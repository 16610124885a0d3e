import { ctr } from "@noble/ciphers/aes.js"
import { argon2i, argon2iAsync, argon2id, argon2idAsync } from "@noble/hashes/argon2.js"
import { scrypt, scryptAsync } from "@noble/hashes/scrypt.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import * as Effect from "effect/Effect"
import { fromBase64, fromRawBase64, toBase64 } from "../encoding/base64.js"
import { argon2Steps } from "./argon2.js"
import { bcryptSteps } from "./bcrypt.js"
import type { Randomness } from "./random.js"
import type { Steps } from "./steps.js"
import { atOnce, inTurns, turn } from "./steps.js"

/** A hash that no password has: the account counts as having one. */
export const unknowable = "$unknowable$"

/** Whether a password is the one of a hash, or the server breaks down on the two. */
export type Verdict = "right" | "wrong" | "breaks"

/** What is to be done to get a verdict. */
export interface PasswordWork {
  /** About how many milliseconds it takes; infinite when it takes more memory or time than is to be had. */
  readonly weight: number
  readonly atOnce: () => Verdict
  /** While everything else goes on. */
  readonly inTurns: Effect.Effect<Verdict>
}

const verdict = (right: boolean): Verdict => (right ? "right" : "wrong")

/** What is known without any work. */
const known = (result: Verdict): PasswordWork => ({
  weight: 0,
  atOnce: () => result,
  inTurns: Effect.succeed(result)
})

const inSteps = <A>(weight: number, make: () => Steps<A>, matches: (made: A) => boolean): PasswordWork => ({
  weight,
  atOnce: () => verdict(matches(atOnce(make()))),
  inTurns: Effect.suspend(() => Effect.map(inTurns(make()), (made) => verdict(matches(made))))
})

/** The most memory that a hash may take, in bytes. */
const mostMemory = 2 ** 28

/** The longest of what is hashed in one go. */
const mostBytes = 2 ** 20

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, i) => byte === right[i])

const fastPrefix = "$sha256$"

/** Hashes a clear password: salted, and quick because nothing here is worth an attack. */
export const hashPassword = (password: string, random: Randomness): string => {
  const salt = toBase64(random.bytes(12))
  return `${fastPrefix}${salt}$${toBase64(sha256(utf8ToBytes(salt + password)))}`
}

const verifyFast = (hash: string, password: string): boolean => {
  const [salt = "", digest = ""] = hash.slice(fastPrefix.length).split("$")
  return toBase64(sha256(utf8ToBytes(salt + password))) === digest
}

const argon2Pattern =
  /^\$argon2(d|i|id)\$v=(16|19)\$m=(\d+),t=(\d+),p=(\d+)(,keyid=[^,$]+)?(,data=[^$]+)?\$([^$]*)\$(.*)$/

const readArgon2 = (hash: string) => {
  const found = argon2Pattern.exec(hash)
  if (found === null) return undefined
  const [, kind, version, m, t, p, keyid, data, salt, digest] = found
  const saltBytes = fromRawBase64(salt ?? "")
  const digestBytes = fromRawBase64(digest ?? "")
  const inRange = Number(m) <= 1_048_576 && Number(t) <= 20 && Number(p) <= 16
  if (kind === "d" || version !== "19" || keyid !== undefined || data !== undefined || !inRange) return undefined
  if (saltBytes === undefined || digestBytes === undefined || saltBytes.length === 0 || digestBytes.length === 0) {
    return undefined
  }
  return { kind, m: Number(m), t: Number(t), p: Number(p), salt: saltBytes, digest: digestBytes }
}

/** Blocks that are filled in a millisecond. */
const blocksPerMilli = 160

const checkArgon2 = (hash: string, password: string): PasswordWork => {
  const read = readArgon2(hash)
  if (read === undefined) return known("wrong")
  const { digest, m, p, salt, t } = read
  if (t < 1 || p < 1) return known("breaks")
  const kind = read.kind === "id" ? "id" : "i"
  const bytes = utf8ToBytes(password)
  const isTooMuch = m * 1024 > mostMemory || digest.length > 1024
  const weight = isTooMuch ? Infinity : (Math.max(m, 8 * p) * t) / blocksPerMilli
  const matches = (derived: Uint8Array): boolean => sameBytes(derived, digest)
  // The library asks for more than the server does; what does without it is several times as slow.
  if (salt.length < 8 || m < 8 * p || digest.length < 4) {
    return inSteps(4 * weight, () => argon2Steps(bytes, salt, { kind, m, t, p }, digest.length), matches)
  }
  const options = { m, t, p, dkLen: digest.length, asyncTick: turn }
  const [derive, deriveAsync] = kind === "id" ? [argon2id, argon2idAsync] : [argon2i, argon2iAsync]
  return {
    weight,
    atOnce: () => verdict(matches(derive(bytes, salt, options))),
    inTurns: Effect.map(
      // An abandoned derivation cannot be stopped, and the next one must wait for it.
      Effect.uninterruptible(Effect.promise(() => deriveAsync(bytes, salt, options))),
      (derived) => verdict(matches(derived))
    )
  }
}

const scryptPattern = /^\$fbscrypt\$v=(\d+),n=(\d+),r=(\d+),p=(\d+)(?:,ss=([^,]+))?(?:,sk=([^$]+))?\$([^$]+)\$(.+)$/

const readFirebase = (hash: string) => {
  const found = scryptPattern.exec(hash)
  if (found === null) return undefined
  const [, version, n, r, p, separator, key, salt, digest] = found
  const bytes = [separator ?? "", key ?? "", salt ?? "", digest ?? ""].map(fromBase64)
  const [separatorBytes, keyBytes, saltBytes, digestBytes] = bytes
  const inRange = Number(n) > 0 && Number(n) < 2 ** 32 && Number(r) > 0 && Number(p) > 0 && Number(p) < 256
  if (version !== "1" || !inRange) return undefined
  if (separatorBytes === undefined || keyBytes === undefined || saltBytes === undefined || digestBytes === undefined) {
    return undefined
  }
  return {
    cost: Number(n),
    r: Number(r),
    p: Number(p),
    salt: concatBytes(saltBytes, separatorBytes),
    key: keyBytes,
    digest: digestBytes
  }
}

/** Blocks that are mixed in a millisecond. */
const mixesPerMilli = 1600

const checkFirebase = (hash: string, password: string): PasswordWork => {
  const read = readFirebase(hash)
  if (read === undefined) return known("wrong")
  const { cost, digest, key, p, r, salt } = read
  // More memory than that is not to be had.
  if (cost > 20 || r * p >= 2 ** 30) return known("breaks")
  const N = 2 ** cost
  const isTooMuch = 128 * r * (N + p) > mostMemory || r * p * (salt.length + 512) > mostBytes
  const options = { N, r, p, dkLen: 32, asyncTick: turn }
  const judge = (derived: Uint8Array): Verdict =>
    verdict(sameBytes(ctr(derived, new Uint8Array(16)).encrypt(key), digest))
  return {
    weight: isTooMuch ? Infinity : (N * r * p) / mixesPerMilli,
    atOnce: () => judge(scrypt(utf8ToBytes(password), salt, options)),
    inTurns: Effect.map(
      Effect.uninterruptible(Effect.promise(() => scryptAsync(utf8ToBytes(password), salt, options))),
      judge
    )
  }
}

/** The longest hash of bcrypt; what follows it counts for nothing. */
const wholeHash = 60

/** A character for each byte, as far as they count: that is what the server counts. */
const bytesOf = (text: string): string =>
  Array.from(utf8ToBytes(text.slice(0, wholeHash)), (byte) => String.fromCharCode(byte)).join("")

/** The position of the cost, undefined without one. Of the version hardly anything is checked. */
const costAt = (hash: string): number | undefined => {
  if (hash.length < 59 || !hash.startsWith("$") || hash.charAt(1) > "2") return undefined
  const at = hash.charAt(2) === "$" ? 3 : 4
  const cost = /^[+-]?\d+$/.test(hash.slice(at, at + 2)) ? Number(hash.slice(at, at + 2)) : 0
  return cost >= 4 && cost <= 31 ? at : undefined
}

const isBcrypt = (hash: string): boolean => costAt(bytesOf(hash)) !== undefined

const costLength = 3
const saltLength = 22
const saltAndDigest = 53

/** Rounds in a millisecond. */
const roundsPerMilli = 20

/** What a password that is hashed anew may have at most. */
const longest = 72

const checkBcrypt = (written: string, password: string): PasswordWork => {
  const hash = bytesOf(written)
  const at = costAt(hash)
  if (at === undefined) return known("wrong")
  const cost = Number(hash.slice(at, at + 2))
  // A cost that is not the usual one: the password is hashed anew before anybody asks whether it is the right one.
  if ((cost > 10 || cost === 4) && utf8ToBytes(password).length > longest) return known("breaks")
  // What comes after the digest is not looked at.
  const rest = hash.slice(at + costLength, at + costLength + saltAndDigest)
  if (rest.length !== saltAndDigest || !/^[./A-Za-z0-9]+$/.test(rest)) return known("wrong")
  const salt = rest.slice(0, saltLength)
  return inSteps(
    2 ** cost / roundsPerMilli,
    () => bcryptSteps(utf8ToBytes(password), salt, cost),
    (digest) => digest === rest.slice(saltLength)
  )
}

/** Whether a user may be created with this hash. */
export const isPasswordHash = (hash: string): boolean =>
  hash.startsWith("$argon2")
    ? readArgon2(hash) !== undefined
    : hash.startsWith("$fbscrypt")
      ? readFirebase(hash) !== undefined
      : isBcrypt(hash)

/** How to find out whether a password belongs to a stored hash. */
export const checkPasswordHash = (hash: string, password: string): PasswordWork =>
  hash.startsWith(fastPrefix)
    ? known(verdict(verifyFast(hash, password)))
    : hash === unknowable
      ? known("wrong")
      : hash.startsWith("$argon2")
        ? checkArgon2(hash, password)
        : hash.startsWith("$fbscrypt")
          ? checkFirebase(hash, password)
          : checkBcrypt(hash, password)

/** Whether a password belongs to a stored hash. */
export const verifyPassword = (hash: string, password: string): Verdict => checkPasswordHash(hash, password).atOnce()
