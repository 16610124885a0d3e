/** The validator and the schema that it is built from agree on every value. */
import { describe, expect, it } from "@effect/vitest"
import { FastCheck, ParseResult, Schema, SchemaAST } from "effect"
import * as Validator from "../../src/check/validator.js"
import * as Changed from "../support/changed.js"
import * as Operations from "../support/operations.js"
import * as Values from "../support/values.js"

const inputs = Operations.endpoints.flatMap(({ name }) => {
  const schema = Operations.contractOf(name).input
  const isValid = Validator.make(SchemaAST.typeAST(schema.ast))
  return isValid === undefined ? [] : [{ name, isValid, schema }]
})

it("covers the inputs of the most frequent operations", () => {
  expect(inputs.map(({ name }) => name)).toEqual(expect.arrayContaining(["getUserById", "listUsers", "deleteUser"]))
})

it("leaves everything else to Schema", () => {
  for (const schema of [Schema.Struct({}), Schema.Struct({ on: Schema.DateFromSelf }), Schema.Array(Schema.String)]) {
    expect(Validator.make(SchemaAST.typeAST(schema.ast))).toBeUndefined()
  }
})

describe.each(inputs)("the validator for the input of $name", ({ isValid, schema }) => {
  const bySchema = ParseResult.is(schema, { onExcessProperty: "error" })
  const values = Values.of(schema)

  it.prop("accepts what the schema generates", [values], ([value]) => {
    expect(isValid(value)).toBe(true)
  })

  it.prop(
    "agrees with the schema on changed values",
    [values, FastCheck.array(Changed.change, { minLength: 1, maxLength: 3 })],
    ([value, changes]) => {
      const other = changes.reduce<unknown>(Changed.changed, value)
      expect(isValid(other)).toBe(bySchema(other))
    },
    { fastCheck: { numRuns: 500 } }
  )

  it.prop(
    "agrees with the schema on any value",
    [FastCheck.oneof(Changed.hostile, FastCheck.anything())],
    ([value]) => {
      expect(isValid(value)).toBe(bySchema(value))
    }
  )
})
