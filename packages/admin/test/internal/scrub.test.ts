import { describe, expect, it } from "@effect/vitest"
import { FastCheck, Redacted } from "effect"
import * as Scrub from "../../src/internal/scrub.js"

const nothing = Scrub.carriedBy({})
const markers = "<hidden> <email> <id> <token>"

describe("carriedBy", () => {
  it("tells secrets from other texts, however deep they lie", () => {
    const carried = Scrub.carriedBy({
      attributes: {
        email: "ann@example.com",
        password: "pässword",
        user_metadata: { full_name: "Ann", list: ["one", { deep: Redacted.make("redacted") }], number: 424242 }
      },
      accessToken: "a.b.c",
      redirect: new URL("https://app.example.com/x")
    })
    expect(carried.secrets.toSorted()).toEqual(["a.b.c", "pässword", "redacted"])
    expect(carried.texts.toSorted()).toEqual(["424242", "Ann", "ann@example.com", "https://app.example.com/x", "one"])
  })

  it("takes no setting about a secret for one", () => {
    const carried = Scrub.carriedBy({
      client_secret: "s3cret",
      token_endpoint_auth_method: "client_secret_basic",
      token_url: "https://x.example.com",
      password_hash: "$2y$10$x"
    })
    expect(carried.secrets.toSorted()).toEqual(["$2y$10$x", "s3cret"])
    expect(carried.texts.toSorted()).toEqual(["client_secret_basic", "https://x.example.com"])
  })

  it("finds a secret behind thousands of other texts, and below a hundred levels", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `text ${index}`)
    const deep = Array.from({ length: 100 }).reduce<object>((inner) => ({ inner }), { password: "deep secret" })
    const { secrets } = Scrub.carriedBy({ user_metadata: { many, deep }, password: "last secret" })
    expect(secrets.toSorted()).toEqual(["deep secret", "last secret"])
  })

  it("ends on a value that holds itself", () => {
    const ring: Record<string, unknown> = { password: "ring secret" }
    ring["self"] = ring
    expect(Scrub.carriedBy(ring).secrets).toEqual(["ring secret"])
  })
})

describe("scrub", () => {
  it.prop(
    "leaves no secret of four characters or more, wherever it stands",
    [
      FastCheck.string({ unit: "grapheme", minLength: 4 }).filter((secret) => !markers.includes(secret)),
      FastCheck.string(),
      FastCheck.string()
    ],
    ([secret, before, after]) => {
      expect(Scrub.scrub(`${before}${secret}${after}`, { secrets: [secret], texts: [] })).not.toContain(secret)
    }
  )

  it("hides shorter secrets and other texts as words, so that sentences stay readable", () => {
    const carried = Scrub.carriedBy({ password: "a1", user_metadata: { full_name: "Ann", note: "regis" } })
    expect(Scrub.scrub("Ann has a1, 'a1', a12: already registered, Annex", carried)).toBe(
      "<hidden> has <hidden>, '<hidden>', a12: already registered, Annex"
    )
  })

  it("leaves the words that the server's own sentences and codes are made of", () => {
    const carried = Scrub.carriedBy({ app_metadata: { provider: "email", kind: "user", plan: "phone" } })
    const sentence = "A user with this email address has already been registered"
    expect(Scrub.scrub(sentence, carried)).toBe(sentence)
  })

  it("hides them all the same when they are secrets", () => {
    expect(Scrub.scrub("the password is email", Scrub.carriedBy({ password: "email" }))).toBe(
      "the password is <hidden>"
    )
    expect(Scrub.scrub("the password is mfa", Scrub.carriedBy({ password: "mfa" }))).toBe("the password is <hidden>")
  })

  it.each([
    ["JSON", JSON.stringify],
    ["JSON inside JSON", (text: string) => JSON.stringify(JSON.stringify(text))],
    [
      "Go's JSON",
      (text: string) => JSON.stringify(text).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
    ],
    ["a path", encodeURIComponent],
    ["a query", (text: string) => new URLSearchParams({ q: text }).toString()],
    ["HTML", (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")],
    [
      "HTML with quotes",
      (text: string) =>
        text
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;")
          .replaceAll('"', "&#34;")
          .replaceAll("'", "&#39;")
    ]
  ])("knows what it hides as it is written in %s", (_, write) => {
    const secret = `p "q" <b> & \\ é '`
    const cleaned = Scrub.scrub(`before ${write(secret)} after`, Scrub.carriedBy({ password: secret }))
    expect(cleaned).toContain("<hidden>")
    expect(cleaned).not.toMatch(/<b>|é|%C3|amp|u003c/i)
  })

  it.each([
    "%22Ann+Lee%22",
    String.raw`\nAnn Lee\n`,
    String.raw`\u0022Ann Lee\u0022`,
    "&quot;Ann Lee&quot;",
    "%2522Ann%2520Lee"
  ])("knows where a word begins behind an escape: %s", (text) => {
    expect(Scrub.scrub(text, Scrub.carriedBy({ full_name: "Ann Lee" }))).not.toContain("Ann")
  })

  it("hides a phone number however it is written", () => {
    const carried = Scrub.carriedBy({ phone: "+1 500 555 0006" })
    expect(Scrub.scrub("Key (phone)=(15005550006) or +1 500 555 0006", carried)).toBe(
      "Key (phone)=(<hidden>) or <hidden>"
    )
  })

  it.each([
    ["addresses", "for Ann.B+c@example.com: no", "for <email>: no"],
    ["addresses in a query", "?email=ann%40example.com&x", "?email=<email>&x"],
    ["ids", "user 7B0E4A52-0b5d-4b5e-9a53-2f1c4b6d8e90.", "user <id>."],
    ["tokens", "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln.", "token <token>."],
    ["keys", "key sb_secret_abc-DEF_1 and sb_publishable_x", "key <token> and <token>"],
    [
      "links",
      "https://x/verify?token=b507a4ef007e1379d644aa6fe395cf98f1054ac96b63a052dca9a26a&type=signup",
      "https://x/verify?token=<token>&type=signup"
    ],
    ["PKCE links", "pkce_b507a4ef007e1379d644aa6fe395cf98f1054ac96b63a052dca9a26a", "<token>"]
  ])("hides %s that the request did not carry", (_, text, cleaned) => {
    expect(Scrub.scrub(text, nothing)).toBe(cleaned)
  })

  it("ends on long texts without an end to what they seem to begin", () => {
    const length = 300_000
    for (const text of ["a".repeat(length), "eyJ-".repeat(length), "a@".repeat(length), "eyJa.eyJa".repeat(length)]) {
      expect(Scrub.scrub(text, nothing).length).toBeGreaterThan(0)
    }
  })
})
