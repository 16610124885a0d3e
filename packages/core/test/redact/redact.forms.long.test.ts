/** Sensitive texts are hidden in all encodings in which they may come back. */
import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { redact } from "../../src/redact/redact.js"
import { sensitiveIn } from "../support/unnamed.js"
import * as Written from "../support/written.js"

// The text around it begins no escape, and is not part of a word.
const before = FastCheck.constantFrom("", "cannot take ", 'Key ("', "「", "a\n", "=", "x='")
const after = FastCheck.constantFrom("", " as a value", '") exists', "」", "\n", "'", ".")

const anyText = FastCheck.oneof(
  FastCheck.string({ unit: "binary", minLength: 4, maxLength: 60 }),
  FastCheck.string({ unit: "grapheme", minLength: 4, maxLength: 60 }),
  FastCheck.string({ unit: FastCheck.constantFrom(..."\\%&+\"'<>;#un25c3a9"), minLength: 4, maxLength: 60 })
)
// Begins and ends with a letter, since it is hidden as a word. It is not in the server's vocabulary.
const aWord = anyText.map((text) => `Zq${text}qZ`)
// Begins and ends with characters that the text around it cannot continue.
const aSecret = anyText.map((text) => `Zq9p${text}x7Wv`)

describe("a letter that is two, or another one, in the other case", () => {
  it.each([
    ["İzmİr", "İzmİr".toLowerCase()],
    ["pıtırcık-İstanbul", "pıtırcık-İstanbul".toUpperCase()],
    ["300 \u212a of water", "300 \u212a of water".toLowerCase()],
    ["straßenbahn", "straßenbahn".toUpperCase()]
  ])("is hidden in both: %s", (text, written) => {
    expect(redact(`cannot take ${written} here`, sensitiveIn({ user_metadata: { text } }))).toBe(
      "cannot take <hidden> here"
    )
    expect(redact(`cannot take ${written} here`, sensitiveIn({ password: text }))).toBe("cannot take <hidden> here")
  })
})

describe("a text of the request", () => {
  for (const [name, write] of Object.entries(Written.ofAny)) {
    it.prop(`is hidden as ${name}`, [aWord, before, after], ([text, before, after]) => {
      const message = before + write(text) + after
      const redacted = redact(message, sensitiveIn({ user_metadata: { text } }))
      expect(redacted).toBe(`${before}<hidden>${after}`)
    })
  }
})

describe("the person in question", () => {
  const email = "ann.bolt+x@example.com"
  const phone = "+1 555 867 5309"
  const name = "Zyx Qwertz"
  const sensitive = sensitiveIn({ email, phone, user_metadata: { name } })

  it.each(
    [email, phone, name, "15558675309"].flatMap((text) =>
      Object.entries({
        base64: Buffer.from(text).toString("base64"),
        "base64 of more": Buffer.from(`ab${text}`).toString("base64"),
        base64url: Buffer.from(text).toString("base64url"),
        hex: Buffer.from(text).toString("hex"),
        reversed: Array.from(text).toReversed().join("")
      }).map(([form, written]) => [text, form, written] as const)
    )
  )("is hidden: %s as %s", (_, form, written) => {
    const redacted = redact(`cannot take ${written} here`, sensitive)
    expect(redacted).toMatch(/^cannot take \S*<hidden>\S* here$/)
    expect(redacted).not.toContain(written.slice(4, -4))
    if (form === "hex" || form === "reversed") expect(redacted).toBe("cannot take <hidden> here")
  })

  it.each(["ann.bolt…", "ann.bolt+x", "ANN.BOLT", "+1 555 86…", "155586753"])("is hidden when it is cut: %s", (cut) => {
    expect(redact(`cannot take ${cut}`, sensitive)).toMatch(/^cannot take <hidden>…?$/)
  })

  it("leaves the sentences of the server as they are", () => {
    const sentence = "Email address is invalid: the name must be 72 characters or fewer, not 15558"
    expect(redact(sentence, sensitive)).toBe(sentence)
  })
})

describe("a secret", () => {
  for (const [name, write] of Object.entries(Written.ofSecrets)) {
    it.prop(`is hidden as ${name}`, [aSecret, before, after], ([password, before, after]) => {
      const written = write(password)
      const redacted = redact(before + written + after, sensitiveIn({ password }))
      expect(redacted).toContain("<hidden>")
      // Digits of base64 that depend on the neighbours may be left.
      expect(redacted.length).toBeLessThanOrEqual(before.length + "<hidden>".length + after.length + 16)
      expect(redacted).not.toContain(written)
    })
  }

  const secret = "sb_Zq9pLm3xWv7-Tr5kNc2d"

  it.each([
    ["its beginning", `key ${secret.slice(0, 12)}… is wrong`, "key <hidden>… is wrong"],
    ["its end", `key …${secret.slice(-9)} is wrong`, "key …<hidden> is wrong"],
    ["two halves", `"${secret.slice(0, 11)}" + "${secret.slice(11)}"`, '"<hidden>" + "<hidden>"'],
    ["the beginning of its base64", Buffer.from(secret).toString("base64").slice(0, 14), "<hidden>"],
    ["less than eight characters of it", `key ${secret.slice(0, 7)}`, `key ${secret.slice(0, 7)}`]
  ])("is hidden in pieces: %s", (_, message, expected) => {
    expect(redact(message, sensitiveIn({ password: secret }))).toBe(expected)
  })

  it("that begins with a word of the server's leaves its sentences readable", () => {
    const sentence = "New password should be different from the old password."
    expect(redact(sentence, sensitiveIn({ password: "password1!" }))).toBe(sentence)
  })

  const escapes = ["\\", "%", "&#", "\\u00", "%4", "100%"].flatMap((begun) =>
    ["n123456", "41 and so on", "0041;xyz", "u0041 and"].map((secret) => [begun, secret] as const)
  )

  it.each(escapes)("is hidden behind what looks like the beginning of an escape: %s%s", (begun, password) => {
    const redacted = redact(begun + password, sensitiveIn({ password }))
    expect(redacted).toContain("<hidden>")
    expect(redacted).not.toContain(password)
  })
})

describe("any message", () => {
  it.prop(
    "never fails, and is the same when it is redacted twice",
    [anyText, FastCheck.array(aWord, { maxLength: 5 }), FastCheck.array(aSecret, { maxLength: 3 })],
    ([text, texts, secrets]) => {
      const sensitive = { texts, secrets }
      const once = redact([text, ...texts, ...secrets].join(" and "), sensitive)
      expect(redact(once, sensitive)).toBe(once)
    }
  )

  it.prop(
    "is left as it is, where it holds nothing sensitive",
    [FastCheck.lorem(), FastCheck.array(aWord)],
    ([text, texts]) => {
      expect(redact(text, { texts, secrets: texts })).toBe(text)
    }
  )
})
