import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { err, ok } from "../../src/result.js"
import * as Path from "../../src/exchange/path.js"
import * as Hostile from "../support/hostile.js"

/** A path of which every segment comes from the caller, under its index. */
const make = (...segments: ReadonlyArray<string>) =>
  Path.make(segments.map((_, index) => ({ from: String(index) })))({ ...segments })

/** What Go's url.PathEscape leaves as it is. */
const bareInGo = /^[A-Za-z0-9\-_.~$&+,:;=@]$/

describe("make", () => {
  it.prop(
    "gives every segment back when it is decoded",
    [FastCheck.array(Hostile.anyText, { minLength: 1 })],
    ([segments]) => {
      const made = make(...segments)
      if (made.ok) {
        expect(made.value.split("/").map(decodeURIComponent)).toEqual(["", ...segments])
        const url = new URL(made.value, "https://x.example.com")
        expect(url.pathname + url.search + url.hash).toBe(made.value)
      } else {
        expect(segments[Number(made.error)]).toMatch(/^$|^\.{1,2}$|[/\\?#\p{Cc}\p{Surrogate}]/u)
      }
    }
  )

  it.prop(
    "writes each character as Go would",
    [FastCheck.fullUnicodeString({ minLength: 1, maxLength: 1 })],
    ([char]) => {
      const made = make(`x${char}`)
      if (!made.ok) return
      const encoded = Array.from(
        new TextEncoder().encode(char),
        (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
      )
      expect(made.value).toBe(`/x${bareInGo.test(char) ? char : encoded.join("")}`)
    }
  )

  it.each([
    ["custom:acme", "/custom:acme"],
    ["resource_a@b&c=d+e$f;g,h", "/resource_a@b&c=d+e$f;g,h"],
    ["!'()*", "/%21%27%28%29%2A"],
    ["a b", "/a%20b"],
    ["%2e%2e", "/%252e%252e"],
    ["%2F", "/%252F"],
    ["...", "/..."],
    ["ü", "/%C3%BC"],
    ["😀", "/%F0%9F%98%80"],
    ["__proto__", "/__proto__"]
  ])("%j becomes %s", (segment, path) => {
    expect(make(segment)).toEqual(ok(path))
  })

  it.each([
    "",
    ".",
    "..",
    "a/b",
    "/",
    "\\",
    "a\\..",
    "?",
    "#",
    "\u0000",
    "\n",
    "\r",
    "\t",
    "\u007f",
    "\u0085",
    "\ud800",
    "\udc00x"
  ])("refuses %j, and says which segment it is", (segment) => {
    expect(make("admin", "users", segment)).toEqual(err("2"))
    expect(make(segment, "..")).toEqual(err("0"))
  })

  it("of no segments is empty", () => {
    expect(make()).toEqual(ok(""))
  })
})
