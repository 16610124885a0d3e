import { FastCheck as fc } from "effect"
import { describe, expect, it } from "vitest"
import * as Json from "../src/error/json.js"

describe("a value as JSON, for messages", () => {
  it("is what JSON.stringify writes", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Json.stringify(value) === JSON.stringify(value)))
    const members = {
      a: undefined,
      b: () => 1,
      c: Symbol("c"),
      d: Number.NaN,
      e: new Date(0),
      f: [undefined, () => 1],
      g: {}
    }
    expect(Json.stringify(members)).toBe(JSON.stringify(members))
  })

  it("works where that fails", () => {
    const circle: Array<unknown> = [1n]
    circle.push(circle)
    expect(Json.stringify(circle)).toBe(`[1,"[circular]"]`)
    const broken = Object.defineProperty({ fine: 1 }, "broken", {
      enumerable: true,
      get: () => {
        throw new Error("no")
      }
    })
    expect(Json.stringify(broken)).toBe(`{"fine":1,"broken":"[unreadable]"}`)
    expect(Json.stringify(undefined)).toBe("")
  })

  it("cuts a long text", () => {
    expect(Json.stringify(JSON.parse("[".repeat(100_000) + "]".repeat(100_000))).length).toBeLessThan(2_000)
    const list: Array<unknown> = []
    list.length = 4_000_000_000
    expect(Json.stringify(list).length).toBeLessThan(110_000)
    expect(Json.stringify("x".repeat(1_000_000)).length).toBeLessThan(110_000)
  })
})
