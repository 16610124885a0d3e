import { expect, it } from "@effect/vitest"
import { isTimestamp } from "../../src/internal/timestampText.js"
import { isUuid } from "../../src/internal/uuidText.js"

it.each([
  ["2024-01-01T00:00:00Z", true],
  ["9999-12-31T23:59:59Z", true],
  ["2024-01-01T00:00:00.1Z", true],
  ["2024-01-01T00:00:00.123456789+23:59", true],
  ["2024-01-01T00:00:00-00:30", true],
  ["2024-01-01T00:00:00.1234567890Z", false],
  ["2024-01-01T00:00:00.Z", false],
  ["2024-01-01T00:00:00", false],
  ["2024-01-01T00:00:00+0000", false],
  ["2024-01-01T00:00:00+24:00", false],
  ["2024-01-01T00:00:00+00:60", false],
  ["2024-01-01T00:00:00Z ", false],
  ["2024-01-01T00:00:00Z\n", false],
  [" 2024-01-01T00:00:00Z", false],
  ["2024-01-01T00:00:00z", false],
  ["2024-01-01t00:00:00Z", false],
  ["2024-00-01T00:00:00Z", false],
  ["2024-13-01T00:00:00Z", false],
  ["2024-01-00T00:00:00Z", false],
  ["2024-01-32T00:00:00Z", false],
  ["2024-01-01T24:00:00Z", false],
  ["2024-01-01T00:60:00Z", false],
  ["2024-01-01T00:00:60Z", false],
  ["2024-01-01 00:00:00Z", false],
  ["24-01-01T00:00:00Z", false],
  ["12024-01-01T00:00:00Z", false],
  ["٢٠٢٤-01-01T00:00:00Z", false],
  ["2024-01-01", false],
  ["", false]
])("isTimestamp(%j) is %s", (text, expected) => {
  expect(isTimestamp(text)).toBe(expected)
})

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
