import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Check from "../../src/check/check.js"

const schema = Schema.Struct({ a: Schema.Number })

describe("make", () => {
  it("returns nothing for a valid value", () => {
    expect(Check.make(schema, { unknownMembers: "refuse" })({ a: 1 })).toBeUndefined()
    expect(Check.make(schema, { unknownMembers: "keep" })({ a: 1, b: 2 })).toBeUndefined()
  })

  it("returns the issue of an invalid value", () => {
    expect(Check.make(schema, { unknownMembers: "refuse" })({ a: 1, b: 2 })).toEqual({
      path: "b",
      expected: "is unknown"
    })
    expect(Check.make(schema, { unknownMembers: "keep" })({ b: 2 })).toEqual({ path: "a", expected: "is missing" })
  })

  it("only reads: a frozen value is accepted, and nothing is copied", () => {
    const read: Array<PropertyKey> = []
    const watched = new Proxy(Object.freeze({ a: 1 }), {
      get: (target, name) => {
        read.push(name)
        return Reflect.get(target, name)
      },
      set: () => false
    })
    expect(Check.make(schema, { unknownMembers: "refuse" })(watched)).toBeUndefined()
    expect(new Set(read)).toEqual(new Set(["a"]))
  })
})
