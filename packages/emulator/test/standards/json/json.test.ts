import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { decodeText, flag, optionalText, record, struct, text, texts } from "../../../src/standards/json/decode.js"
import { byBytes, hasNul, storedText, writeJson } from "../../../src/standards/json/json.js"
import { parseFirstJson, parseJson } from "../../../src/standards/json/parse.js"

describe("writing", () => {
  it("escapes what Go escapes", () => {
    assert.strictEqual(
      writeJson('<>&\u2028\u2029"\\\b\f\n\r\t\u0001\u007f\ud800é'),
      '"\\u003c\\u003e\\u0026\\u2028\\u2029\\"\\\\\\b\\f\\n\\r\\t\\u0001\u007f\\ufffdé"'
    )
  })
  it("keeps the order of structs and sorts maps by bytes", () => {
    assert.strictEqual(writeJson({ b: 1, a: undefined, c: null }), '{"b":1,"c":null}')
    const map = new Map([
      ["b", 1],
      ["10", 2],
      ["9", 3],
      ["\uffff", 4],
      ["𝒳", 5],
      ["__proto__", 6]
    ])
    assert.strictEqual(writeJson(map), '{"10":2,"9":3,"__proto__":6,"b":1,"\uffff":4,"𝒳":5}')
    assert.isBelow(byBytes("a", "ab"), 0)
  })
  it("writes numbers as Go does", () => {
    assert.strictEqual(
      writeJson([1e21, 1e20, 1e-7, 1e-6, -0, 0.1]),
      "[1e+21,100000000000000000000,1e-7,0.000001,-0,0.1]"
    )
    assert.strictEqual(storedText([-0, new Map([["a", -0]])]), '[0,{"a":0}]')
  })
  it("finds the character that no column holds", () => {
    assert.isTrue(hasNul(new Map([["a", ["x\u0000"]]])))
    assert.isFalse(hasNul(new Map([["a", ["x"]]])))
  })
})

describe("parsing", () => {
  it.each([
    ["", "unexpected end of JSON input"],
    ["  ", "unexpected end of JSON input"],
    ['{"a":1', "unexpected end of JSON input"],
    ["nul", "invalid character ' ' in literal null (expecting 'l')"],
    ["nulx", "invalid character 'x' in literal null (expecting 'l')"],
    ["{}x", "invalid character 'x' after top-level value"],
    ["{a", "invalid character 'a' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"', "invalid character '\"' after object key:value pair"],
    ["[1 2]", "invalid character '2' after array element"],
    ["[1,]", "invalid character ']' looking for beginning of value"],
    ["'a'", "invalid character '\\'' looking for beginning of value"],
    ['"\n"', "invalid character '\\n' in string literal"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
    ["01", "invalid character '1' after top-level value"],
    ["1.x", "invalid character 'x' after decimal point in numeric literal"],
    ["1ex", "invalid character 'x' in exponent of numeric literal"],
    ["-x", "invalid character 'x' in numeric literal"],
    ["\ufeff{}", "invalid character 'ï' looking for beginning of value"],
    ["[".repeat(10_001), "invalid character '[' exceeded max depth"]
  ])("%s: %s", (given, problem) => {
    assert.deepStrictEqual(parseJson(given), Either.left(problem))
  })
  it("reads ten thousand levels", () => {
    assert.isTrue(Either.isRight(parseJson("[".repeat(10_000) + "]".repeat(10_000))))
  })
  it("can stop after the first value", () => {
    assert.isTrue(Either.isRight(parseFirstJson("{} garbage")))
  })
})

describe("decoding", () => {
  const params = struct("Params", { email: text, password: optionalText, confirm: flag, data: record, list: texts })
  const decode = (json: string) => Either.getOrUndefined(decodeText(params, json))
  it("has zero values for what is not there", () => {
    const zero = { email: "", password: null, confirm: false, data: null, list: null }
    assert.deepStrictEqual(decode("{}"), zero)
    assert.deepStrictEqual(decode("null"), zero)
    assert.deepStrictEqual(decode('{"unknown":[1]}'), zero)
  })
  it("finds members without regard to case", () => {
    assert.strictEqual(decode('{"EMAIL":"x"}')?.email, "x")
    assert.strictEqual(decode('{"paſſword":"x"}')?.password, "x")
  })
  it("lets a later member win, but not a later null over a text", () => {
    assert.strictEqual(decode('{"email":"a","email":"b"}')?.email, "b")
    assert.strictEqual(decode('{"email":"a","email":null}')?.email, "a")
    assert.isNull(decode('{"password":"a","password":null}')?.password)
  })
  it("merges repeated objects", () => {
    const data = decode('{"data":{"a":1,"b":{"x":1}},"data":{"b":{"y":2},"c":3}}')?.data
    assert.strictEqual(writeJson(data ?? null), '{"a":1,"b":{"y":2},"c":3}')
    assert.isNull(decode('{"data":{"a":1},"data":null}')?.data)
  })
  it.each([
    ["[]", "json: cannot unmarshal array into Go value of type api.Params"],
    ['{"email":5,"confirm":"x"}', "json: cannot unmarshal number into Go struct field Params.email of type string"],
    ['{"confirm":"x"}', "json: cannot unmarshal string into Go struct field Params.confirm of type bool"],
    ['{"data":[]}', "json: cannot unmarshal array into Go struct field Params.data of type map[string]interface {}"],
    ['{"data":{"a":1e400}}', "json: cannot unmarshal number 1e400 into Go struct field Params.data of type float64"],
    ['{"list":"x"}', "json: cannot unmarshal string into Go struct field Params.list of type []string"],
    ['{"list":[5]}', "json: cannot unmarshal number into Go struct field Params.list of type string"]
  ])("%s: %s", (json, problem) => {
    assert.deepStrictEqual(decodeText(params, json), Either.left(problem))
  })
})
