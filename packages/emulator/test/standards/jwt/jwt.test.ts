import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { sharedSecretRing, signToken, timeProblem, verifyToken } from "../../../src/standards/jwt/jwt.js"

const ring = sharedSecretRing("secret")
const part = (text: string) => btoa(text).replaceAll("=", "")
const problem = (token: string) => Either.match(verifyToken(token, ring), { onLeft: (p) => p, onRight: () => "" })
const signed = (claims: object) => verifyToken(signToken(JSON.stringify(claims), ring), ring)
const hs = part('{"alg":"HS256"}')

describe("jwt", () => {
  it("is signed and verified", () => {
    const claims = Either.getOrUndefined(signed({ sub: "x", aud: "a", role: "r", exp: 5.5 }))
    assert.strictEqual(claims?.sub, "x")
    assert.deepStrictEqual(claims?.aud, ["a"])
    assert.strictEqual(claims?.exp, 5.5)
  })

  it.each([
    ["x", "token is malformed: token contains an invalid number of segments"],
    ["a.b.c.d", "token is malformed: token contains an invalid number of segments"],
    ["*.b.c", "token is malformed: could not base64 decode header: illegal base64 data at input byte 0"],
    ["..", "token is malformed: could not JSON decode header: unexpected end of JSON input"],
    [`${hs}.*.x`, "token is malformed: could not base64 decode claim: illegal base64 data at input byte 0"],
    [
      `${hs}.${part("x")}.x`,
      "token is malformed: could not JSON decode claim: invalid character 'x' looking for beginning of value"
    ],
    [`${part("{}")}.e30.x`, "token is unverifiable: signing method (alg) is unspecified"],
    [`${part('{"alg":"hs256"}')}.e30.x`, "token is unverifiable: signing method (alg) is unavailable"],
    [`${hs}.e30.*`, "token is malformed: could not base64 decode signature: illegal base64 data at input byte 0"],
    [`${part('{"alg":"none"}')}.e30.`, "token signature is invalid: signing method none is invalid"],
    [`${hs}.e30.AAAA`, "token signature is invalid: signature is invalid"]
  ])("refuses %s", (token, expected) => {
    assert.strictEqual(problem(token), expected)
  })

  it.each([
    [{ role: 5 }, "json: cannot unmarshal number into Go struct field AccessTokenClaims.role of type string"],
    [
      { sub: 5 },
      "json: cannot unmarshal number into Go struct field AccessTokenClaims.RegisteredClaims.sub of type string"
    ],
    [
      { iss: 5 },
      "json: cannot unmarshal number into Go struct field AccessTokenClaims.RegisteredClaims.iss of type string"
    ],
    [
      { jti: 5 },
      "json: cannot unmarshal number into Go struct field AccessTokenClaims.RegisteredClaims.jti of type string"
    ],
    [{ aud: 5 }, "invalid type for claim"],
    [
      { amr: "x" },
      "json: cannot unmarshal string into Go struct field AccessTokenClaims.amr of type []json.RawMessage"
    ],
    [
      { exp: "soon" },
      'could not parse NumericData: json: invalid number literal, trying to unmarshal "\\"soon\\"" into Number'
    ]
  ])("refuses the type of %o", (claims, expected) => {
    assert.deepStrictEqual(signed(claims), Either.left(`token is malformed: could not JSON decode claim: ${expected}`))
  })

  it("looks at the times, and tells all that is wrong with them", () => {
    const now = 1_000_000_000_000n
    const at = (claims: object) =>
      Either.match(signed(claims), { onLeft: () => "?", onRight: (c) => timeProblem(c, now) })
    assert.isUndefined(at({}))
    assert.isUndefined(at({ exp: null, nbf: 1000 }))
    assert.strictEqual(at({ exp: 0 }), "token has invalid claims: token is expired")
    assert.strictEqual(at({ exp: 1, nbf: 2000 }), "token has invalid claims: token is expired, token is not valid yet")
  })
})
