/** What is compiled and what it is compiled from say the same of every value. */
import { describe, expect, it } from "@effect/vitest"
import { Arbitrary, FastCheck, Option, ParseResult, Predicate, Schema } from "effect"
import * as Check from "../../src/internal/check.js"
import * as Operations from "../support/operations.js"

const answered = Operations.endpoints.flatMap((endpoint) => {
  const schema = Operations.contractOf(endpoint.name).answer
  const { answer } = endpoint
  return schema === undefined || answer === undefined ? [] : [{ name: endpoint.name, is: answer, schema }]
})

const hostile = FastCheck.constantFrom<unknown>(
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

const change: FastCheck.Arbitrary<Change> = FastCheck.record({
  steps: FastCheck.array(FastCheck.nat(40), { minLength: 1, maxLength: 5 }),
  how: FastCheck.constantFrom("replace", "remove", "add", "undefined"),
  value: FastCheck.oneof(hostile, FastCheck.jsonValue())
})

/** The value with one member, some levels down, changed. */
const changed = (value: unknown, { how, steps, value: other }: Change): unknown => {
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

describe.each(answered)("the check of $name", ({ is, schema }) => {
  const bySchema = ParseResult.is(schema)
  const values = Arbitrary.make(Schema.typeSchema(schema))

  it.prop("lets through what the schema makes", [values], ([value]) => {
    expect(is(value)).toBe(true)
  })

  it.prop(
    "says what the schema says of whatever has changed on its way",
    [values, FastCheck.array(change, { minLength: 1, maxLength: 3 })],
    ([value, changes]) => {
      const other = changes.reduce<unknown>(changed, value)
      expect(is(other)).toBe(bySchema(other))
    },
    { fastCheck: { numRuns: 500 } }
  )

  it.prop("says what the schema says of any JSON", [FastCheck.oneof(hostile, FastCheck.jsonValue())], ([value]) => {
    expect(is(value)).toBe(bySchema(value))
  })

  it.prop("never says no where nothing is found to be wrong", [values, change], ([value, one]) => {
    const other = changed(value, one)
    const found = Check.make(schema, { unknownMembers: "keep" })(other)
    expect(Option.isSome(found)).toBe(!is(other))
  })
})
