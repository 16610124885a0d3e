/** Values in which one place, whichever it is, holds what should not be there. */
import { Predicate } from "effect"

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

const deep: unknown = JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`)

const kinds: ReadonlyArray<unknown> = [
  undefined,
  null,
  "",
  "planted",
  0,
  Number.NaN,
  true,
  1n,
  Symbol("planted"),
  () => "planted",
  new Date(0),
  new Map(),
  Object("planted"),
  [],
  [undefined],
  [[]],
  {},
  { a: undefined },
  cyclic,
  deep,
  [cyclic, deep]
]

const withMember = (value: object, name: string, member: unknown): object => {
  const changed = Array.isArray(value) ? [...value] : { ...value }
  return Object.defineProperty(changed, name, { configurable: true, enumerable: true, value: member, writable: true })
}

/**
 * The value itself and each of its members, replaced by every kind of value or taken away: five levels down, and of lists
 * only the first item.
 */
export const everywhere = function* (value: unknown, levels = 5): Generator<unknown> {
  yield* kinds
  if (!Predicate.isObject(value) || levels === 0) return
  const members = Object.entries(value)
  for (const [name, member] of Array.isArray(value) ? members.slice(0, 1) : members) {
    if (!Array.isArray(value)) yield Object.fromEntries(members.filter(([other]) => other !== name))
    for (const changed of everywhere(member, levels - 1)) yield withMember(value, name, changed)
  }
}
