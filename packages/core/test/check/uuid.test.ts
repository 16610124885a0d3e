import { expect, it } from "@effect/vitest"
import { isUuid } from "../../src/check/uuid.js"

it.each([
  ["7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", true],
  ["00000000-0000-0000-0000-000000000000", true],
  ["FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF", true],
  ["7b0e4a520b5d4b5e9a532f1c4b6d8e90", false],
  ["7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e9", false],
  ["7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e900", false],
  ["7b0e4a52-0b5d-4b5e-9a532-f1c4b6d8e90", false],
  ["7b0e4a5-20b5d-4b5e-9a53-2f1c4b6d8e90", false],
  ["{7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90}", false],
  ["7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90\n", false],
  ["7b0e4a52 0b5d 4b5e 9a53 2f1c4b6d8e90", false],
  ["gb0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", false],
  ["٧b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", false],
  ["", false]
])("isUuid(%j) is %s", (text, expected) => {
  expect(isUuid(text)).toBe(expected)
})
