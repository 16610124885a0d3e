import { assert, describe, it } from "@effect/vitest"
import { isTotpCode, totpCode } from "../../../src/features/mfa/totp.js"
import { fromBase32, toBase32 } from "../../../src/standards/encoding/base32.js"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("base32", () => {
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"]
  ])("%s is %s", (text, encoded) => {
    assert.strictEqual(toBase32(bytes(text)), encoded)
    assert.deepStrictEqual(fromBase32(encoded), bytes(text))
    assert.deepStrictEqual(fromBase32(`${encoded.toLowerCase()}==`), bytes(text))
  })

  it.each(["1", "A A", "Ä", "=A"])("does not read %s", (text) => {
    assert.isUndefined(fromBase32(text))
  })
})

// The secret and the times of RFC 6238, whose codes have two digits more.
const secret = toBase32(bytes("12345678901234567890"))
const at = (seconds: number) => BigInt(seconds) * 1_000_000_000n

describe("TOTP", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"]
  ])("at %i shows %s", (seconds, code) => {
    assert.strictEqual(totpCode(secret, at(seconds)), code)
  })

  it.each([
    [29, false],
    [30, true],
    [59, true],
    [60, true],
    [89, true],
    [90, true],
    [119, true],
    [120, false]
  ])("the code of second 60 to 89 is good at second %i: %s", (seconds, good) => {
    const code = totpCode(secret, at(75)) ?? ""
    assert.strictEqual(isTotpCode(secret, code, at(seconds)), good)
  })

  it.each([" 287082", "287082\n", "\t287082 "])("is read without blanks around it: %o", (code) => {
    assert.isTrue(isTotpCode(secret, code, at(59)))
  })

  it.each(["", "28708", "2870820", "94287082", "287 82", "２８７０８２"])("refuses %o", (code) => {
    assert.isFalse(isTotpCode(secret, code, at(59)))
  })

  it("has no code for a secret that is no base32", () => {
    assert.isUndefined(totpCode("not base32!", at(59)))
    assert.isFalse(isTotpCode("not base32!", "000000", at(59)))
  })
})
