import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { redact } from "../../src/redact/redact.js"
import type { Reveal } from "../../src/redact/sensitive.js"
import { nothing } from "../../src/redact/sensitive.js"
import { sensitiveIn } from "../support/unnamed.js"

const markers = "<hidden> <email> <id> <token>"

/** A box for a secret, as a shell may have it. */
class Box {
  readonly #inside: unknown
  constructor(inside: unknown) {
    this.#inside = inside
  }
  static readonly open: Reveal = (value) => (value instanceof Box ? { inside: value.#inside } : undefined)
}

describe("sensitiveIn", () => {
  it("tells secrets from other texts, however deep they lie", () => {
    const sensitive = sensitiveIn(
      {
        attributes: {
          email: "ann@example.com",
          password: "pässword",
          user_metadata: { full_name: "Ann", list: ["one", { deep: new Box("boxed") }], number: 424242 }
        },
        accessToken: "a.b.c",
        redirect: new URL("https://app.example.com/x")
      },
      Box.open
    )
    expect(sensitive.secrets.toSorted()).toEqual(["a.b.c", "boxed", "pässword"])
    expect(sensitive.texts.toSorted()).toEqual(["424242", "Ann", "ann@example.com", "https://app.example.com/x", "one"])
  })

  it("does not open a box that the shell does not know", () => {
    expect(sensitiveIn({ text: new Box("boxed") })).toEqual(nothing)
  })

  it("takes no setting about a secret for one", () => {
    const sensitive = sensitiveIn({
      client_secret: "s3cret",
      token_endpoint_auth_method: "client_secret_basic",
      token_url: "https://x.example.com",
      password_hash: "$2y$10$x"
    })
    expect(sensitive.secrets.toSorted()).toEqual(["$2y$10$x", "s3cret"])
    expect(sensitive.texts.toSorted()).toEqual(["client_secret_basic", "https://x.example.com"])
  })

  it("finds a secret behind thousands of other texts, and below a hundred levels", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `text ${index}`)
    const deep = Array.from({ length: 100 }).reduce<object>((inner) => ({ inner }), { password: "deep secret" })
    const { secrets } = sensitiveIn({ user_metadata: { many, deep }, password: "last secret" })
    expect(secrets.toSorted()).toEqual(["deep secret", "last secret"])
  })

  it("ends on a value that holds itself", () => {
    const ring: Record<string, unknown> = { password: "ring secret" }
    ring["self"] = ring
    expect(sensitiveIn(ring).secrets).toEqual(["ring secret"])
  })
})

describe("redact", () => {
  it.prop(
    "leaves no secret of four characters or more, wherever it stands",
    [
      FastCheck.string({ unit: "grapheme", minLength: 4 }).filter((secret) => !markers.includes(secret)),
      FastCheck.string(),
      FastCheck.string()
    ],
    ([secret, before, after]) => {
      expect(redact(`${before}${secret}${after}`, { secrets: [secret], texts: [] })).not.toContain(secret)
    }
  )

  it("hides shorter secrets and other texts as words, so that sentences stay readable", () => {
    const sensitive = sensitiveIn({ password: "a1", user_metadata: { full_name: "Ann", note: "regis" } })
    expect(redact("Ann has a1, 'a1', a12: already registered, Annex", sensitive)).toBe(
      "<hidden> has <hidden>, '<hidden>', a12: already registered, Annex"
    )
  })

  it("leaves the words that the server's own sentences and codes are made of", () => {
    const sensitive = sensitiveIn({ app_metadata: { provider: "email", kind: "user", plan: "phone" } })
    const sentence = "A user with this email address has already been registered"
    expect(redact(sentence, sensitive)).toBe(sentence)
  })

  it("hides them all the same when they are secrets", () => {
    expect(redact("the password is email", sensitiveIn({ password: "email" }))).toBe("the password is <hidden>")
    expect(redact("the password is mfa", sensitiveIn({ password: "mfa" }))).toBe("the password is <hidden>")
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
    const redacted = redact(`before ${write(secret)} after`, sensitiveIn({ password: secret }))
    expect(redacted).toContain("<hidden>")
    expect(redacted).not.toMatch(/<b>|é|%C3|amp|u003c/i)
  })

  it.each([
    "%22Ann+Lee%22",
    String.raw`\nAnn Lee\n`,
    String.raw`\u0022Ann Lee\u0022`,
    "&quot;Ann Lee&quot;",
    "%2522Ann%2520Lee"
  ])("knows where a word begins behind an escape: %s", (text) => {
    expect(redact(text, sensitiveIn({ full_name: "Ann Lee" }))).not.toContain("Ann")
  })

  it.each(["Ann%20Lee", "Ann+Lee", "Ann\\u0020Lee", "Ann&#32;Lee"])(
    "knows what was written as %s in the request when it comes back decoded",
    (full_name) => {
      expect(redact("no such name: Ann Lee", sensitiveIn({ full_name }))).toBe("no such name: <hidden>")
      expect(redact("no such word: Ann Lee", sensitiveIn({ password: full_name }))).toBe("no such word: <hidden>")
    }
  )

  it("hides a phone number however it is written", () => {
    const sensitive = sensitiveIn({ phone: "+1 500 555 0006" })
    expect(redact("Key (phone)=(15005550006) or +1 500 555 0006", sensitive)).toBe("Key (phone)=(<hidden>) or <hidden>")
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
  ])("hides %s that the request did not carry", (_, text, redacted) => {
    expect(redact(text, nothing)).toBe(redacted)
  })

  it("ends on long texts without an end to what they seem to begin", () => {
    const length = 300_000
    for (const text of ["a".repeat(length), "eyJ-".repeat(length), "a@".repeat(length), "eyJa.eyJa".repeat(length)]) {
      expect(redact(text, nothing).length).toBeGreaterThan(0)
    }
  })
})
