import { expect, it } from "@effect/vitest"
import { XmlScanner } from "../../../src/standards/xml/scanner.js"

/** How many tokens a text has, and whether an error is the end of them. */
const scan = (text: string) => {
  const scanner = new XmlScanner(text)
  let tokens = 0
  while (scanner.next(true) !== undefined) tokens++
  return [tokens, scanner.failed]
}

it.each([
  ["", 0, false],
  ["<a>b</a>", 3, false],
  ["<a>b</a><", 3, true],
  ["<a>b</a", 2, true],
  ["<a>&nothing;</a>", 1, true],
  ["<!-- a -- b -->", 0, true]
])("%j has %i tokens before its end, which is an error: %s", (text, tokens, failed) => {
  expect(scan(text)).toEqual([tokens, failed])
})
