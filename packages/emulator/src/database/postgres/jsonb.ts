import type { Json } from "../../standards/json/json.js"
import { byBytes, writeNumber, writeString } from "../../standards/json/json.js"
import { byteLength } from "../../standards/text/byteLength.js"

const isList = (value: Json): value is ReadonlyArray<Json> => Array.isArray(value)

const byLength = (left: string, right: string): number => byteLength(left) - byteLength(right) || byBytes(left, right)

/** JSON as the database writes it: the shorter names of an object come first. */
export const jsonbText = (value: Json): string => {
  if (value === null) return "null"
  if (typeof value === "string") return writeString(value)
  if (typeof value === "number") return writeNumber(value)
  if (typeof value === "boolean") return String(value)
  if (isList(value)) return `[${value.map(jsonbText).join(",")}]`
  const members = [...value].sort(([left], [right]) => byLength(left, right))
  return `{${members.map(([name, member]) => `${writeString(name)}:${jsonbText(member)}`).join(",")}}`
}

const exponent = /^(-?)(\d)(?:\.(\d+))?e([+-])(\d+)$/

/** A number as the database prints it: never with an exponent. */
const decimalText = (value: number): string => {
  const [, sign, first = "", fraction = "", direction, power = ""] = exponent.exec(String(value)) ?? []
  if (sign === undefined) return String(value)
  const digits = first + fraction
  const by = Number(power)
  return direction === "-" ? `${sign}0.${"0".repeat(by - 1)}${digits}` : `${sign}${digits.padEnd(by + 1, "0")}`
}

/** JSON as the database shows it: with blanks, and nothing escaped that need not be. */
export const jsonbOutput = (value: Json): string => {
  if (value === null) return "null"
  if (typeof value === "string") return JSON.stringify(value)
  if (typeof value === "number") return decimalText(value)
  if (typeof value === "boolean") return String(value)
  if (isList(value)) return `[${value.map(jsonbOutput).join(", ")}]`
  const members = [...value].sort(([left], [right]) => byLength(left, right))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${jsonbOutput(member)}`).join(", ")}}`
}
