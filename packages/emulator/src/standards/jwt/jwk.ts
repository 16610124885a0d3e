import * as Either from "effect/Either"
import type { RsaPrivateKey, RsaPublicKey } from "../crypto/rsa.js"
import { readInteger } from "../crypto/rsa.js"
import { fromBase64Url } from "../encoding/base64.js"
import type { Json, JsonMap } from "../json/json.js"
import { withoutTrailing } from "../text/trim.js"

/** A JSON Web Key: its members as they were written. */
export type Jwk = JsonMap

export const textMember = (jwk: Jwk, name: string): string => {
  const value = jwk.get(name)
  return typeof value === "string" ? value : ""
}

export const bytesMember = (jwk: Jwk, name: string): Uint8Array | undefined => {
  const value = textMember(jwk, name)
  return value === "" ? undefined : Either.getOrUndefined(fromBase64Url(withoutTrailing(value, "=")))
}

const integerMember = (jwk: Jwk, name: string): bigint | undefined => {
  const bytes = bytesMember(jwk, name)
  return bytes === undefined ? undefined : readInteger(bytes)
}

const isList = (json: Json | undefined): json is ReadonlyArray<Json> => Array.isArray(json)

/** Whether `key_ops` names an operation. */
export const allows = (jwk: Jwk, operation: string): boolean => {
  const operations = jwk.get("key_ops")
  return isList(operations) && operations.includes(operation)
}

export const rsaPublicKey = (jwk: Jwk): RsaPublicKey | undefined => {
  const n = integerMember(jwk, "n")
  const e = integerMember(jwk, "e")
  return n === undefined || e === undefined ? undefined : { n, e }
}

export const rsaPrivateKey = (jwk: Jwk): RsaPrivateKey | undefined => {
  const key = rsaPublicKey(jwk)
  const d = integerMember(jwk, "d")
  if (key === undefined || d === undefined) return undefined
  const [p, q, dp, dq, qi] = ["p", "q", "dp", "dq", "qi"].map((name) => integerMember(jwk, name))
  return p === undefined || q === undefined || dp === undefined || dq === undefined || qi === undefined
    ? { ...key, d }
    : { ...key, d, factors: { p, q, dp, dq, qi } }
}

const secretMembers = new Set(["d", "p", "q", "dp", "dq", "qi", "oth"])

/** What everybody may know of a key; undefined for a secret that is shared. */
export const publicJwk = (jwk: Jwk): Jwk | undefined =>
  textMember(jwk, "kty") === "oct"
    ? undefined
    : new Map<string, Json>([
        ...[...jwk].filter(([name]) => !secretMembers.has(name)),
        ["use", "sig"],
        ["key_ops", ["verify"]]
      ])
