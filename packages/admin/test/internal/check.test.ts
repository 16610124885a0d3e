import { describe, expect, it } from "@effect/vitest"
import { Option, Schema } from "effect"
import * as Check from "../../src/internal/check.js"

const schema = Schema.Struct({ a: Schema.Number })

describe("make", () => {
  it("says nothing of what fits", () => {
    expect(Check.make(schema, { unknownMembers: "refuse" })({ a: 1 })).toEqual(Option.none())
    expect(Check.make(schema, { unknownMembers: "keep" })({ a: 1, b: 2 })).toEqual(Option.none())
  })

  it("says what does not", () => {
    expect(Check.make(schema, { unknownMembers: "refuse" })({ a: 1, b: 2 })).toEqual(
      Option.some({ path: "b", expected: "is not known here" })
    )
    expect(Check.make(schema, { unknownMembers: "keep" })({ b: 2 })).toEqual(
      Option.some({ path: "a", expected: "is missing" })
    )
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
    expect(Check.make(schema, { unknownMembers: "refuse" })(watched)).toEqual(Option.none())
    expect(new Set(read)).toEqual(new Set(["a"]))
  })
})
