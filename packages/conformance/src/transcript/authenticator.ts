/** A passkey in software: it handles creation and request options like a phone, with attestation "none". */
import * as Schema from "effect/Schema"
import { createECDH, createHash, createPrivateKey, sign } from "node:crypto"

const defaultOrigin = "http://localhost:3000"

const sha256 = (...parts: ReadonlyArray<string | Uint8Array>): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest()

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")

const CreationOptions = Schema.Struct({
  challenge: Schema.String,
  rp: Schema.Struct({ id: Schema.String }),
  user: Schema.Struct({ id: Schema.String })
})

const RequestOptions = Schema.Struct({ challenge: Schema.String, rpId: Schema.String })

/** The key pair follows from the name, so that a run repeats itself. */
const keyOf = (name: string) => {
  const pair = createECDH("prime256v1")
  pair.setPrivateKey(sha256("authenticator ", name))
  const point = pair.getPublicKey()
  return { x: point.subarray(1, 33), y: point.subarray(33), d: pair.getPrivateKey() }
}

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

const credential = (id: Uint8Array, response: object) => ({
  id: base64(id),
  rawId: base64(id),
  type: "public-key",
  clientExtensionResults: {},
  authenticatorAttachment: "platform",
  response
})

/** CBOR of a COSE key (EC2, ES256, P-256) and of an attestation object with format "none", up to the varying bytes. */
const coseHead = Buffer.from("a5010203262001215820", "hex")
const coseMiddle = Buffer.from("225820", "hex")
const attestationHead = Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex")

const userPresentAndVerified = 0x05
const withAttestedData = 0x40

const authenticatorData = (rpId: string, flags: number, rest: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.concat([sha256(rpId), Buffer.from([flags, 0, 0, 0, 0]), rest])

/** What it remembers: the credential that each name has made. */
export type Memory = Map<string, { readonly id: Buffer; readonly handle: Buffer }>

/** Makes a new credential for creation options. */
export const attest = (memory: Memory, options: unknown, name: string, aaguid = "", origin = defaultOrigin): object => {
  const { challenge, rp, user } = Schema.decodeUnknownSync(CreationOptions)(options)
  const { x, y } = keyOf(name)
  const handle = Buffer.from(user.id, "base64url")
  const id = sha256("credential ", name, handle)
  memory.set(name, { id, handle })
  const attested = Buffer.concat([
    Buffer.from(aaguid.replaceAll("-", "").padStart(32, "0"), "hex"),
    Buffer.from([0, id.length]),
    id,
    coseHead,
    x,
    coseMiddle,
    y
  ])
  const data = authenticatorData(rp.id, userPresentAndVerified | withAttestedData, attested)
  return credential(id, {
    clientDataJSON: base64(clientData("webauthn.create", challenge, origin)),
    attestationObject: base64(Buffer.concat([attestationHead, Buffer.from([data.length]), data])),
    transports: ["internal"]
  })
}

/** Signs request options with the credential that was made under the name before. */
export const assert = (memory: Memory, options: unknown, name: string, origin = defaultOrigin): object => {
  const { challenge, rpId } = Schema.decodeUnknownSync(RequestOptions)(options)
  const { handle, id } = memory.get(name) ?? { handle: Buffer.alloc(0), id: Buffer.alloc(0) }
  const { d, x, y } = keyOf(name)
  const client = clientData("webauthn.get", challenge, origin)
  const data = authenticatorData(rpId, userPresentAndVerified)
  const key = createPrivateKey({
    key: { kty: "EC", crv: "P-256", x: base64(x), y: base64(y), d: base64(d) },
    format: "jwk"
  })
  return credential(id, {
    clientDataJSON: base64(client),
    authenticatorData: base64(data),
    signature: base64(sign("sha256", Buffer.concat([data, sha256(client)]), key)),
    userHandle: base64(handle)
  })
}
