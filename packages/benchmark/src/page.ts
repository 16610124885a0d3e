/** The page of the docs that shows the figures, and the files beside it. */
import { draw } from "./plot.js"
import type { Record } from "./record.js"
import { toJson } from "./record.js"
import { digits } from "./table.js"

const first = "<!-- figures: written by npm run benchmark -- --docs -->"
const last = "<!-- end of figures -->"

const shown = (value: number | null | undefined): string => (value === null || value === undefined ? "" : digits(value))

const heads = ["Row", "Unit", "Ours", "Peer", "Floor", "Ratio", "Spread"]

const cells = ({ floor, id, ours, peer, ratio, spread, unit }: Record): ReadonlyArray<string> => [
  `\`${id}\``,
  unit,
  ...[ours, peer, floor, ratio, spread].map(shown)
]

/** In the form that the formatter gives it. */
const table = (records: ReadonlyArray<Record>): string => {
  const lines = [heads, ...records.map(cells)]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const [head = "", ...rest] = lines.map(
    (line) =>
      `| ${line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`
  )
  const rule = widths.map((width, column) => (column < 2 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`))
  return [head, `| ${rule.join(" | ")} |`, ...rest].join("\n")
}

/** With the table between its two marks replaced. */
const withTable = (page: string, records: ReadonlyArray<Record>): string => {
  const [before = "", rest = ""] = page.split(first)
  const [, after = ""] = rest.split(last)
  return `${before}${first}\n\n${table(records)}\n\n${last}${after}`
}

/** Each file with what must stand in it, given what stands there now. */
export const files = (
  page: string,
  records: ReadonlyArray<Record>
): Readonly<{ [name in "performance.md" | "performance.svg" | "performance.json"]: string }> => ({
  "performance.md": withTable(page, records),
  "performance.svg": draw(records),
  "performance.json": toJson(records)
})
