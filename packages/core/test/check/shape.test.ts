import { describe, expect, it } from "@effect/vitest"
import type { Shape } from "../../src/check/shape.js"
import * as Shapes from "../../src/check/shapes.js"
import { issueIn, leniently } from "../../src/check/shape.js"

const secret = "planted-secret"

const Even: Shape = { name: "an even text", matches: (text) => text.length % 2 === 0 }
const Point: Shape = { name: "Point", members: { x: "number", "y?": "number" } }
const Line: Shape = { members: { points: { name: "ReadonlyArray<Point>", items: Point } } }
const PointOrLine: Shape = { name: "Point | Line", oneOf: [Point, Line] }
const PointOrNull: Shape = { name: "Point | null", oneOf: [Point, "null"] }
const Scores: Shape = { members: { scores: { values: Point } } }

describe("issueIn", () => {
  it.each<readonly [string, Shape, unknown]>([
    ["a string", "string", ""],
    ["a number", "number", Number.NaN],
    ["a boolean", "boolean", false],
    ["null", "null", null],
    ["anything", "unknown", undefined],
    ["a string of a form", Even, "ab"],
    ["an empty list", { name: "", items: "string" }, []],
    ["a list", { name: "", items: "string" }, ["", "a"]],
    ["an object", Point, { x: 1, y: 2 }],
    ["an object without what may be left out", Point, { x: 1 }],
    ["an object with more", Point, { x: 1, z: secret }],
    ["an object without a prototype", Point, Object.assign(Object.create(null), { x: 1 })],
    ["an object with any members", Scores, { scores: { planted: { x: 1 } } }],
    ["the last branch of a union", PointOrNull, null]
  ])("is nothing in %s", (_, shape, value) => {
    expect(issueIn(shape, value)).toBeUndefined()
  })

  it.each<readonly [string, Shape, unknown, string, string]>([
    ["nothing", "string", undefined, "", "is missing"],
    ["another kind", "string", 5, "", "should be a string, not number"],
    ["null", "number", null, "", "should be a number, not null"],
    ["a list", "boolean", [secret], "", "should be a boolean, not an array"],
    ["an object", "null", {}, "", "should be null, not an object"],
    ["a function", "string", () => secret, "", "should be a string, not an object"],
    ["a symbol", "string", Symbol(secret), "", "should be a string, not symbol"],
    ["a string of another form", Even, `${secret}!`, "", "should be an even text"],
    ["what is no string", Even, 5, "", "should be an even text, not number"],
    ["a member", Point, { x: secret }, "x", "should be a number, not string"],
    ["a missing member", Point, {}, "x", "is missing"],
    ["a member that is undefined", Point, { x: undefined }, "x", "is missing"],
    ["what may be left out and is undefined", Point, { x: 1, y: undefined }, "y", "is missing"],
    ["a list for an object", Point, [], "", "should be Point, not an array"],
    ["an object without a name", Line, null, "", "should be an object, not null"],
    ["an object for a list", Line, { points: {} }, "points", "should be ReadonlyArray<Point>, not an object"],
    ["an item", Line, { points: [{ x: 1 }, { x: 1, y: secret }] }, "points[1].y", "should be a number, not string"],
    ["a hole", Line, { points: Array.from({ length: 1 }) }, "points[0]", "is missing"],
    ["a name that is data", Scores, { scores: { planted: {} } }, "scores[…].x", "is missing"],
    ["a union", PointOrNull, secret, "", "should be Point | null, not string"],
    ["a union with a branch of that kind", { name: "a | b", oneOf: [Even, "number"] }, "abc", "", "should be a | b"],
    ["a branch of a union", PointOrNull, { x: secret }, "x", "should be a number, not string"],
    ["the branch that got furthest", PointOrLine, { points: [secret] }, "points[0]", "should be Point, not string"],
    ["the first of branches that got as far", PointOrLine, {}, "x", "is missing"]
  ])("names %s without any value", (_, shape, value, path, expected) => {
    expect(issueIn(shape, value)).toEqual({ path, expected })
  })

  it("reads what the shape names and nothing else", () => {
    const point = {
      x: 1,
      get z(): never {
        return expect.fail("z was read")
      }
    }
    expect(issueIn(Point, point)).toBeUndefined()
  })

  it("looks no deeper than the shape does", () => {
    const cyclic: Record<string, unknown> = { x: 1 }
    cyclic["y"] = cyclic
    cyclic["z"] = cyclic
    expect(issueIn(Point, cyclic)).toEqual({ path: "y", expected: "should be a number, not an object" })

    const deep: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)
    expect(issueIn(Line, { points: deep })).toEqual({
      path: "points[0]",
      expected: "should be Point, not an array"
    })
  })

  it("lets out what reading the value throws", () => {
    const unreadable = {
      get x(): unknown {
        return JSON.parse("no JSON")
      }
    }
    expect(() => issueIn(Point, unreadable)).toThrow(SyntaxError)
  })

  it("takes a member for missing that only the prototype of all objects has", () => {
    const members = Object.fromEntries<Shape>([["constructor", "string"]])
    expect(issueIn({ members }, {})).toEqual({ path: "constructor", expected: "is missing" })
    expect(issueIn({ members: { "toString?": "string" } }, {})).toBeUndefined()
  })
})

describe("leniently", () => {
  const issueOf = (shape: Shape, value: unknown) => issueIn(leniently(shape), value)

  it.each<readonly [string, Shape, unknown]>([
    ["what a test has of a user", Shapes.User, { id: "user-1", email: "a@b.c" }],
    ["what an older server sends", Shapes.User, { id: "user-1", identities: null, user_metadata: null, email: null }],
    ["a date only", Shapes.User, { id: "user-1", created_at: "2026-01-01" }],
    ["a page without its audience", Shapes.UserPage, { users: [{ id: "1" }] }],
    ["an id alone", Shapes.Factor, { id: "f1" }],
    ["an even text that is not", Even, "abc"]
  ])("accepts %s", (_, shape, value) => {
    expect(issueIn(shape, value)).toBeDefined()
    expect(issueOf(shape, value)).toBeUndefined()
  })

  it.each<readonly [string, Shape, unknown, string]>([
    ["a user without id", Shapes.User, { email: "a@b.c" }, "id"],
    [
      "a page that has more and does not say where",
      Shapes.UserPage,
      { users: [], pagination: { has_more: true } },
      "pagination.next_cursor"
    ],
    ["an id of another type", Shapes.User, { id: 1 }, "id"],
    ["an id that is null", Shapes.User, { id: null }, "id"],
    ["a member of another type", Shapes.User, { id: "1", email: 1 }, "email"],
    [
      "an inner member of another type",
      Shapes.User,
      { id: "1", factors: [{ id: "1", status: 1 }] },
      "factors[0].status"
    ],
    ["a page without rows", Shapes.UserPage, { aud: "" }, "users"],
    ["a list instead of a page", Shapes.UserPage, [], ""]
  ])("refuses %s", (_, shape, value, path) => {
    expect(issueOf(shape, value)?.path).toBe(path)
  })
})
