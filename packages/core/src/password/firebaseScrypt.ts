/** Firebase's scrypt, as `ParseFirebaseScryptHash` in the server's `internal/crypto/password.go` reads it. */
import type { Result } from "../result.js"
import { ok } from "../result.js"
import * as Base64 from "./base64.js"
import type { HashIssue } from "./hashIssue.js"
import { checked } from "./checked.js"
import { lookBefore, refuse } from "./hashIssue.js"

export const isFirebaseScrypt = (text: string): boolean => text.startsWith("$fbscrypt")

const form = "Firebase's scrypt"

/** The parameters of a project: Firebase console → Authentication → Password hash parameters. */
export interface FirebaseScryptConfig {
  /** `base64_signer_key`. */
  readonly signerKey: string
  /** `base64_salt_separator`. */
  readonly saltSeparator: string
  /** `rounds`, from 1 to 8. */
  readonly rounds: number
  /** `mem_cost`, from 1 to 14. */
  readonly memCost: number
}

/** The most bytes that scrypt may need, which is what the server allows argon2. */
const mostMemory = 2 ** 30

const written = /^\$fbscrypt\$v=(\d+),n=(\d+),r=(\d+),p=(\d+)(?:,ss=([^,$]+))?(?:,sk=([^,$]+))?\$([^$]+)\$([^$]+)$/

const looksLike = "looks like $fbscrypt$v=1,n=…,r=…,p=1,ss=…,sk=…$salt$hash"

export const read = (text: string): Result<string, HashIssue> => {
  const [, version, n, r, p, separator = "", key = "", salt, digest] = written.exec(text) ?? []
  if (salt === undefined || digest === undefined) {
    return refuse(`no hash of ${form}`, looksLike, "`firebaseScrypt` makes it from the parameters of the project")
  }
  if (version !== "1") return refuse(`${form} of another version`, "the server does not compute: only v=1")
  const [cost, rounds, threads] = [Number(n), Number(r), Number(p)]
  if (cost < 1 || rounds < 1 || threads < 1 || threads > 255 || 128 * rounds * 2 ** cost > mostMemory) {
    return refuse(form, "has parameters of 0, or such as need more than 1 GiB")
  }
  const parts = [separator, key, salt, digest]
  if (parts.some((part) => Base64.padded(part) === undefined)) {
    return refuse(`a damaged hash of ${form}`, "has parts that are no base64", lookBefore)
  }
  if (parts.some((part) => Base64.padded(part) !== part)) {
    return refuse(form, "the server reads in standard base64 with padding only", "`firebaseScrypt` converts it")
  }
  // The hash is the signer key, encrypted: a stream cipher keeps the length.
  return key !== "" && Base64.byteLength(key) === Base64.byteLength(digest)
    ? ok(text)
    : refuse(form, "is not as long as the signer key", "Take the signer key of the project that made the hash")
}

const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most

/** From the parameters of a project to the hashes of its users, each with its salt. base64 may be that of URLs. */
export const firebaseScrypt =
  ({ memCost, rounds, saltSeparator, signerKey }: FirebaseScryptConfig) =>
  (hash: string, salt: string): Result<string, HashIssue> => {
    if (!isWithin(rounds, 8) || !isWithin(memCost, 14)) {
      return refuse(
        form,
        "has rounds outside of 1 to 8, or a mem_cost outside of 1 to 14",
        "Take all four values from the Firebase console"
      )
    }
    const [separator, key, ownSalt, digest] = [saltSeparator, signerKey, salt, hash].map(Base64.padded)
    if (separator === undefined || key === undefined || ownSalt === undefined || digest === undefined) {
      return refuse(
        form,
        "has parts that are no base64",
        "Look for what cut or changed the hash, the salt or the parameters"
      )
    }
    if (digest === "" || ownSalt === "")
      return refuse(form, "lacks a hash or a salt", "A user without both has no password")
    const options = `v=1,n=${memCost},r=${rounds},p=1${separator === "" ? "" : `,ss=${separator}`},sk=${key}`
    return checked(read)(`$fbscrypt$${options}$${ownSalt}$${digest}`)
  }
