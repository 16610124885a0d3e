import { ctr } from "@noble/ciphers/aes.js"
import { argon2i, argon2id } from "@noble/hashes/argon2.js"
import { scrypt } from "@noble/hashes/scrypt.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { compareSync } from "bcryptjs"
import { fromBase64, fromRawBase64, toBase64 } from "./base64.js"
import type { Randomness } from "./random.js"

/** A hash that no password has: the account counts as having one. */
export const unknowable = "$unknowable$"

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

const verifyArgon2 = (hash: string, password: string): boolean => {
  const read = readArgon2(hash)
  if (read === undefined) return false
  const derive = read.kind === "id" ? argon2id : argon2i
  const options = { m: read.m, t: read.t, p: read.p, dkLen: read.digest.length }
  return sameBytes(derive(utf8ToBytes(password), read.salt, options), read.digest)
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

const verifyFirebase = (hash: string, password: string): boolean => {
  const read = readFirebase(hash)
  // More memory than that is not to be had.
  if (read === undefined || read.cost > 20) return false
  const derived = scrypt(utf8ToBytes(password), read.salt, { N: 2 ** read.cost, r: read.r, p: read.p, dkLen: 32 })
  return sameBytes(ctr(derived, new Uint8Array(16)).encrypt(read.key), read.digest)
}

/** Where the cost stands, undefined where there is none: the version is hardly looked at. */
const costAt = (hash: string): number | undefined => {
  if (hash.length < 59 || !hash.startsWith("$") || hash.charAt(1) > "2") return undefined
  const at = hash.charAt(2) === "$" ? 3 : 4
  const cost = /^[+-]?\d+$/.test(hash.slice(at, at + 2)) ? Number(hash.slice(at, at + 2)) : 0
  return cost >= 4 && cost <= 31 ? at : undefined
}

const isBcrypt = (hash: string): boolean => costAt(hash) !== undefined

const verifyBcrypt = (hash: string, password: string): boolean => {
  const at = costAt(hash)
  if (at === undefined || !/^\d\d\$[./A-Za-z0-9]{53}$/.test(hash.slice(at))) return false
  return compareSync(password, `$2b$${hash.slice(at)}`)
}

/** Whether a user may be created with this hash. */
export const isPasswordHash = (hash: string): boolean =>
  hash.startsWith("$argon2")
    ? readArgon2(hash) !== undefined
    : hash.startsWith("$fbscrypt")
      ? readFirebase(hash) !== undefined
      : isBcrypt(hash)

/** Whether a password belongs to a stored hash. */
export const verifyPassword = (hash: string, password: string): boolean =>
  hash.startsWith(fastPrefix)
    ? verifyFast(hash, password)
    : hash === unknowable
      ? false
      : hash.startsWith("$argon2")
        ? verifyArgon2(hash, password)
        : hash.startsWith("$fbscrypt")
          ? verifyFirebase(hash, password)
          : verifyBcrypt(hash, password)
