import { describe, expect, it } from "@effect/vitest"
import { joined } from "../../src/transport/headerLists.js"
import { LazyResponse } from "../../src/transport/lazyResponse.js"

describe("a lazy response", () => {
  it("reads its headers once, when somebody asks for them", () => {
    const seen: Array<string> = []
    const response = new LazyResponse(200, { text: "{}" }, "source", (source) => {
      seen.push(source)
      return { server: "nginx" }
    })
    expect(seen).toEqual([])
    expect(response.headers).toEqual({ server: "nginx" })
    expect(response.headers).toBe(response.headers)
    expect(seen).toEqual(["source"])
  })

  it("has no headers where they cannot be read", () => {
    expect(new LazyResponse(200, { text: "" }, undefined, () => JSON.parse("{")).headers).toEqual({})
  })
})

describe("headers as lists", () => {
  it("become texts", () => {
    expect(joined({ a: "1", b: ["2", "3"], c: undefined })).toEqual({ a: "1", b: "2, 3", c: undefined })
  })
})
