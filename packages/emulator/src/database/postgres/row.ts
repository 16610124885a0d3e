import { byteLength } from "../../standards/text/byteLength.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { formatTimestamp } from "../../standards/time/timestamp.js"

/** How the database prints a row that it refuses. Null is printed as a word. */

export const textCell = (value: string | null): string => value ?? "null"

export const flagCell = (value: boolean): string => (value ? "t" : "f")

export const timeCell = (timestamp: Timestamp | null): string =>
  timestamp === null ? "null" : formatTimestamp(timestamp).replace("T", " ").replace("Z", "+00")

const listItem = (text: string): string =>
  text === "" || /[{}",\\ \t\n\r\f]/.test(text) || /^null$/i.test(text)
    ? `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`
    : text

/** `{a,"b c"}` */
export const listCell = (items: ReadonlyArray<string>): string => `{${items.map(listItem).join(",")}}`

const longest = 64

const clipped = (cell: string): string => {
  if (byteLength(cell) <= longest) return cell
  let kept = ""
  let length = 0
  for (const character of cell) {
    length += byteLength(character)
    if (length > longest) break
    kept += character
  }
  return `${kept}...`
}

/** The cells of a row in the order of its columns; long ones are cut. */
export const printedRow = (cells: ReadonlyArray<string>): string => cells.map(clipped).join(", ")
