import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import type { KeyObject } from "node:crypto"
import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto"
import type { KeyRing } from "../../../src/standards/jwt/jwt.js"
import { signToken, verifyToken } from "../../../src/standards/jwt/jwt.js"
import { readKeyRing } from "../../../src/standards/jwt/keyRing.js"
import { readServerKeys } from "../../../src/standards/jwt/signingKeys.js"

const jwkOf = (key: KeyObject, more: object) => ({ ...key.export({ format: "jwk" }), ...more })
const ops = ["sign", "verify"]

const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve })
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 })
const pairs = [
  ["ES256", ec("P-256"), "sha256"],
  ["ES512", ec("P-521"), "sha512"],
  ["RS256", rsa, "sha256"],
  ["RS512", rsa, "sha512"],
  ["EdDSA", generateKeyPairSync("ed25519"), null]
] as const

const ringOf = (...keys: ReadonlyArray<object>): KeyRing => {
  const read = readServerKeys(JSON.stringify(keys)) ?? assert.fail("the keys cannot be read")
  return readKeyRing({ secret: "shared", keyId: "", keys: read })
}
const problem = (token: string, ring: KeyRing) =>
  Either.match(verifyToken(token, ring), { onLeft: (found) => found, onRight: () => "" })

describe("the keys of the server", () => {
  it.each(pairs)("sign tokens that others accept: %s", (alg, pair, hash) => {
    const token = signToken('{"role":"x"}', ringOf(jwkOf(pair.privateKey, { kid: "k", alg, key_ops: ops })))
    const [head = "", body = "", tail = ""] = token.split(".")
    assert.deepStrictEqual(JSON.parse(atob(head)), { alg, kid: "k", typ: "JWT" })
    const key = { key: createPublicKey(pair.privateKey), dsaEncoding: "ieee-p1363" } as const
    assert.isTrue(verify(hash, Buffer.from(`${head}.${body}`), key, Buffer.from(tail, "base64url")))
  })

  it.each(pairs)("accept tokens that others sign: %s", (alg, pair, hash) => {
    const ring = ringOf(jwkOf(pair.publicKey, { kid: "k", alg, key_ops: ["verify"] }), {
      kty: "oct",
      kid: "h",
      alg: "HS256",
      k: "c2VjcmV0",
      key_ops: ops
    })
    const text = [{ alg, kid: "k" }, { role: "x" }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".")
    const key = { key: pair.privateKey, dsaEncoding: "ieee-p1363" } as const
    const signature = sign(hash, Buffer.from(text), key)
    assert.strictEqual(problem(`${text}.${signature.toString("base64url")}`, ring), "")
    assert.match(
      problem(`${text}.${Buffer.alloc(signature.length, 1).toString("base64url")}`, ring),
      /verification error$/
    )
    assert.match(problem(`${text}.AAAA`, ring), /verification error$/)
  })

  it("accept no signature that is written in another way than the one: EdDSA", () => {
    // With the neutral point as its key, whatever is signed has that point in its signature, which can be written twice.
    const point = [1, ...Array.from({ length: 31 }, () => 0)]
    const samePoint = [0xee, ...Array.from({ length: 30 }, () => 0xff), 0x7f]
    const x = Buffer.from(point).toString("base64url")
    const ring = ringOf(
      { kty: "OKP", crv: "Ed25519", kid: "k", alg: "EdDSA", x, key_ops: ["verify"] },
      { kty: "oct", kid: "h", alg: "HS256", k: "c2VjcmV0", key_ops: ops }
    )
    const text = [{ alg: "EdDSA", kid: "k" }, { role: "x" }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".")
    const signature = Buffer.from([...samePoint, ...Array.from({ length: 32 }, () => 0)])
    assert.match(problem(`${text}.${signature.toString("base64url")}`, ring), /verification error$/)
  })

  it("show what everybody may know, and no shared secret", () => {
    const [, pair] = pairs[0]
    const more = { kid: "k", alg: "ES256", key_ops: ops, use: "enc", ext: true, own: { a: [1] } }
    const keys = readServerKeys(
      JSON.stringify([jwkOf(pair.privateKey, more), { kty: "oct", kid: "h", alg: "HS256", k: "c2VjcmV0" }])
    )
    const published = keys?.map((key) => key.published)
    assert.deepStrictEqual([...(published?.[0]?.keys() ?? [])].sort(), [
      "alg",
      "crv",
      "ext",
      "key_ops",
      "kid",
      "kty",
      "own",
      "use",
      "x",
      "y"
    ])
    assert.deepStrictEqual(published?.[0]?.get("key_ops"), ["verify"])
    assert.strictEqual(published?.[0]?.get("use"), "sig")
    assert.isUndefined(published?.[1])
  })

  const [, p256] = pairs[0]
  const signing = jwkOf(p256.privateKey, { kid: "k", alg: "ES256", key_ops: ops })
  it.each([
    ["no JSON", "x"],
    ["no list", "{}"],
    ["no objects", "[5]"],
    ["no signing key", JSON.stringify([jwkOf(p256.publicKey, { alg: "ES256", key_ops: ["verify"] })])],
    ["two who sign", JSON.stringify([signing, { ...signing, kid: "l" }])],
    ["one who cannot sign", JSON.stringify([jwkOf(p256.publicKey, { alg: "ES256", key_ops: ops })])],
    ["an algorithm of another kind of key", JSON.stringify([{ ...signing, alg: "RS256" }])],
    ["an algorithm of another curve", JSON.stringify([{ ...signing, alg: "ES512" }])],
    ["an unknown algorithm", JSON.stringify([{ ...signing, alg: "constructor" }])],
    ["a point beside the curve", JSON.stringify([{ ...signing, y: signing.x }])],
    ["no point", JSON.stringify([{ ...signing, y: 5 }])]
  ])("are refused: %s", (_, text) => {
    assert.isUndefined(readServerKeys(text))
  })

  it.each(["", "[]"])("may be absent: %o", (text) => {
    assert.deepStrictEqual(readServerKeys(text), [])
  })
})
