import { ctr } from "@noble/ciphers/aes.js"
import { argon2i, argon2id } from "@noble/hashes/argon2.js"
import { scrypt } from "@noble/hashes/scrypt.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { compareSync } from "bcryptjs"
import { deriveArgon2 } from "./argon2.js"
import { fromBase64, fromRawBase64, toBase64 } from "./base64.js"
import type { Randomness } from "./random.js"

/** A hash that no password has: the account counts as having one. */
export const unknowable = "$unknowable$"

/** Whether a password is the one of a hash, or the server breaks down on the two. */
export type Verdict = "right" | "wrong" | "breaks"

const verdict = (right: boolean): Verdict => (right ? "right" : "wrong")

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
  const fits = Number(m) <= 1_048_576 && Number(t) <= 20 && Number(p) <= 16
  if (kind === "d" || version !== "19" || keyid !== undefined || data !== undefined || !fits) return undefined
  if (saltBytes === undefined || digestBytes === undefined || saltBytes.length === 0 || digestBytes.length === 0) {
    return undefined
  }
  return { kind, m: Number(m), t: Number(t), p: Number(p), salt: saltBytes, digest: digestBytes }
}

const verifyArgon2 = (hash: string, password: string): Verdict => {
  const read = readArgon2(hash)
  if (read === undefined) return "wrong"
  const { digest, m, p, salt, t } = read
  if (t < 1 || p < 1) return "breaks"
  const kind = read.kind === "id" ? "id" : "i"
  const bytes = utf8ToBytes(password)
  // The library asks for more than the server does.
  if (salt.length < 8 || m < 8 * p || digest.length < 4) {
    return verdict(sameBytes(deriveArgon2(bytes, salt, { kind, m, t, p }, digest.length), digest))
  }
  const derive = kind === "id" ? argon2id : argon2i
  return verdict(sameBytes(derive(bytes, salt, { m, t, p, dkLen: digest.length }), digest))
}

const scryptPattern = /^\$fbscrypt\$v=(\d+),n=(\d+),r=(\d+),p=(\d+)(?:,ss=([^,]+))?(?:,sk=([^$]+))?\$([^$]+)\$(.+)$/

const readFirebase = (hash: string) => {
  const found = scryptPattern.exec(hash)
  if (found === null) return undefined
  const [, version, n, r, p, separator, key, salt, digest] = found
  const bytes = [separator ?? "", key ?? "", salt ?? "", digest ?? ""].map(fromBase64)
  const [separatorBytes, keyBytes, saltBytes, digestBytes] = bytes
  const fits = Number(n) > 0 && Number(n) < 2 ** 32 && Number(r) > 0 && Number(p) > 0 && Number(p) < 256
  if (version !== "1" || !fits) return undefined
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

const verifyFirebase = (hash: string, password: string): Verdict => {
  const read = readFirebase(hash)
  if (read === undefined) return "wrong"
  // More memory than that is not to be had.
  if (read.cost > 20 || read.r * read.p >= 2 ** 30) return "breaks"
  const derived = scrypt(utf8ToBytes(password), read.salt, { N: 2 ** read.cost, r: read.r, p: read.p, dkLen: 32 })
  return verdict(sameBytes(ctr(derived, new Uint8Array(16)).encrypt(read.key), read.digest))
}

/** A character for each byte: that is what the server counts. */
const bytesOf = (text: string): string => Array.from(utf8ToBytes(text), (byte) => String.fromCharCode(byte)).join("")

/** Where the cost stands, undefined where there is none: the version is hardly looked at. */
const costAt = (hash: string): number | undefined => {
  if (hash.length < 59 || !hash.startsWith("$") || hash.charAt(1) > "2") return undefined
  const at = hash.charAt(2) === "$" ? 3 : 4
  const cost = /^[+-]?\d+$/.test(hash.slice(at, at + 2)) ? Number(hash.slice(at, at + 2)) : 0
  return cost >= 4 && cost <= 31 ? at : undefined
}

const isBcrypt = (hash: string): boolean => costAt(bytesOf(hash)) !== undefined

const costLength = 3
const saltAndDigest = 53

/** What a password that is hashed anew may have at most. */
const longest = 72

const verifyBcrypt = (written: string, password: string): Verdict => {
  const hash = bytesOf(written)
  const at = costAt(hash)
  if (at === undefined) return "wrong"
  const cost = Number(hash.slice(at, at + 2))
  // A cost that is not the usual one: the password is hashed anew before anybody asks whether it is the right one.
  if ((cost > 10 || cost === 4) && utf8ToBytes(password).length > longest) return "breaks"
  // What comes after the digest is not looked at.
  const rest = hash.slice(at + costLength, at + costLength + saltAndDigest)
  const readable = rest.length === saltAndDigest && /^[./A-Za-z0-9]+$/.test(rest)
  return verdict(readable && compareSync(password, `$2b$${String(cost).padStart(2, "0")}$${rest}`))
}

/** Whether a user may be created with this hash. */
export const isPasswordHash = (hash: string): boolean =>
  hash.startsWith("$argon2")
    ? readArgon2(hash) !== undefined
    : hash.startsWith("$fbscrypt")
      ? readFirebase(hash) !== undefined
      : isBcrypt(hash)

/** Whether a password belongs to a stored hash. */
export const verifyPassword = (hash: string, password: string): Verdict =>
  hash.startsWith(fastPrefix)
    ? verdict(verifyFast(hash, password))
    : hash === unknowable
      ? "wrong"
      : hash.startsWith("$argon2")
        ? verifyArgon2(hash, password)
        : hash.startsWith("$fbscrypt")
          ? verifyFirebase(hash, password)
          : verifyBcrypt(hash, password)
