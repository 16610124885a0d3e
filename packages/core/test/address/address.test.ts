import { describe, expect, it } from "@effect/vitest"
import { Effect, FastCheck as fc } from "effect"
import * as Address from "../../src/address/address.js"

/** SQL's LIKE, as a database reads it. */
const like = (text: string, pattern: string): boolean => {
  const source = Array.from(pattern.matchAll(/\\([^])|([%_])|([^])/gu), ([, escaped, wildcard, plain]) =>
    wildcard === "%"
      ? "[^]*"
      : wildcard === "_"
        ? "[^]"
        : (escaped ?? plain ?? "").replace(/[$()*+.?[\\\]^{|}/-]/g, "\\$&")
  ).join("")
  return new RegExp(`^${source}$`, "u").test(text)
}

const address = fc.string({
  unit: fc.constantFrom("a", "B", "_", "%", "\\", "@", ".", "'", "é", "İ", "ß", "Σ", "😀"),
  maxLength: 12
})

describe("toFilter", () => {
  it.effect.prop(
    "finds every address that is the same, and of plain ones no other of the same length",
    { address, other: address },
    ({ address, other }) =>
      Effect.sync(() => {
        const stored = Array.from(address, (letter) => (letter === "İ" ? "i" : letter.toLowerCase())).join("")
        expect(like(`x${stored}y`, `%${Address.toFilter(address)}%`)).toBe(true)
        if (/^[ -~]*$/.test(address) && other.length === address.length && !Address.isSameEmail(address, other)) {
          expect(like(other.toLowerCase(), `%${Address.toFilter(address)}%`)).toBe(false)
        }
      })
  )
})

describe("toDigits", () => {
  it.each([
    ["+15550001111", "15550001111"],
    ["15550001111", "15550001111"],
    ["+1 555 000 1111", "15550001111"],
    ["1 5", "15"],
    ["++15", undefined],
    [" +15", undefined],
    ["015", undefined],
    ["1", undefined],
    ["1234567890123456", undefined],
    ["１５５", undefined],
    ["", undefined]
  ])("of %j are %j, as the server has them", (phone, digits) => {
    expect(Address.toDigits(phone)).toBe(digits)
  })
})
