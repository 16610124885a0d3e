import { describe, expect, it } from "@effect/vitest"
import { AdminError, ErrorCode } from "../src/index.js"

describe("known", () => {
  it("holds each code once, in the server's spelling", () => {
    expect(new Set(ErrorCode.known).size).toBe(ErrorCode.known.length)
    expect(ErrorCode.known.filter((code) => !/^[a-z][a-z0-9_]+$/.test(code))).toEqual([])
  })
})

describe("ofTag", () => {
  it("names tags that there are, and codes that are known", () => {
    for (const [tag, codes] of Object.entries(ErrorCode.ofTag)) {
      expect(Object.keys(AdminError)).toContain(tag)
      for (const code of codes) expect(ErrorCode.known).toContain(code)
    }
  })
})
