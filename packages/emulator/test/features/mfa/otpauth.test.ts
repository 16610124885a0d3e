import { assert, describe, it } from "@effect/vitest"
import { createHash } from "node:crypto"
import { otpauthUri } from "../../../src/features/mfa/otpauth.js"
import { qrSvg } from "../../../src/features/mfa/qrSvg.js"

const account = "q1795453734257@example.com"
const long = "x".repeat(200)

// As recorded from a server; the pictures by their SHA-256.
const responses = [
  [
    "localhost:3000",
    "U6GEVAOBZFPBDQRGF3NPD4PVX42YWBY4",
    "otpauth://totp/localhost:3000:q1795453734257@example.com?algorithm=SHA1&digits=6&issuer=localhost:3000&period=30&secret=U6GEVAOBZFPBDQRGF3NPD4PVX42YWBY4",
    "63bc565270fdde3698cc3ace018618f89f8168f3b3ecfd997f2da51bb16b3019"
  ],
  [
    "A b/c?d#e&é:%+~@'()*!$,;=[]",
    "TNN35LVTMLHL2NPLMYSL4LNOXNYNYWYU",
    "otpauth://totp/A%20b/c%3Fd%23e&%C3%A9:%25+~@%27%28%29%2A%21$,;=%5B%5D:q1795453734257@example.com?algorithm=SHA1&digits=6&issuer=A%20b%2Fc%3Fd%23e&%C3%A9:%25+~@%27%28%29%2A%21$%2C%3B=%5B%5D&period=30&secret=TNN35LVTMLHL2NPLMYSL4LNOXNYNYWYU",
    "40c1aeb3bb66ad27d3c444a22270387491facffb95ef7dec710f09408f66f035"
  ],
  [
    long,
    "B7L7Y2JQQMZYXXEWUJVPU42GPITCTX7P",
    `otpauth://totp/${long}:q1795453734257@example.com?algorithm=SHA1&digits=6&issuer=${long}&period=30&secret=B7L7Y2JQQMZYXXEWUJVPU42GPITCTX7P`,
    "e2e12ea9e4f8dd28a051878961848e835712b17192d4456c6e479995d10a6c96"
  ],
  [
    " lead",
    "5WDOMXO5P7NWPJ6U23NLGKASMM5IGY2B",
    "otpauth://totp/%20lead:q1795453734257@example.com?algorithm=SHA1&digits=6&issuer=%20lead&period=30&secret=5WDOMXO5P7NWPJ6U23NLGKASMM5IGY2B",
    "d3c34701490001eb7cbdce895ffab75eb82f25415522548e461a2eb9ed415511"
  ]
] as const

describe("the address for authenticator apps", () => {
  it.each(responses)("of %s", (issuer, secret, uri) => {
    assert.strictEqual(otpauthUri({ issuer, account, secret }), uri)
  })
})

describe("the QR code", () => {
  it.each(responses)("of %s is drawn as the server draws it", (_issuer, _secret, uri, hash) => {
    assert.strictEqual(
      createHash("sha256")
        .update(qrSvg(uri) ?? "")
        .digest("hex"),
      hash
    )
  })

  it("holds so much and no more", () => {
    assert.isString(qrSvg("x".repeat(1273)))
    assert.isUndefined(qrSvg("x".repeat(1274)))
    assert.isUndefined(qrSvg("é".repeat(637)))
  })
})
