/** The rows as a person reads them. */
import type { Bar, Outcome, Row } from "./Row.js"
import { isFound } from "./Row.js"

/** Three digits that count, and never an exponent. */
export const digits = (value: number): string => {
  const size = Math.abs(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)
}

const holds = ({ is, value }: Bar, found: number): boolean => (is === "at most" ? found <= value : found >= value)

const barText = (row: Row): string =>
  row.bar === undefined
    ? ""
    : `${row.bar.is === "at most" ? "≤" : "≥"} ${row.bar.value}${row.bar.of === "ours" ? ` ${row.unit}` : ""}`

const verdict = (row: Row, outcome: Outcome): string => {
  if (row.bar === undefined || !isFound(outcome)) return ""
  if (row.bar.of === "ratio" && outcome.peer === undefined) return ""
  return holds(row.bar, row.bar.of === "ratio" ? outcome.spread.median : outcome.ours) ? "pass" : "MISS"
}

const optional = (value: number | undefined): string => (value === undefined ? "" : digits(value))

export const heads = ["id", "what", "unit", "ours", "peer", "ratio", "middle half", "floor", "bar", ""] as const

export const cells = (row: Row, outcome: Outcome): ReadonlyArray<string> => {
  const start = [row.id, row.title, row.unit]
  if (!isFound(outcome)) return [...start, outcome.missing, "", "", "", "", barText(row), ""]
  const { floor, ours, peer, spread } = outcome
  return [
    ...start,
    digits(ours),
    optional(peer),
    peer === undefined ? "" : digits(spread.median),
    `${digits(spread.low)}–${digits(spread.high)}`,
    optional(floor),
    barText(row),
    verdict(row, outcome)
  ]
}

/** Columns of text to the left, of numbers to the right. */
export const text = (lines: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return column >= 3 && column <= 7 ? cell.padStart(width) : cell.padEnd(width)
        })
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}
