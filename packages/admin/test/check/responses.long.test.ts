/** The check of a response, which is generated, says of every value what the schema says that it is generated from. */
import { describe, expect, it } from "@effect/vitest"
import * as Responses from "@gotrue-effect/core/check/responses"
import { issueIn as shapeIssueIn } from "@gotrue-effect/core/check/shape"
import { verification } from "@gotrue-effect/core/protocol/sessions"
import { FastCheck, Schema } from "effect"
import { Contracts } from "../../src/index.js"
import * as Check from "../../src/check/check.js"
import * as Changed from "../support/changed.js"
import * as Operations from "../support/operations.js"
import * as Places from "../support/places.js"
import * as Values from "../support/values.js"

const responses = [
  ...Operations.endpoints.map(({ name, response }) => ({
    name,
    check: response,
    schema: Operations.contractOf(name).response
  })),
  { name: "verify", check: verification.verify.response, schema: Contracts.groups.verification.verify.response }
].flatMap(({ check, name, schema }) =>
  schema === undefined || check === undefined ? [] : [{ name, check, schema: Schema.typeSchema(schema) }]
)

const distinct = [...new Map(responses.map((response) => [response.check, response])).values()]

it("belongs to one schema, and is used", () => {
  for (const { check, name, schema } of responses) {
    const other = distinct.find((response) => response.check === check)
    expect(other?.schema.ast, name).toBe(schema.ast)
  }
  expect(new Set(distinct.map(({ check }) => check))).toEqual(new Set(Object.values(Responses)))
})

describe.each(distinct)("what $name responds with", ({ check, schema }) => {
  const is = Schema.is(schema)
  const issueIn = Check.make(schema, { unknownMembers: "keep" })
  const values = Values.of(schema)

  const generated = (value: unknown) => ({ isValid: check.guard(value), issue: shapeIssueIn(check.shape, value) })
  const bySchema = (value: unknown) => ({ isValid: is(value), issue: issueIn(value) })

  it.prop("accepts what the schema generates", [values], ([value]) => {
    expect(generated(value)).toEqual({ isValid: true, issue: undefined })
  })

  it.prop(
    "is judged as the schema judges it, whatever has changed on its way",
    [values, FastCheck.array(Changed.change, { minLength: 1, maxLength: 3 })],
    ([value, changes]) => {
      const other = changes.reduce<unknown>(Changed.changed, value)
      expect(generated(other)).toEqual(bySchema(other))
    },
    { fastCheck: { numRuns: 500 } }
  )

  it.prop(
    "is judged as the schema judges it, whatever JSON it is",
    [FastCheck.oneof(Changed.hostile, FastCheck.jsonValue())],
    ([value]) => {
      expect(generated(value)).toEqual(bySchema(value))
    }
  )

  it("agrees with the schema on every kind of value in every place", () => {
    const all = FastCheck.sample(values, { numRuns: 4, seed: 1 }).flatMap((value) => [...Places.everywhere(value)])
    expect(all.map(generated)).toEqual(all.map(bySchema))
  })
})
