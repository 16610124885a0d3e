import { ed25519 } from "@noble/curves/ed25519.js"
import { p256, p384, p521 } from "@noble/curves/nist.js"
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import type { Digest } from "../crypto/rsa.js"
import { signPkcs1, verifyPkcs1, verifyPss } from "../crypto/rsa.js"
import { anything, decodeText } from "../json/decode.js"
import type { Json } from "../json/json.js"
import type { Jwk } from "./jwk.js"
import { allows, bytesMember, publicJwk, rsaPrivateKey, rsaPublicKey, textMember } from "./jwk.js"
import type { Key } from "./jwt.js"
import { hmacKey } from "./jwt.js"

/** One of the keys that a server is configured with. */
export interface ServerKey {
  readonly key: Key
  /** As it was written. */
  readonly jwk: Jwk
  /** What `/.well-known/jwks.json` shows of it. */
  readonly published: Jwk | undefined
}

type Signing = Pick<Key, "mismatch" | "verify" | "sign">
type Algorithm = (jwk: Jwk) => Signing | undefined

const curves = {
  "P-256": { curve: p256, size: 32 },
  "P-384": { curve: p384, size: 48 },
  "P-521": { curve: p521, size: 66 }
}

const padded = (bytes: Uint8Array, size: number): Uint8Array =>
  bytes.length >= size ? bytes : concatBytes(new Uint8Array(size - bytes.length), bytes)

const ecdsa =
  (crv: keyof typeof curves): Algorithm =>
  (jwk) => {
    const { curve, size } = curves[crv]
    const x = bytesMember(jwk, "x")
    const y = bytesMember(jwk, "y")
    const d = bytesMember(jwk, "d")
    if (textMember(jwk, "crv") !== crv || x === undefined || y === undefined) return undefined
    const point = concatBytes(Uint8Array.of(4), padded(x, size), padded(y, size))
    if (!curve.utils.isValidPublicKey(point, false)) return undefined
    return {
      mismatch: "crypto/ecdsa: verification error",
      verify: (text, signature) =>
        signature.length === 2 * size && curve.verify(signature, utf8ToBytes(text), point, { lowS: false }),
      sign: d === undefined ? undefined : (text) => curve.sign(utf8ToBytes(text), padded(d, size), { lowS: false })
    }
  }

const rsa =
  (digest: Digest, verify: typeof verifyPkcs1): Algorithm =>
  (jwk) => {
    const open = rsaPublicKey(jwk)
    const secret = rsaPrivateKey(jwk)
    if (open === undefined) return undefined
    return {
      mismatch: "crypto/rsa: verification error",
      verify: (text, signature) => verify(open, digest, utf8ToBytes(text), signature),
      sign:
        secret === undefined || verify === verifyPss
          ? undefined
          : (text) => signPkcs1(secret, digest, utf8ToBytes(text)) ?? new Uint8Array(0)
    }
  }

const eddsa: Algorithm = (jwk) => {
  const x = bytesMember(jwk, "x")
  const d = bytesMember(jwk, "d")
  if (textMember(jwk, "crv") !== "Ed25519" || x?.length !== 32) return undefined
  return {
    mismatch: "ed25519: verification error",
    verify: (text, signature) =>
      signature.length === 64 && ed25519.verify(signature, utf8ToBytes(text), x, { zip215: false }),
    sign: d?.length === 32 ? (text) => ed25519.sign(utf8ToBytes(text), d) : undefined
  }
}

const shared: Algorithm = (jwk) => {
  const secret = bytesMember(jwk, "k")
  return secret === undefined ? undefined : hmacKey(secret)
}

/** By the name of the algorithm: the type of key that it takes, and what it does with one. */
const algorithms: { readonly [alg: string]: readonly [kty: string, algorithm: Algorithm] } = {
  HS256: ["oct", shared],
  ES256: ["EC", ecdsa("P-256")],
  ES384: ["EC", ecdsa("P-384")],
  ES512: ["EC", ecdsa("P-521")],
  RS256: ["RSA", rsa("SHA-256", verifyPkcs1)],
  RS384: ["RSA", rsa("SHA-384", verifyPkcs1)],
  RS512: ["RSA", rsa("SHA-512", verifyPkcs1)],
  PS256: ["RSA", rsa("SHA-256", verifyPss)],
  PS384: ["RSA", rsa("SHA-384", verifyPss)],
  PS512: ["RSA", rsa("SHA-512", verifyPss)],
  EdDSA: ["OKP", eddsa]
}

/** Those with which the server signs; with the others it only checks. */
const signs = new Set(["HS256", "RS256", "RS512", "ES256", "ES512", "EdDSA"])

const readKey = (json: Json): ServerKey | undefined => {
  if (!(json instanceof Map)) return undefined
  const jwk: Jwk = json
  const alg = textMember(jwk, "alg")
  const known = Object.hasOwn(algorithms, alg) ? algorithms[alg] : undefined
  const signing = known?.[0] === textMember(jwk, "kty") ? known[1](jwk) : undefined
  if (signing === undefined) return undefined
  const wanted = allows(jwk, "sign")
  if (wanted && (signing.sign === undefined || !signs.has(alg))) return undefined
  return {
    key: { ...signing, kid: textMember(jwk, "kid"), alg, sign: wanted ? signing.sign : undefined },
    jwk,
    published: publicJwk(jwk)
  }
}

const isList = (json: Json): json is ReadonlyArray<Json> => Array.isArray(json)

/**
 * Reads `GOTRUE_JWT_KEYS`: a JSON array of JWKs, one of which signs. An empty array is as good as none. Undefined when
 * it cannot be used.
 */
export const readServerKeys = (text: string): ReadonlyArray<ServerKey> | undefined => {
  if (text === "") return []
  const json = decodeText(anything, text)
  if (Either.isLeft(json) || !isList(json.right)) return undefined
  const keys = json.right.map(readKey)
  const usable = keys.filter((key) => key !== undefined)
  const signing = usable.filter(({ key }) => key.sign !== undefined)
  return usable.length === keys.length && (keys.length === 0 || signing.length === 1) ? usable : undefined
}
