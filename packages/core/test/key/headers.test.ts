/** Headers that callers add, and the texts that headers may hold. */
import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as CallerHeaders from "../../src/key/callerHeaders.js"
import { isName, isValue, trim } from "../../src/key/headerText.js"
import { attempt, err, getOrElse, ok } from "../../src/result.js"

describe("a name or a value", () => {
  // The runtime's own headers are the judge.
  const isAccepted = (name: string, value: string): boolean =>
    getOrElse(
      attempt(() => new Headers([[name, value]]).has(name)),
      false
    )

  const text = FastCheck.oneof(
    FastCheck.string(),
    FastCheck.string({ unit: "binary" }),
    FastCheck.string({ unit: FastCheck.constantFrom("a", "Z", "0", "-", ":", " ", "\t", "\r", "\n", "\0", "é", "漢") })
  )

  it.prop("that is valid is accepted by fetch", [text], ([text]) => {
    if (isName(text)) expect(isAccepted(text, "")).toBe(true)
    if (isValue(text)) expect(isAccepted("x", text)).toBe(true)
  })

  it.each(["", "a b", "a:", "é", "a\n", "(a)"])("%j is not valid as a name", (name) => {
    expect(isName(name)).toBe(false)
  })

  it.each(["a\nb", "a\r", "\0", "\x7f", "漢"])("%j is not valid as a value", (value) => {
    expect(isValue(value)).toBe(false)
  })

  it.prop("is trimmed as fetch trims it", [text], ([text]) => {
    const value = `\r\n\t ${text} \t\n`
    if (isValue(text)) expect(trim(value)).toBe(new Headers([["x", value]]).get("x"))
  })
})

describe("read", () => {
  const header = (name: string, value: string, isSecret = false) => ({ name, value, isSecret })

  it("gives values under lower-case names, and tells which are secret", () => {
    expect(
      CallerHeaders.read([header("X-Trace", "1"), header("X-Mine", "hush", true), header("Cookie", "a=b")])
    ).toEqual(
      ok({
        values: { "x-trace": "1", "x-mine": "hush", cookie: "a=b" },
        secretNames: ["apikey", "authorization", "cookie", "x-api-key", "x-mine", "cookie"],
        secrets: ["hush", "a=b"]
      })
    )
  })

  it("does not take names and values that HTTP does not allow, and never quotes them", () => {
    expect(CallerHeaders.read([header("planted name", "1")])).toEqual(
      err({ path: "headers", expected: "should have names that HTTP allows: letters, digits and hyphens" })
    )
    expect(CallerHeaders.read([header("X-A", "planted\r\nvalue")])).toEqual(
      err({
        path: "headers.x-a",
        expected: "should have no line breaks, no control characters and no text outside Latin-1"
      })
    )
  })
})
