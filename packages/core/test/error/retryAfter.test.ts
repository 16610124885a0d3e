import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { milliseconds } from "../../src/error/retryAfter.js"

const now = Date.parse("2026-08-20T10:00:00Z")

describe("milliseconds", () => {
  it.prop("reads seconds", { seconds: FastCheck.nat() }, ({ seconds }) => {
    expect(milliseconds(String(seconds), now)).toBe(seconds * 1000)
    expect(milliseconds(` ${seconds} `, now)).toBe(seconds * 1000)
  })

  it.each([
    ["IMF-fixdate", "Thu, 20 Aug 2026 10:00:07 GMT"],
    ["RFC 850", "Thursday, 20-Aug-26 10:00:07 GMT"],
    ["asctime", "Thu Aug 20 10:00:07 2026"]
  ])("reads a date: %s", (_, date) => {
    expect(milliseconds(date, now)).toBe(7000)
  })

  it("is zero for a date that has passed", () => {
    expect(milliseconds("Thu, 20 Aug 2026 09:59:59 GMT", now)).toBe(0)
  })

  it.each([undefined, "", " ", "soon", "-5", "1.5", "1e3", "0x10", "2026-08-20", "Thu", "5 seconds", "NaN", "5, 7"])(
    "is undefined for %j",
    (header) => {
      expect(milliseconds(header, now)).toBeUndefined()
    }
  )
})
