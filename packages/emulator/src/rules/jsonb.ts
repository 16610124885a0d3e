import type { Json } from "../http/json.js"
import { byBytes, writeNumber, writeString } from "../http/json.js"
import { byteLength } from "./email.js"

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
