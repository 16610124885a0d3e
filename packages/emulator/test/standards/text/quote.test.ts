import { assert, describe, it } from "@effect/vitest"
import { goQuote, goQuoteBytes, goQuoteRune } from "../../../src/standards/text/quote.js"

describe("a text in Go's quotes", () => {
  it.each([
    ['say "hi" \\o/', String.raw`"say \"hi\" \\o/"`],
    ["it's", `"it's"`],
    ["\u0007\b\f\n\r\t\v", String.raw`"\a\b\f\n\r\t\v"`],
    ["\u0000\u001f \u007f", String.raw`"\x00\x1f \x7f"`],
    ["é€😀", `"é€😀"`],
    ["\u0080\u00a0\u2028", String.raw`"\u0080\u00a0\u2028"`],
    ["\u{e0001}\u{10ffff}", String.raw`"\U000e0001\U0010ffff"`],
    ["\ud800", `"\ufffd"`],
    ["\udc80\udcff", String.raw`"\x80\xff"`]
  ])("%j is printed as %s", (text, quoted) => {
    assert.strictEqual(goQuote(text), quoted)
  })

  it.each([
    ["'", String.raw`'\''`],
    ['"', `'"'`],
    ["\n", String.raw`'\n'`]
  ])("as a character %j is printed as %s", (character, quoted) => {
    assert.strictEqual(goQuoteRune(character.codePointAt(0) ?? 0), quoted)
  })

  it("for times holds nothing but ASCII", () => {
    assert.strictEqual(goQuoteBytes('a"\\\n\u001f ~é'), String.raw`"a\"\\\x0a\x1f ~\xc3\xa9"`)
  })
})
