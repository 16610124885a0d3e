import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { headers, kind, problemOf, role } from "../../src/key/apiKey.js"

const encode = (text: string) => Buffer.from(text).toString("base64url")
const jwt = (claims: string) => `${encode('{"alg":"HS256"}')}.${encode(claims)}.c2ln`

describe("kind", () => {
  it.each([
    ["sb_secret_abc", "secret"],
    ["sb_publishable_abc", "publishable"],
    [jwt("{}"), "jwt"],
    ["a.b.", "jwt"],
    ["a.b", "unknown"],
    ["a.b.c.d", "unknown"],
    ["a.b.c\n", "unknown"],
    ["SB_SECRET_abc", "unknown"],
    [" sb_secret_abc", "unknown"],
    ["", "unknown"]
  ])("of %j is %s", (key, expected) => {
    expect(kind(key)).toBe(expected)
  })
})

describe("role", () => {
  it.each([
    [jwt('{"role":"service_role"}'), "service_role"],
    [jwt('{"role":"anon","exp":1}'), "anon"],
    [jwt('{"role":"Größe 😀"}'), "Größe 😀"],
    [jwt('{"role":5}'), undefined],
    [jwt('{"__proto__":{"role":"anon"}}'), undefined],
    [jwt("{}"), undefined],
    [jwt("null"), undefined],
    [jwt("[]"), undefined],
    [jwt("not json"), undefined],
    ["a.$.c", undefined],
    ["a.b.c", undefined],
    ["sb_secret_abc", undefined]
  ])("of %j is %s", (key, expected) => {
    expect(role(key)).toBe(expected)
  })

  it.prop("is read whatever the text", [FastCheck.string({ unit: "grapheme" })], ([text]) => {
    expect(role(jwt(JSON.stringify({ role: text })))).toBe(text)
  })

  it.prop("of any text is a text or undefined", [FastCheck.string({ unit: "binary" })], ([text]) => {
    for (const key of [text, `a.${text}.c`]) expect(["string", "undefined"]).toContain(typeof role(key))
  })
})

describe("problemOf", () => {
  it.each<readonly [key: string, problem: string | undefined]>([
    ["", "empty"],
    ["sb_publishable_a", "publishable"],
    [jwt('{"role":"anon"}'), "anon"],
    ["sb_secret_a\n", "malformed"],
    ["\ufeffsb_secret_a", "malformed"],
    ["sb_publishable_a\r\n", "malformed"],
    ["sb_secret_a", undefined],
    [jwt('{"role":"service_role"}'), undefined],
    [jwt("{}"), undefined],
    ...['"mine"', "'mine'", "`mine`", `"${jwt("{}")}"`].map((key) => [key, "quoted"] as const),
    ...[
      "undefined",
      "null",
      "your-service-role-key",
      "YOUR_SECRET_KEY",
      "<your-key>",
      "sb_secret_xxx",
      "sb_secret_..."
    ].map((key) => [key, "placeholder"] as const),
    ...["${SUPABASE_SECRET_KEY}", "$KEY", "changeme", "***", "sb_secret_your_key"].map(
      (key) => [key, "placeholder"] as const
    ),
    ['"', undefined],
    ["yours", undefined],
    ["xylophone", undefined],
    ["mine", undefined]
  ])("of %j is %s", (key, problem) => {
    expect(problemOf(key)).toBe(problem)
  })
})

describe("headers", () => {
  it("of a secret key have no bearer, unless the settings ask for one", () => {
    expect(headers("sb_secret_a", { secretKeyAsBearer: false })).toEqual({ apikey: "sb_secret_a" })
    expect(headers("sb_secret_a", { secretKeyAsBearer: true })).toEqual({
      apikey: "sb_secret_a",
      authorization: "Bearer sb_secret_a"
    })
  })

  it.each([[jwt('{"role":"service_role"}')], ["mine"]])("of %s have a bearer, whatever the settings", (key) => {
    for (const secretKeyAsBearer of [true, false]) {
      expect(headers(key, { secretKeyAsBearer })).toEqual({ apikey: key, authorization: `Bearer ${key}` })
    }
  })
})
