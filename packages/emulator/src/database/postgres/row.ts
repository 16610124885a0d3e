import type { Json } from "../../standards/json/json.js"
import { byBytes } from "../../standards/json/json.js"
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

/** A number without an exponent. */
const plainNumber = (value: number): string => {
  const [digits = "", exponent] = String(value).split("e")
  if (exponent === undefined) return digits
  const sign = digits.startsWith("-") ? "-" : ""
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".")
  const point = whole.length + Number(exponent)
  const all = whole + fraction
  return point > 0 ? sign + all.padEnd(point, "0") : `${sign}0.${"0".repeat(-point)}${all}`
}

const isList = (value: Json): value is ReadonlyArray<Json> => Array.isArray(value)

const byLength = (left: string, right: string): number => byteLength(left) - byteLength(right) || byBytes(left, right)

/** `{"a": [1, "b"]}`, the shorter names of an object first. */
export const jsonCell = (value: Json): string => {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value)
  if (typeof value === "number") return plainNumber(value)
  if (isList(value)) return `[${value.map(jsonCell).join(", ")}]`
  const members = [...value].sort(([left], [right]) => byLength(left, right))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${jsonCell(member)}`).join(", ")}}`
}

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
