/** Checks that are written by hand, beside the regular expressions that they stand for. */
import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { isTimestamp } from "../../src/internal/timestampText.js"
import { isUuid } from "../../src/internal/uuidText.js"

const uuid = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/
const timestamp =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

const char = FastCheck.oneof(FastCheck.constantFrom(..."0123456789abfgAFG-:.+TZtz \n/@`{éٱ０"), FastCheck.fullUnicode())

/** Texts of a form, with some characters replaced, removed or added. */
const near = (form: RegExp) =>
  FastCheck.tuple(
    FastCheck.stringMatching(form),
    FastCheck.array(
      FastCheck.tuple(FastCheck.nat(45), FastCheck.nat(1), FastCheck.oneof(char, FastCheck.constant(""))),
      {
        maxLength: 2
      }
    )
  ).map(([text, changes]) =>
    changes.reduce((text, [at, removed, added]) => text.slice(0, at) + added + text.slice(at + removed), text)
  )

describe.each([
  ["isUuid", isUuid, uuid],
  ["isTimestamp", isTimestamp, timestamp]
] as const)("%s", (_, is, form) => {
  it.prop(
    "says what its expression says of what is near",
    [near(form)],
    ([text]) => {
      expect(is(text)).toBe(form.test(text))
    },
    { fastCheck: { numRuns: 3_000 } }
  )

  it.prop("says what its expression says of any text", [FastCheck.fullUnicodeString()], ([text]) => {
    expect(is(text)).toBe(form.test(text))
  })
})

it.each([
  ["2024-01-01T00:00:00Z", true],
  ["2024-01-01T00:00:00.123456789+23:59", true],
  ["2024-01-01T00:00:00.1234567890Z", false],
  ["2024-01-01T00:00:00.Z", false],
  ["2024-01-01T00:00:00", false],
  ["2024-01-01T00:00:00+0000", false],
  ["2024-01-01T00:00:00Z ", false],
  ["2024-13-01T00:00:00Z", false],
  ["2024-01-32T00:00:00Z", false],
  ["2024-01-01T24:00:00Z", false],
  ["2024-01-01 00:00:00Z", false],
  ["", false]
])("isTimestamp(%j) is %s", (text, expected) => {
  expect(isTimestamp(text)).toBe(expected)
})
