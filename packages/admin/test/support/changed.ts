/** Values that are nearly what a schema says. */
import { FastCheck, Predicate } from "effect"

export const hostile = FastCheck.constantFrom<unknown>(
  null,
  "",
  "x",
  0,
  -0,
  1e9,
  1e308,
  true,
  [],
  {},
  [{}],
  [null],
  "2024-02-30T00:00:00Z",
  "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e9",
  JSON.parse('{"__proto__":{"id":"x"},"constructor":null}'),
  Object.create(null)
)

interface Change {
  readonly steps: ReadonlyArray<number>
  readonly how: "replace" | "remove" | "add" | "undefined"
  readonly value: unknown
}

export const change: FastCheck.Arbitrary<Change> = FastCheck.record({
  steps: FastCheck.array(FastCheck.nat(40), { minLength: 1, maxLength: 5 }),
  how: FastCheck.constantFrom("replace", "remove", "add", "undefined"),
  value: FastCheck.oneof(hostile, FastCheck.jsonValue())
})

/** The value with one member, some levels down, changed. */
export const changed = (value: unknown, { how, steps, value: other }: Change): unknown => {
  const [step = 0, ...rest] = steps
  if (!Predicate.isRecord(value) && !Array.isArray(value)) return other
  const entries = Object.entries(value)
  const at = entries.length === 0 ? 0 : step % entries.length
  const [name, inner] = entries[at] ?? ["some", undefined]
  const end = rest.length === 0 || !Predicate.isObject(inner)
  const changedEntries: Array<[string, unknown]> = !end
    ? entries.with(at, [name, changed(inner, { how, steps: rest, value: other })])
    : how === "remove"
      ? entries.toSpliced(at, 1)
      : how === "add"
        ? [...entries, [`more${step}`, other]]
        : entries.toSpliced(at, 1, [name, how === "undefined" ? undefined : other])
  return Array.isArray(value) ? changedEntries.map(([, member]) => member) : Object.fromEntries(changedEntries)
}
