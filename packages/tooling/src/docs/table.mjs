// A table of Markdown, padded as the formatter leaves it.

/** Rows of texts under their headers. */
export const table = (header, rows) => {
  const widths = header.map((_, column) => Math.max(3, ...[header, ...rows].map((row) => row[column].length)))
  const line = (cells) => `| ${cells.join(" | ")} |\n`
  const padded = (row) => line(row.map((cell, column) => cell.padEnd(widths[column])))
  return padded(header) + line(widths.map((width) => "-".repeat(width))) + rows.map(padded).join("")
}
