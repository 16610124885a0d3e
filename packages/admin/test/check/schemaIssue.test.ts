import { describe, expect, it } from "@effect/vitest"
import { Effect, Either, Schema } from "effect"
import type { Issue as Found } from "@gotrue-effect/core/check/issue"
import * as Issue from "../../src/check/schemaIssue.js"
import { quoting } from "../support/quoting.js"

const find = (schema: Schema.Schema.AnyNoContext, value: unknown, ours = false): Found | undefined =>
  Either.match(Schema.decodeUnknownEither(schema, { onExcessProperty: "error" })(value), {
    onLeft: ({ issue }) => Issue.find(issue, { ours }),
    onRight: () => undefined
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
      Schema.Struct({ plan: Schema.Literal("free", "pro") }),
      { plan: secret },
      "plan",
      'should be "free" | "pro"'
    ],
    [
      "a described refinement",
      Schema.String.pipe(Schema.maxLength(3)),
      secret,
      "",
      "should be a string at most 3 character(s) long"
    ],
    [
      "a brand",
      Schema.String.pipe(Schema.minLength(99), Schema.brand("Long")),
      secret,
      "",
      "should be a string at least 99 character(s) long"
    ],
    [
      "the inner of two refinements",
      Schema.String.pipe(Schema.minLength(99), Schema.maxLength(100)),
      secret,
      "",
      "should be a string at least 99 character(s) long"
    ],
    [
      "the outer of two refinements",
      Schema.String.pipe(Schema.minLength(3), Schema.maxLength(4)),
      secret,
      "",
      "should be a string at most 4 character(s) long"
    ],
    [
      "the whole of two refinements",
      Schema.String.pipe(Schema.minLength(3), Schema.pattern(/^x/, { description: "a long x" })),
      5,
      "",
      "should be a long x, not number"
    ],
    [
      "a transformation",
      Schema.Struct({ n: Schema.NumberFromString }),
      { n: secret },
      "n",
      "should be NumberFromString"
    ],
    ["a date", Schema.Struct({ d: Schema.Date }), { d: secret }, "d", "should be a valid Date"],
    ["JSON", Schema.parseJson(Schema.Struct({})), secret, "", "should be parseJson"],
    ["a message of one's own", Schema.Struct({ a: quoted }), { a: 5 }, "a", "should be a string, not number"],
    [
      "a filter that quotes",
      Schema.Struct({ a: Schema.String.pipe(Schema.filter((text) => `no: ${text}`, { description: "a good text" })) }),
      { a: secret },
      "a",
      "should be a good text"
    ],
    [
      "a filter that points elsewhere",
      Schema.Struct({ a: Schema.String }).pipe(Schema.filter(({ a }) => ({ path: ["a"], message: `no: ${a}` }))),
      { a: secret },
      "a",
      "should be { { readonly a: string } | filter }"
    ]
  ])("names %s without any value", (_, schema, value, path, expected) => {
    const found = find(schema, value)
    expect(JSON.stringify(found ?? "")).not.toContain("planted")
    expect(found).toEqual({ path, expected })
  })

  it("leaves out the names in open records, which are data too", () => {
    const open = Schema.Struct({
      byEmail: Schema.Record({ key: Schema.String, value: Schema.Struct({ n: Schema.Number }) })
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
    const union = Schema.Union(
      Schema.Struct({ type: Schema.Literal("a"), deep: Schema.Struct({ n: Schema.Number }) }),
      Schema.Struct({ type: Schema.Literal("b") })
    )
    expect(find(union, { type: "a", deep: { n: "x" } })?.path).toBe("deep.n")
  })

  it("reports checks that are asynchronous", () => {
    const waits = Schema.transformOrFail(Schema.String, Schema.String, {
      strict: true,
      decode: (text) => Effect.as(Effect.sleep("1 second"), text),
      encode: (text) => Effect.succeed(text)
    })
    expect(find(waits, secret)).toEqual({ path: "", expected: "needs an asynchronous check" })
  })

  it("keeps the messages of our own filters", () => {
    const ours = Schema.Struct({ a: Schema.String }).pipe(
      Schema.filter(() => ({ path: ["a"], message: "can't be combined with b" }))
    )
    expect(find(ours, { a: "x" }, true)).toEqual({ path: "a", expected: "can't be combined with b" })
  })

  it("does not keep what Effect's own transformations say, which quotes the value", () => {
    expect(JSON.stringify(find(Schema.Struct({ n: Schema.NumberFromString }), { n: secret }, true))).not.toContain(
      "planted"
    )
  })

  it("shortens what it cannot name", () => {
    const long = Schema.Literal(...Array.from({ length: 50 }, (_, index) => `literal ${index}`))
    expect(find(long, secret)?.expected.length).toBeLessThan(450)
  })
})
