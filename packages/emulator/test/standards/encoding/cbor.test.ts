import { assert, describe, it } from "@effect/vitest"
import type { Cbor } from "../../../src/standards/encoding/cbor.js"
import { readCbor, writeCbor } from "../../../src/standards/encoding/cbor.js"
import { parseAuthenticatorData } from "../../../src/standards/webauthn/authenticatorData.js"

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"))
const hex = (value: Cbor) => Buffer.from(writeCbor(value)).toString("hex")

describe("CBOR", () => {
  // Of RFC 8949, appendix A.
  it.each<readonly [string, Cbor]>([
    ["00", 0],
    ["17", 23],
    ["1818", 24],
    ["1903e8", 1000],
    ["1a000f4240", 1_000_000],
    ["1b000000e8d4a51000", 1_000_000_000_000],
    ["20", -1],
    ["3903e7", -1000],
    ["f4", false],
    ["f5", true],
    ["f6", null],
    ["40", new Uint8Array(0)],
    ["4401020304", Uint8Array.of(1, 2, 3, 4)],
    ["60", ""],
    ["62c3bc", "ü"],
    ["80", []],
    ["8301820203820405", [1, [2, 3], [4, 5]]],
    ["a0", new Map()],
    [
      "a201020304",
      new Map([
        [1, 2],
        [3, 4]
      ])
    ],
    [
      "a26161016162820203",
      new Map<string, Cbor>([
        ["a", 1],
        ["b", [2, 3]]
      ])
    ]
  ])("%s is read and written", (text, value) => {
    assert.deepStrictEqual(readCbor(bytes(text)), { value, length: text.length / 2 })
    assert.strictEqual(hex(value), text)
  })

  it("is written in one form, whatever the order and the spelling", () => {
    assert.strictEqual(
      hex(readCbor(bytes("a461611a00000001033818200362616103"))?.value ?? null),
      "a4033818200361610162616103"
    )
  })

  it("is read up to the end of the first value", () => {
    assert.deepStrictEqual(readCbor(bytes("01ffff")), { value: 1, length: 1 })
  })

  it.each([
    ["", "nothing"],
    ["18", "a number that is cut off"],
    ["1c", "a reserved length"],
    ["5f4101ff", "bytes of unknown length"],
    ["9f01ff", "a list of unknown length"],
    ["c001", "a tag"],
    ["f90000", "a floating point number"],
    ["f0", "a simple value"],
    ["4301", "bytes that are cut off"],
    ["61ff", "a text that is no UTF-8"],
    ["8201", "a list that is cut off"],
    ["a201020103", "a member twice"],
    ["a1410102", "bytes as the name of a member"],
    ["818181818101", "five levels"],
    ["9b7fffffffffffffff", "a list of more items than there can be"]
  ])("%s is refused: %s", (text) => {
    assert.isUndefined(readCbor(bytes(text)))
  })
})

describe("authenticator data", () => {
  const fixed = `${"11".repeat(32)}`
  const credential = `${"22".repeat(16)}000233${"44"}a10102`

  it("are taken apart", () => {
    assert.deepStrictEqual(parseAuthenticatorData(bytes(`${fixed}c500000102${credential}a0`)), {
      rpIdHash: new Uint8Array(32).fill(0x11),
      flags: 0xc5,
      signCount: 258,
      attested: {
        aaguid: new Uint8Array(16).fill(0x22),
        id: Uint8Array.of(0x33, 0x44),
        publicKey: bytes("a10102")
      },
      extensions: bytes("a0")
    })
  })

  it.each([
    ["too short", `${fixed}05000000`],
    ["a credential without its flag", `${fixed}0500000000${credential}`],
    ["a flag without its credential", `${fixed}4500000000`],
    ["a flag without its extensions", `${fixed}8500000000`],
    ["bytes too many", `${fixed}4500000000${credential}00`],
    ["an id longer than allowed", `${fixed}4500000000${"22".repeat(16)}0400${"33".repeat(1024)}a10102`],
    ["a key that is no CBOR", `${fixed}4500000000${"22".repeat(16)}00023344ff`],
    ["a key in a longer form than allowed", `${fixed}4500000000${"22".repeat(16)}00023344a1180102`]
  ])("are refused: %s", (_, text) => {
    assert.isUndefined(parseAuthenticatorData(bytes(text)))
  })
})
