import { describe, expect, it } from "@effect/vitest"
import { contains, startsWith } from "../../../src/database/postgres/like.js"

describe("a pattern with a hyphen", () => {
  it("is a text like any other", () => {
    expect(startsWith("a-b")("a-b-c")).toBe(true)
    expect(startsWith("a-b")("ab-c")).toBe(false)
    expect(contains("a-_c", false)("xa-bc")).toBe(true)
  })
})
