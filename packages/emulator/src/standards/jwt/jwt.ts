import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { fromBase64Url, toBase64Url } from "../encoding/base64.js"
import { decodeText, record } from "../json/decode.js"
import type { Json } from "../json/json.js"
import type { Timestamp } from "../time/timestamp.js"
import type { Claims } from "./claims.js"
import { claimsDecoder } from "./claims.js"
import type { Jwk } from "./jwk.js"

/** A key that checks signatures, and perhaps makes them. */
export interface Key {
  readonly kid: string
  readonly alg: string
  /** What it says when a signature is wrong. */
  readonly mismatch: string
  readonly verify: (text: string, signature: Uint8Array) => boolean
  readonly sign: ((text: string) => Uint8Array) | undefined
}

/** The keys of a server. */
export interface KeyRing {
  /** Tokens with another algorithm are refused before a key is looked for. */
  readonly algorithms: ReadonlyArray<string>
  readonly byId: ReadonlyMap<string, Key>
  /** For HS256 tokens whose key id is unknown. */
  readonly shared: Key
  readonly signing: Key
  /** What everybody may know of them. */
  readonly published: ReadonlyArray<Jwk>
}

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, i) => byte === right[i])

/** A shared secret. */
export const hmacKey = (secret: string | Uint8Array, kid = ""): Key => {
  const bytes = typeof secret === "string" ? utf8ToBytes(secret) : secret
  const sign = (text: string) => hmac(sha256, bytes, utf8ToBytes(text))
  return {
    kid,
    alg: "HS256",
    mismatch: "signature is invalid",
    verify: (text, signature) => sameBytes(sign(text), signature),
    sign
  }
}

/** The ring of a server that has nothing but the shared secret. */
export const sharedSecretRing = (secret: string, kid = ""): KeyRing => {
  const shared = hmacKey(secret, kid)
  return { algorithms: ["HS256"], byId: new Map([[kid, shared]]), shared, signing: shared, published: [] }
}

const known = new Set([
  "HS256",
  "HS384",
  "HS512",
  "RS256",
  "RS384",
  "RS512",
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "EdDSA",
  "none"
])

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })

/** How Go prints a header value that is no text. */
const shown = (value: Json | undefined): string =>
  value === undefined || value === null ? "<nil>" : typeof value === "object" ? JSON.stringify(value) : String(value)

const findKey = (ring: KeyRing, kid: Json | undefined, alg: string): Either.Either<Key, string> => {
  const key = typeof kid === "string" ? ring.byId.get(kid) : undefined
  if (key !== undefined) return Either.right(key)
  if (alg === "HS256") return Either.right(ring.shared)
  return Either.left(
    `token is unverifiable: error while executing keyfunc: unrecognized JWT kid ${shown(kid)} for algorithm ${alg}`
  )
}

/** What the library says when a key does not fit the algorithm of a token, by the algorithm's first letters. */
const expectations: { readonly [family: string]: string } = {
  ES: "ECDSA verify expects *ecdsa.PublicKey",
  HS: "HMAC verify expects []byte",
  RS: "RSA verify expects *rsa.PublicKey",
  PS: "RSA-PSS verify expects *rsa.PublicKey",
  Ed: "Ed25519 verify expects ed25519.PublicKey"
}

/** Checks everything but the times. On the left the library's own words. */
export const verifyToken = (token: string, ring: KeyRing): Either.Either<Claims, string> => {
  const [head, body, tail, ...more] = token.split(".")
  if (head === undefined || body === undefined || tail === undefined || more.length > 0) {
    return Either.left("token is malformed: token contains an invalid number of segments")
  }
  const malformed = (what: string) => (why: string) => `token is malformed: could not ${what}: ${why}`
  const text = (part: string, name: string) =>
    Either.map(Either.mapLeft(fromBase64Url(part), malformed(`base64 decode ${name}`)), (bytes) => utf8.decode(bytes))
  const header = Either.flatMap(text(head, "header"), (json) =>
    Either.mapLeft(decodeText(record, json), malformed("JSON decode header"))
  )
  if (Either.isLeft(header)) return Either.left(header.left)
  const claims = Either.flatMap(text(body, "claim"), (json) =>
    Either.mapLeft(decodeText(claimsDecoder, json), malformed("JSON decode claim"))
  )
  if (Either.isLeft(claims)) return claims
  const alg = header.right?.get("alg")
  if (typeof alg !== "string") return Either.left("token is unverifiable: signing method (alg) is unspecified")
  if (!known.has(alg)) return Either.left("token is unverifiable: signing method (alg) is unavailable")
  const signature = Either.mapLeft(fromBase64Url(tail), malformed("base64 decode signature"))
  if (Either.isLeft(signature)) return Either.left(signature.left)
  if (!ring.algorithms.includes(alg)) {
    return Either.left(`token signature is invalid: signing method ${alg} is invalid`)
  }
  const key = findKey(ring, header.right?.get("kid"), alg)
  if (Either.isLeft(key)) return Either.left(key.left)
  if (key.right.alg !== alg) {
    return Either.left(`token signature is invalid: key is of invalid type: ${expectations[alg.slice(0, 2)]}`)
  }
  if (!key.right.verify(`${head}.${body}`, signature.right)) {
    return Either.left(`token signature is invalid: ${key.right.mismatch}`)
  }
  return claims
}

/** Beyond this many seconds the server's clock begins again at the other end. */
const lastSecond = 2 ** 63 - 62_135_596_800

const timestamp = (seconds: number): number => (seconds >= lastSecond ? Number.NEGATIVE_INFINITY : seconds)

/** What is wrong with the times of a token, if anything. */
export const timeProblem = (claims: Claims, now: Timestamp): string | undefined => {
  const seconds = Number(now) / 1e9
  const problems: Array<string> = []
  if (claims.exp !== null && !(seconds < timestamp(claims.exp))) problems.push("token is expired")
  if (claims.nbf !== null && seconds < timestamp(claims.nbf)) problems.push("token is not valid yet")
  return problems.length === 0 ? undefined : `token has invalid claims: ${problems.join(", ")}`
}

/** Signs claims that are already JSON text. */
export const signToken = (claims: string, ring: KeyRing): string => {
  const { alg, kid, sign } = ring.signing
  const header =
    kid === "" ? `{"alg":"${alg}","typ":"JWT"}` : `{"alg":"${alg}","kid":${JSON.stringify(kid)},"typ":"JWT"}`
  const text = `${toBase64Url(utf8ToBytes(header))}.${toBase64Url(utf8ToBytes(claims))}`
  return `${text}.${toBase64Url(sign?.(text) ?? new Uint8Array(0))}`
}
