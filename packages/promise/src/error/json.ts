/**
 * Any value as JSON, for messages. The result is that of `JSON.stringify` where it succeeds. Where it fails (a cycle, a
 * bigint, ten thousand levels, a member that throws), this does not. A long text is cut.
 */
import { attempt, getOrElse } from "@gotrue-effect/core/result"

/** A list or an object that is being written. It stays open until its members are written. */
interface Open {
  readonly value: object
  /** Of an object; a list has only its length. */
  readonly names: ReadonlyArray<string> | undefined
  readonly length: number
  next: number
  isEmpty: boolean
}

/** The approximate limit of characters, and the limit of levels. Nobody reads further. */
const enough = 100_000
const deepest = 1_000

const readOr = <A>(read: () => A, otherwise: A): A => getOrElse(attempt(read), otherwise)

const unreadable = "[unreadable]"

/** Applies `toJSON`, as `JSON.stringify` does. */
const plain = (value: unknown, name: string): unknown => {
  if (typeof value !== "object" || value === null) return value
  const toJson: unknown = Reflect.get(value, "toJSON")
  return typeof toJson === "function" ? Reflect.apply(toJson, value, [name]) : value
}

const open = (value: object): Open => {
  const names = Array.isArray(value) ? undefined : Object.keys(value)
  const length = Array.isArray(value) ? value.length : (names?.length ?? 0)
  return { value, names, length, next: 0, isEmpty: true }
}

/** The text of a primitive value; `undefined` for what JSON leaves out. */
const scalar = (value: unknown): string | undefined => {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.slice(0, enough))
    case "number":
      return Number.isFinite(value) ? String(value) : "null"
    case "boolean":
    case "bigint":
      return String(value)
    default:
      return value === null ? "null" : undefined
  }
}

/** Not recursive, so any depth is fine. */
export const stringify = (root: unknown): string => {
  const path: Array<Open> = []
  const within = new Set<unknown>()
  let text = ""

  /** Writes what separates the member from the previous one, then the member. Returns whether anything was written. */
  const write = (given: unknown, before: string, name: string): boolean => {
    const value = readOr(() => plain(given, name), unreadable)
    if (typeof value !== "object" || value === null || within.has(value)) {
      const word = scalar(within.has(value) ? "[circular]" : value)
      if (word !== undefined) text += before + word
      return word !== undefined
    }
    const opened = readOr(() => open(value), undefined)
    if (opened === undefined) return write(unreadable, before, name)
    within.add(value)
    path.push(opened)
    text += before + (opened.names === undefined ? "[" : "{")
    return true
  }

  write(root, "", "")
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    if (text.length > enough || path.length > deepest) return `${text}…`
    if (top.next === top.length) {
      text += top.names === undefined ? "]" : "}"
      within.delete(top.value)
      path.pop()
      continue
    }
    const { names, value } = top
    const name = names?.[top.next] ?? String(top.next)
    top.next++
    const before = top.isEmpty ? "" : ","
    const member: unknown = readOr((): unknown => Reflect.get(value, name), unreadable)
    const isWritten =
      names === undefined
        ? write(member, before, name) || write(null, before, name)
        : write(member, `${before}${JSON.stringify(name)}:`, name)
    if (isWritten) top.isEmpty = false
  }
  return text
}
