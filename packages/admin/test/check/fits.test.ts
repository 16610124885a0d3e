/** What is put together and what it is put together from say the same of every value. */
import { describe, expect, it } from "@effect/vitest"
import { Arbitrary, FastCheck, ParseResult, Schema, SchemaAST } from "effect"
import * as Fits from "../../src/check/fits.js"
import * as Changed from "../support/changed.js"
import * as Operations from "../support/operations.js"

const inputs = Operations.endpoints.flatMap(({ name }) => {
  const schema = Operations.contractOf(name).input
  const fits = Fits.make(SchemaAST.typeAST(schema.ast))
  return fits === undefined ? [] : [{ name, fits, schema }]
})

it("knows the inputs of the operations that are called most", () => {
  expect(inputs.map(({ name }) => name)).toEqual(expect.arrayContaining(["getUserById", "listUsers", "deleteUser"]))
})

it("leaves to Schema what it does not know", () => {
  for (const schema of [Schema.Struct({}), Schema.Struct({ on: Schema.DateFromSelf }), Schema.Array(Schema.String)]) {
    expect(Fits.make(SchemaAST.typeAST(schema.ast))).toBeUndefined()
  }
})

describe.each(inputs)("the check of what $name is given", ({ fits, schema }) => {
  const bySchema = ParseResult.is(schema, { onExcessProperty: "error" })
  const values = Arbitrary.make(Schema.typeSchema(schema))

  it.prop("lets through what the schema makes", [values], ([value]) => {
    expect(fits(value)).toBe(true)
  })

  it.prop(
    "says what the schema says of whatever has changed",
    [values, FastCheck.array(Changed.change, { minLength: 1, maxLength: 3 })],
    ([value, changes]) => {
      const other = changes.reduce<unknown>(Changed.changed, value)
      expect(fits(other)).toBe(bySchema(other))
    },
    { fastCheck: { numRuns: 500 } }
  )

  it.prop(
    "says what the schema says of anything",
    [FastCheck.oneof(Changed.hostile, FastCheck.anything())],
    ([value]) => {
      expect(fits(value)).toBe(bySchema(value))
    }
  )
})
