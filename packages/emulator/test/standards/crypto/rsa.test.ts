import { assert, describe, it } from "@effect/vitest"
import { constants, generateKeyPairSync, sign, verify } from "node:crypto"
import { signPkcs1, verifyPkcs1, verifyPss } from "../../../src/standards/crypto/rsa.js"
import { rsaPrivateKey, rsaPublicKey } from "../../../src/standards/jwt/jwk.js"

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 })
const jwk = new Map(
  Object.entries(pair.privateKey.export({ format: "jwk" })).map(([name, value]) => [name, String(value)])
)
const secret = rsaPrivateKey(jwk) ?? assert.fail("no private key")
const open = rsaPublicKey(jwk) ?? assert.fail("no public key")
const { factors: _, ...slow } = secret
const message = new TextEncoder().encode("a message")
const digests = ["SHA-256", "SHA-384", "SHA-512"] as const
const spoiled = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))

describe("RSASSA-PKCS1-v1_5", () => {
  it.each(digests)("with %s is made as others make it", (digest) => {
    const theirs = new Uint8Array(sign(digest, message, pair.privateKey))
    assert.deepStrictEqual(signPkcs1(secret, digest, message), theirs)
    assert.deepStrictEqual(signPkcs1(slow, digest, message), theirs)
    assert.isTrue(verify(digest, message, pair.publicKey, theirs))
  })

  it.each(digests)("with %s is checked", (digest) => {
    const signature = new Uint8Array(sign(digest, message, pair.privateKey))
    assert.isTrue(verifyPkcs1(open, digest, message, signature))
    assert.isFalse(verifyPkcs1(open, digest === "SHA-256" ? "SHA-512" : "SHA-256", message, signature))
    assert.isFalse(verifyPkcs1(open, digest, spoiled(message, 0), signature))
    assert.isFalse(verifyPkcs1(open, digest, message, spoiled(signature, 100)))
    assert.isFalse(verifyPkcs1(open, digest, message, signature.subarray(1)))
    assert.isFalse(verifyPkcs1(open, digest, message, new Uint8Array(0)))
    assert.isFalse(verifyPkcs1(open, digest, message, new Uint8Array(256).fill(255)))
  })

  it("needs a key that is long enough for the hash, and one at all", () => {
    assert.isUndefined(signPkcs1({ n: 2n ** 255n + 1n, e: 3n, d: 3n }, "SHA-256", message))
    assert.isFalse(verifyPkcs1({ n: 0n, e: 3n }, "SHA-256", message, new Uint8Array(0)))
  })
})

describe("RSASSA-PSS", () => {
  it.each(digests.flatMap((digest) => [0, 20, 32, 64].map((saltLength) => [digest, saltLength] as const)))(
    "with %s and a salt of %i bytes is checked",
    (digest, saltLength) => {
      const padding = constants.RSA_PKCS1_PSS_PADDING
      const signature = new Uint8Array(sign(digest, message, { key: pair.privateKey, padding, saltLength }))
      assert.isTrue(verifyPss(open, digest, message, signature))
      assert.isFalse(verifyPss(open, digest, spoiled(message, 3), signature))
      assert.isFalse(verifyPss(open, digest, message, spoiled(signature, 0)))
      assert.isFalse(verifyPss(open, digest, message, spoiled(signature, 255)))
      assert.isFalse(verifyPkcs1(open, digest, message, signature))
    }
  )

  it("is not the other kind of signature", () => {
    assert.isFalse(verifyPss(open, "SHA-256", message, new Uint8Array(sign("SHA-256", message, pair.privateKey))))
  })
})
