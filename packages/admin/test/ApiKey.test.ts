import { describe, expect, it } from "@effect/vitest"
import { Either, FastCheck, Option, Redacted } from "effect"
import { ApiKey } from "../src/index.js"

const encode = (text: string) => Buffer.from(text).toString("base64url")
const jwt = (claims: string) => `${encode('{"alg":"HS256"}')}.${encode(claims)}.c2ln`

const headers = (key: string, secretKeyAsBearer = false) => ApiKey.headers(Redacted.make(key), { secretKeyAsBearer })

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
  ])("of %j is %s", (key, kind) => {
    expect(ApiKey.kind(key)).toBe(kind)
  })
})

describe("role", () => {
  it.each([
    [jwt('{"role":"service_role"}'), "service_role"],
    [jwt('{"role":"anon","exp":1}'), "anon"],
    [jwt('{"role":5}'), undefined],
    [jwt('{"__proto__":{"role":"anon"}}'), undefined],
    [jwt("{}"), undefined],
    [jwt("null"), undefined],
    [jwt("[]"), undefined],
    [jwt("not json"), undefined],
    ["a.$.c", undefined],
    ["a.b.c", undefined],
    ["sb_secret_abc", undefined]
  ])("of %j is %s", (key, role) => {
    expect(Option.getOrUndefined(ApiKey.role(key))).toBe(role)
  })

  it.prop("of any text is a role or none", [FastCheck.string({ unit: "binary" })], ([text]) => {
    expect(Option.isOption(ApiKey.role(text))).toBe(true)
    expect(Option.isOption(ApiKey.role(`a.${text}.c`))).toBe(true)
  })
})

describe("headers", () => {
  it("of a secret key have no bearer, unless that is asked for", () => {
    expect(headers("sb_secret_a")).toEqual(Either.right({ apikey: "sb_secret_a" }))
    expect(headers("sb_secret_a", true)).toEqual(
      Either.right({ apikey: "sb_secret_a", authorization: "Bearer sb_secret_a" })
    )
  })

  it.each([[jwt('{"role":"service_role"}')], [jwt("{}")], ["mine"]])(
    "of %s have a bearer, whatever is asked",
    (key) => {
      for (const asked of [true, false]) {
        expect(headers(key, asked)).toEqual(Either.right({ apikey: key, authorization: `Bearer ${key}` }))
      }
    }
  )

  it.each([
    ["", "empty"],
    ["sb_publishable_a", "publishable"],
    [jwt('{"role":"anon"}'), "anon"],
    ["sb_secret_a\n", "malformed"],
    ["\ufeffsb_secret_a", "malformed"],
    ["sb_publishable_a\r\n", "malformed"]
  ])("of %j are refused: %s", (key, reason) => {
    const refused = Either.flip(headers(key))
    expect(Either.isRight(refused) && refused.right).toMatchObject({ _tag: "InvalidApiKey", reason })
  })

  it.prop(
    "hold what stands in a header, or there are none",
    [FastCheck.oneof(FastCheck.string({ unit: "binary" }), FastCheck.string())],
    ([key]) => {
      for (const made of Either.isRight(headers(key)) ? [headers(key)] : []) {
        expect(Either.isRight(made) && Object.values(made.right).every((value) => /^[\x20-\x7e]+$/.test(value))).toBe(
          true
        )
      }
      expect(Either.isRight(headers(key)) || key === "" || !/^[\x21-\x7e]+$/.test(key)).toBe(true)
    }
  )
})

describe("what is said of a key", () => {
  it.each([
    ["", "The API key is empty. Use the project's secret key (sb_secret_…) or its service_role key."],
    ["a b", "The API key contains white space or other characters that are not allowed in a header."],
    ["sb_publishable_a", "A publishable key (sb_publishable_…) can't call the admin API."],
    [jwt('{"role":"anon"}'), "An anon key can't call the admin API."]
  ])("%j: what to do", (key, message) => {
    const refused = Either.flip(headers(key))
    expect(Either.isRight(refused) ? refused.right.message : "").toContain(message)
    expect(Either.isRight(refused) ? refused.right.message : "").toContain("Use the project's secret key")
  })
})
