import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { jsonbOutput, jsonbText } from "../../../src/database/postgres/jsonb.js"
import { passkeyName } from "../../../src/features/passkeys/aaguids.js"
import { anything, decodeText } from "../../../src/standards/json/decode.js"

describe("JSON as the database writes it", () => {
  it.each([
    ['{"bb":1,"a":{"z":1,"y":[true,null]},"c":"<é>"}', '{"a":{"y":[true,null],"z":1},"c":"\\u003cé\\u003e","bb":1}'],
    ['{"é":1,"ab":2,"z":3,"aa":4}', '{"z":3,"aa":4,"ab":2,"é":1}'],
    ["[1.5,-2,{}]", "[1.5,-2,{}]"],
    ["null", "null"]
  ])("%s", (given, expected) => {
    assert.strictEqual(jsonbText(Either.getOrThrow(decodeText(anything, given))), expected)
  })
})

describe("the name of a new passkey", () => {
  it.each([
    ["ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", "Google Password Manager"],
    ["891494da-2c90-4d31-a9cd-4eab0aed1309", "Sésame"],
    ["fbfc3007-154e-4ecc-8c0b-6e020557d7bd", "Apple Passwords"],
    ["00000000-0000-0000-0000-000000000000", "Passkey"],
    ["", "Passkey"],
    ["constructor", "Passkey"]
  ])("of %s is %s", (aaguid, name) => {
    assert.strictEqual(passkeyName(aaguid), name)
  })
})

it("shows JSON with blanks, and numbers without an exponent", () => {
  for (const [given, expected] of [
    ['{"bb":[1,"a\\nb",null],"a":true}', '{"a": true, "bb": [1, "a\\nb", null]}'],
    [
      "[1e21,-1.5e22,1e-7,-1.25e-8,0.5]",
      "[1000000000000000000000, -15000000000000000000000, 0.0000001, -0.0000000125, 0.5]"
    ]
  ] as const) {
    assert.strictEqual(jsonbOutput(Either.getOrThrow(decodeText(anything, given))), expected)
  }
})
