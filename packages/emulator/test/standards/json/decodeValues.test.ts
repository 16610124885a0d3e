import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { decodeText, struct, text } from "../../../src/standards/json/decode.js"
import { base64Bytes, integer, optional, raw, uuid } from "../../../src/standards/json/decodeValues.js"

const shape = struct("S", { id: uuid, n: integer, b: base64Bytes, o: optional(struct("O", { t: text })), r: raw })
const id = "00000000-0000-4000-8000-00000000000a"
const decode = (given: string) => decodeText(shape, given)
const problem = (given: string) => Either.match(decode(given), { onLeft: (p) => p, onRight: () => "" })

describe("values of their own", () => {
  it("are absent when they are not sent", () => {
    assert.deepStrictEqual(decode("{}"), Either.right({ ...shape.zero, o: null, b: null, r: undefined, n: 0 }))
  })

  it("are read", () => {
    const given = `{"id":"{${id.toUpperCase()}}","n":-5,"b":"-_8=","o":{"t":"x"},"r":null}`
    assert.deepStrictEqual(
      decode(given),
      Either.right({ id, n: -5, b: Uint8Array.of(0xfb, 0xff), o: { t: "x" }, r: { kind: "null" } })
    )
  })

  it.each([
    ['{"id":5}', "json: cannot unmarshal number into Go struct field S.id of type uuid.UUID"],
    ['{"id":"x"}', 'uuid: incorrect UUID length 1 in string "x"'],
    ['{"id":null,"o":null}', ""],
    ['{"n":1.5}', "json: cannot unmarshal number 1.5 into Go struct field S.n of type int64"],
    ['{"n":"1"}', "json: cannot unmarshal string into Go struct field S.n of type int64"],
    ['{"b":"*"}', "illegal base64 data at input byte 0"],
    ['{"b":{}}', "illegal base64 data at input byte 0"],
    ['{"b":1234}', ""],
    ['{"b":true}', ""],
    ['{"o":{"t":5}}', "json: cannot unmarshal number into Go struct field O.o.t of type string"],
    ['{"o":5}', "json: cannot unmarshal number into Go struct field S.o of type api.O"],
    // A value that reads itself has the last word, whether it comes first or last.
    ['{"n":"x","id":"x"}', 'uuid: incorrect UUID length 1 in string "x"'],
    ['{"id":"x","b":"*","n":"x"}', 'uuid: incorrect UUID length 1 in string "x"']
  ])("%s: %o", (given, expected) => {
    assert.strictEqual(problem(given), expected)
  })
})
