import { assert } from "@effect/vitest"
import type { KeyObject } from "node:crypto"
import { constants, createHash, generateKeyPairSync, sign } from "node:crypto"
import type { Cbor, CborMap } from "../../src/standards/encoding/cbor.js"
import { writeCbor } from "../../src/standards/encoding/cbor.js"

/** A software authenticator: what a browser would send, and anything else that a test wants to send instead. */
const sha256 = (...parts: ReadonlyArray<Uint8Array>): Uint8Array =>
  new Uint8Array(parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest())

export const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")
const utf8 = (text: string) => new TextEncoder().encode(text)
const fromUrl = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? "", "base64url"))
const join = (...parts: ReadonlyArray<Uint8Array>) => new Uint8Array(Buffer.concat(parts))

/** The key of a credential. */
export interface Key {
  readonly id: Uint8Array
  readonly alg: number
  readonly cose: CborMap
  readonly sign: (data: Uint8Array) => Uint8Array
}

const signer =
  (hash: string | null, key: KeyObject, salt?: number) =>
  (data: Uint8Array): Uint8Array =>
    new Uint8Array(
      sign(hash, data, salt === undefined ? key : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt })
    )

const ec = (alg: number, namedCurve: string, crv: number, hash: string): Omit<Key, "id"> => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve })
  const { x, y } = publicKey.export({ format: "jwk" })
  const cose = new Map<number, Cbor>([
    [1, 2],
    [3, alg],
    [-1, crv],
    [-2, fromUrl(x)],
    [-3, fromUrl(y)]
  ])
  return { alg, cose, sign: signer(hash, privateKey) }
}

const rsa = (alg: number, hash: string, salt?: number): Omit<Key, "id"> => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const { e, n } = publicKey.export({ format: "jwk" })
  const cose = new Map<number, Cbor>([
    [1, 3],
    [3, alg],
    [-1, fromUrl(n)],
    [-2, fromUrl(e)]
  ])
  return { alg, cose, sign: signer(hash, privateKey, salt) }
}

const okp = (): Omit<Key, "id"> => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  const { x } = publicKey.export({ format: "jwk" })
  const cose = new Map<number, Cbor>([
    [1, 1],
    [3, -8],
    [-1, 6],
    [-2, fromUrl(x)]
  ])
  return { alg: -8, cose, sign: signer(null, privateKey) }
}

const makers: { readonly [name: string]: () => Omit<Key, "id"> } = {
  ES256: () => ec(-7, "P-256", 1, "sha256"),
  ES384: () => ec(-35, "P-384", 2, "sha384"),
  ES512: () => ec(-36, "P-521", 3, "sha512"),
  RS256: () => rsa(-257, "sha256"),
  RS384: () => rsa(-258, "sha384"),
  RS512: () => rsa(-259, "sha512"),
  PS256: () => rsa(-37, "sha256", 32),
  PS384: () => rsa(-38, "sha384", 48),
  PS512: () => rsa(-39, "sha512", 64),
  EdDSA: okp
}

export const algorithmNames = Object.keys(makers)

export const makeKey = (algorithm: string, name = algorithm): Key => {
  const maker = makers[algorithm]
  return { id: sha256(utf8(name)), ...(maker ?? assert.fail(algorithm))() }
}

export const origin = "http://localhost:3000"
export const rpId = "localhost"

/** What may be other than it should be. */
export interface Oddities {
  readonly type?: string
  readonly challenge?: string
  readonly client?: object
  readonly rpId?: string
  readonly flags?: number
  readonly count?: number
  readonly extensions?: Uint8Array
  readonly aaguid?: Uint8Array
  readonly self?: boolean
  readonly format?: string
  readonly statement?: CborMap
  readonly publicKey?: Uint8Array
  readonly signature?: (right: Uint8Array) => Uint8Array
  readonly userHandle?: string | undefined
  readonly top?: object
}

const clientData = (type: string, challenge: string, { challenge: other, client, type: another }: Oddities) =>
  utf8(JSON.stringify({ type: another ?? type, challenge: other ?? challenge, origin, crossOrigin: false, ...client }))

const counter = (count: number) => Uint8Array.of(0, 0, count >> 8, count & 255)

/** Makes a credential for creation options. */
export const attest = (challenge: string, key: Key, odd: Oddities = {}) => {
  const client = clientData("webauthn.create", challenge, odd)
  const data = join(
    sha256(utf8(odd.rpId ?? rpId)),
    Uint8Array.of(odd.flags ?? 0x45),
    counter(odd.count ?? 0),
    odd.aaguid ?? new Uint8Array(16),
    Uint8Array.of(0, key.id.length),
    key.id,
    odd.publicKey ?? writeCbor(key.cose),
    odd.extensions ?? new Uint8Array(0)
  )
  const self = new Map<string, Cbor>([
    ["alg", key.alg],
    ["sig", key.sign(join(data, sha256(client)))]
  ])
  const object = new Map<string, Cbor>([
    ["fmt", odd.format ?? (odd.self === true ? "packed" : "none")],
    ["attStmt", odd.statement ?? (odd.self === true ? self : new Map())],
    ["authData", data]
  ])
  return {
    id: base64Url(key.id),
    rawId: base64Url(key.id),
    type: "public-key" as const,
    clientExtensionResults: {},
    response: { clientDataJSON: base64Url(client), attestationObject: base64Url(writeCbor(object)) },
    ...odd.top
  }
}

/** Uses a credential for request options. */
export const assertion = (challenge: string, key: Key, userId: string, odd: Oddities = {}) => {
  const client = clientData("webauthn.get", challenge, odd)
  const data = join(
    sha256(utf8(odd.rpId ?? rpId)),
    Uint8Array.of(odd.flags ?? 0x05),
    counter(odd.count ?? 0),
    odd.extensions ?? new Uint8Array(0)
  )
  const signature = key.sign(join(data, sha256(client)))
  const handle = "userHandle" in odd ? odd.userHandle : userId
  return {
    id: base64Url(key.id),
    rawId: base64Url(key.id),
    type: "public-key" as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: base64Url(client),
      authenticatorData: base64Url(data),
      signature: base64Url(odd.signature?.(signature) ?? signature),
      ...(handle === undefined ? {} : { userHandle: base64Url(utf8(handle)) })
    },
    ...odd.top
  }
}
