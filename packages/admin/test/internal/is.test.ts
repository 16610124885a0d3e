/** What is compiled and what it is compiled from say the same of every value. */
import { describe, expect, it } from "@effect/vitest"
import { Arbitrary, FastCheck, Option, ParseResult, Schema } from "effect"
import * as Check from "../../src/internal/check.js"
import * as Changed from "../support/changed.js"
import * as Operations from "../support/operations.js"

const answered = Operations.endpoints.flatMap((endpoint) => {
  const schema = Operations.contractOf(endpoint.name).answer
  const { answer } = endpoint
  return schema === undefined || answer === undefined ? [] : [{ name: endpoint.name, is: answer, schema }]
})

describe.each(answered)("the check of $name", ({ is, schema }) => {
  const bySchema = ParseResult.is(schema)
  const values = Arbitrary.make(Schema.typeSchema(schema))

  it.prop("lets through what the schema makes", [values], ([value]) => {
    expect(is(value)).toBe(true)
  })

  it.prop(
    "says what the schema says of whatever has changed on its way",
    [values, FastCheck.array(Changed.change, { minLength: 1, maxLength: 3 })],
    ([value, changes]) => {
      const other = changes.reduce<unknown>(Changed.changed, value)
      expect(is(other)).toBe(bySchema(other))
    },
    { fastCheck: { numRuns: 500 } }
  )

  it.prop(
    "says what the schema says of any JSON",
    [FastCheck.oneof(Changed.hostile, FastCheck.jsonValue())],
    ([value]) => {
      expect(is(value)).toBe(bySchema(value))
    }
  )

  it.prop("never says no where nothing is found to be wrong", [values, Changed.change], ([value, one]) => {
    const other = Changed.changed(value, one)
    const found = Check.make(schema, { unknownMembers: "keep" })(other)
    expect(Option.isSome(found)).toBe(!is(other))
  })
})
