/** As in the Effect 3 edition, with the words that Effect 4 has for filters and transformations of its own. */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema, SchemaGetter } from "effect"
import type { Issue as Found } from "@gotrue-effect/core/check/issue"
import * as Issue from "../../src/check/schemaIssue.js"
import { quoting } from "../support/quoting.js"

const find = (schema: Schema.Codec<unknown, unknown>, value: unknown, ours = false): Found | undefined =>
  Result.match(Schema.decodeUnknownResult(schema, { reportInput: true, onExcessProperty: "error" })(value), {
    onFailure: ({ issue }) => Issue.find(issue, { ours }),
    onSuccess: () => undefined
  })

const secret = "planted-secret"

// Messages of a caller's schema may say anything: these quote the value in every way that Effect has.
const quoted = quoting(Schema.String, (value) => `bad: ${value}`)

describe("find", () => {
  it.each([
    ["a member", Schema.Struct({ a: Schema.Number }), { a: secret }, "a", "should be a number, not string"],
    ["a missing member", Schema.Struct({ a: Schema.Number }), {}, "a", "is missing"],
    [
      "a member too many",
      Schema.Struct({ a: Schema.optional(Schema.String) }),
      { extra: secret },
      "extra",
      "is unknown"
    ],
    [
      "an index",
      Schema.Struct({ a: Schema.Array(Schema.Number) }),
      { a: [1, secret] },
      "a[1]",
      "should be a number, not string"
    ],
    ["nothing", Schema.String, undefined, "", "is missing"],
    ["null", Schema.Struct({}), null, "", "should be an object, not null"],
    ["a list", Schema.String, [secret], "", "should be a string, not an array"],
    ["what may be null", Schema.NullOr(Schema.Boolean), {}, "", "should be boolean | null, not an object"],
    [
      "literals",
      Schema.Struct({ plan: Schema.Literals(["free", "pro"]) }),
      { plan: secret },
      "plan",
      'should be "free" | "pro"'
    ],
    [
      "a described refinement",
      Schema.String.pipe(Schema.check(Schema.isMaxLength(3))),
      secret,
      "",
      "should be a value with a length of at most 3"
    ],
    [
      "a brand",
      Schema.String.pipe(Schema.check(Schema.isMinLength(99)), Schema.brand("Long")),
      secret,
      "",
      "should be a value with a length of at least 99"
    ],
    [
      "the inner of two refinements",
      Schema.String.pipe(Schema.check(Schema.isMinLength(99)), Schema.check(Schema.isMaxLength(100))),
      secret,
      "",
      "should be a value with a length of at least 99"
    ],
    [
      "the outer of two refinements",
      Schema.String.pipe(Schema.check(Schema.isMinLength(3)), Schema.check(Schema.isMaxLength(4))),
      secret,
      "",
      "should be a value with a length of at most 4"
    ],
    [
      "the whole of two refinements",
      Schema.String.pipe(
        Schema.check(Schema.isMinLength(3)),
        Schema.check(Schema.isPattern(/^x/, { description: "a long x" }))
      ),
      5,
      "",
      "should be a long x, not number"
    ],
    [
      "a transformation",
      Schema.Struct({ n: Schema.FiniteFromString }),
      { n: secret },
      "n",
      "should be a finite number"
    ],
    ["a date", Schema.Struct({ d: Schema.Date }), { d: secret }, "d", "should be a valid Date, not string"],
    ["JSON", Schema.fromJsonString(Schema.Struct({})), secret, "", "should be an object"],
    ["a message of one's own", Schema.Struct({ a: quoted }), { a: 5 }, "a", "should be a string, not number"],
    [
      "a filter that quotes",
      Schema.Struct({
        a: Schema.String.pipe(Schema.check(Schema.makeFilter((text) => `no: ${text}`, { description: "a good text" })))
      }),
      { a: secret },
      "a",
      "should be a good text"
    ],
    [
      "a filter that points elsewhere",
      Schema.Struct({ a: Schema.String }).pipe(
        Schema.check(Schema.makeFilter(({ a }) => ({ path: ["a"], issue: `no: ${a}` })))
      ),
      { a: secret },
      "a",
      "should be another value"
    ]
  ])("names %s without any value", (_, schema, value, path, expected) => {
    const found = find(schema, value)
    expect(JSON.stringify(found ?? "")).not.toContain("planted")
    expect(found).toEqual({ path, expected })
  })

  it("leaves out the names in open records, which are data too", () => {
    const open = Schema.Struct({
      byEmail: Schema.Record(Schema.String, Schema.Struct({ n: Schema.Number }))
    })
    expect(find(open, { byEmail: { planted: { n: "x" } } })).toEqual({
      path: "byEmail[…].n",
      expected: "should be a number, not string"
    })
  })

  it("leaves out names that are not plain words", () => {
    const odd = Schema.Struct({ "a b\nc": Schema.Number, $ok_1: Schema.Struct({ "x-y": Schema.Number }) })
    expect(find(odd, { "a b\nc": 1, $ok_1: { "x-y": "" } })?.path).toBe("$ok_1.x-y")
    expect(find(odd, { "a b\nc": "", $ok_1: { "x-y": 1 } })?.path).toBe("[…]")
  })

  it("uses the branch of a union that got furthest", () => {
    const union = Schema.Union([
      Schema.Struct({ type: Schema.Literal("a"), deep: Schema.Struct({ n: Schema.Number }) }),
      Schema.Struct({ type: Schema.Literal("b") })
    ])
    expect(find(union, { type: "a", deep: { n: "x" } })?.path).toBe("deep.n")
  })

  it("leaves checks that are asynchronous to Effect, which dies of them", () => {
    const waits = Schema.String.pipe(
      Schema.decode({
        decode: SchemaGetter.transformEffect((text: string) => Effect.as(Effect.sleep("1 second"), text)),
        encode: SchemaGetter.passthrough()
      })
    )
    expect(() => find(waits, secret)).toThrow("can only return schema issues")
  })

  it("takes what a value has of its prototype only for missing, as the checks of responses do", () => {
    const keys = Schema.Struct({ keys: Schema.Array(Schema.String) })
    expect(find(keys, new Map())).toEqual({ path: "keys", expected: "is missing" })
  })

  it("keeps the messages of our own filters", () => {
    const ours = Schema.Struct({ a: Schema.String }).pipe(
      Schema.check(Schema.makeFilter(() => ({ path: ["a"], issue: "can't be combined with b" })))
    )
    expect(find(ours, { a: "x" }, true)).toEqual({ path: "a", expected: "can't be combined with b" })
  })

  it("does not keep what Effect's own transformations say, which quotes the value", () => {
    expect(JSON.stringify(find(Schema.Struct({ n: Schema.FiniteFromString }), { n: secret }, true))).not.toContain(
      "planted"
    )
  })

  it("shortens what it cannot name", () => {
    const long = Schema.Literals(Array.from({ length: 50 }, (_, index) => `literal ${index}`))
    expect(find(long, secret)?.expected.length).toBeLessThan(450)
  })
})
