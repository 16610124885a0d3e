import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { pathMatcher } from "../src/control/pathPattern.js"
import { contains, startsWith } from "../src/database/postgres/like.js"
import { readEntityId } from "../src/standards/saml/metadata.js"
import { matchesGlob } from "../src/standards/url/glob.js"
import { isRedirectAllowed } from "../src/standards/url/redirect.js"

// What follows would take longer than anybody waits if a pattern were tried and taken back.
const long = 100_000

describe("LIKE", () => {
  it.each(["%a%b", "%a%a%b", "%a%a%a%a%a%a%a%a%b", "_%_%_%_%b", `${"a".repeat(500)}b${"a".repeat(500)}`])(
    "%s in a long name",
    (value) => {
      for (const ignoreCase of [true, false]) {
        const matches = contains(value, ignoreCase)
        assert.isFalse(matches("a".repeat(long)))
        assert.isTrue(matches(`${"a".repeat(long)}b${"a".repeat(long)}`))
        assert.isFalse(matches.isExhausted())
      }
    }
  )
  it("gives up where any letters stand between too many", () => {
    const matches = contains(`${"_a".repeat(5_000)}b`, true)
    assert.isFalse(matches("a".repeat(long)))
    assert.isTrue(matches.isExhausted())
  })
  it.each([
    ["", "", true],
    ["_", "", false],
    ["_", "𝒳", true],
    ["a_c", "xabcx", true],
    ["a__d%f", "abcdef", true],
    ["a%b%c", "acb", false],
    ["100\\%", "100%", true],
    ["100\\%", "100x", false],
    ["\\_", "a", false],
    ["\\\\", "\\", true],
    ["a\\bc", "abc", true],
    ["%", "", true],
    [".*", "x", false]
  ])("%s is in %s: %s", (value, text, expected) => {
    assert.strictEqual(contains(value, false)(text), expected)
  })
  it("can be only the beginning", () => {
    assert.isTrue(startsWith("a_")("abc"))
    assert.isFalse(startsWith("b")("abc"))
    assert.isTrue(startsWith("%c")("abcd"))
    assert.isFalse(startsWith("abc")("ab"))
  })
})

describe("globs", () => {
  it.each([
    ["https://*-*-*.example.com/**", `https://${"a-".repeat(long)}a.example.com2/`, false],
    ["https://*-*-*.example.com/**", `https://${"a-".repeat(long)}a.example.com/x`, true],
    ["**a**a**a**a**b", "a".repeat(long), false],
    ["{a,b,{c,d*}}/[a-c][!x]?", "dd/bya", true],
    ["{a,b,{c,d*}}/[a-c][!x]?", "dd/bxa", false],
    ["[a-c]", "-", false],
    ["{**,a}{**,a}{**,a}{**,a}b", "a".repeat(long), false],
    ["𝒳?", "𝒳𝒳", true],
    ["{a", "{a", true],
    ["a.c", "abc", false],
    ["*", "", true]
  ])("%s and a text", (pattern, text, expected) => {
    assert.strictEqual(matchesGlob(pattern, text), expected)
  })
  it("are as right where there is more to remember than is remembered", () => {
    const random = (length: number) => Array.from({ length }, () => (Math.random() < 0.5 ? "a" : "b")).join("")
    const letters = Array.from({ length: 20_000 }, (_, code) => String.fromCodePoint(0x1_00_00 + code)).join("")
    for (let times = 0; times < 50; times++) {
      const text = `${random(2_000)}${letters}${random(20)}`
      assert.strictEqual(matchesGlob("**a????????????????", text), text.at(-17) === "a")
    }
  })
  it("cost no more than a look for each letter", () => {
    const { system, user } = process.cpuUsage()
    assert.isFalse(matchesGlob(`**${"a*".repeat(100)}b`, "a".repeat(1_000_000)))
    const used = process.cpuUsage({ system, user })
    assert.isBelow((used.user + used.system) / 1_000, 500)
  })
  it("keep a long target out", () => {
    const rules = { siteUrl: "http://localhost:3000", uriAllowList: ["https://*-*-*.example.com/**"] }
    assert.isFalse(isRedirectAllowed(`https://${"a-".repeat(long)}a.example.com2/`, rules))
    assert.isTrue(isRedirectAllowed("https://a-b-c.example.com/x", rules))
  })
})

describe("SAML metadata", () => {
  const many = Array.from({ length: 40_000 }, (_, i) => i)
  it("may declare as many namespaces as fit, in elements within elements", () => {
    const open = many.map((i) => `<b xmlns:a${i}="c">`).join("")
    const xml = `<EntityDescriptor entityID="x">${open}${"</b>".repeat(many.length)}</EntityDescriptor>`
    assert.isTrue(Either.isLeft(readEntityId(xml)))
  })
  it("may not have thousands of prefixed attributes in an element", () => {
    const xml = `<EntityDescriptor entityID="x" ${many.map((i) => `a${i}:b="c"`).join(" ")}></EntityDescriptor>`
    assert.deepStrictEqual(readEntityId(xml), Either.left(undefined))
  })
})

describe("paths of faults", () => {
  it.each([
    [`/${"*a".repeat(20)}`, `/${"a".repeat(long)}!`, false],
    ["/**/**/**/x", "/a".repeat(long), false],
    ["/admin/users/{id}", "/admin/users/1/", true],
    ["/admin/users/{id}", "/admin/users/", false],
    ["/admin/**", "/admin/users/1/factors", true],
    ["**", "", true],
    ["/a+(b)", "/a+(b)", true],
    ["/a+", "/aa", false],
    ["/{a{b}", "/{ax", true],
    ["/x/*/y", "/x/1/y////", true]
  ])("%s and a path", (pattern, path, expected) => {
    assert.strictEqual(pathMatcher(pattern)(path), expected)
  })
})
