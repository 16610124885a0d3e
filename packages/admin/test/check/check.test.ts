import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Check from "../../src/check/check.js"

const schema = Schema.Struct({ a: Schema.Number })

describe("make", () => {
  it("says nothing of what fits", () => {
    expect(Check.make(schema, { unknownMembers: "refuse" })({ a: 1 })).toBeUndefined()
    expect(Check.make(schema, { unknownMembers: "keep" })({ a: 1, b: 2 })).toBeUndefined()
  })

  it("says what does not", () => {
    expect(Check.make(schema, { unknownMembers: "refuse" })({ a: 1, b: 2 })).toEqual({
      path: "b",
      expected: "is not known here"
    })
    expect(Check.make(schema, { unknownMembers: "keep" })({ b: 2 })).toEqual({ path: "a", expected: "is missing" })
  })

  it("reads what is there and nothing else: a value that was frozen passes, a copy is never made", () => {
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
