/** Redaction ends, however long and hostile the message and the request are. */
import { describe, expect, it } from "@effect/vitest"
import * as Envelope from "../../src/error/envelope.js"
import { redact, redactAll } from "../../src/redact/redact.js"
import type { Sensitive } from "../../src/redact/sensitive.js"
import { nothing } from "../../src/redact/sensitive.js"
import { sensitiveIn } from "../support/unnamed.js"

/** The envelope without what is sensitive. */
const shownOf = (envelope: Envelope.Envelope, sensitive: Sensitive) =>
  Envelope.redacted(envelope, (excerpts) => redactAll(excerpts, sensitive))

const size = 1_000_000
const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
const split = (text: string, length: number) =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length))
const many = Array.from({ length: 100_000 }, (_, at) => `text ${at}`)

const texts: Readonly<Record<string, string>> = {
  backslashes: fill("\\"),
  Chinese: fill("漢字仮名交じり文"),
  Cyrillic: fill("жа "),
  emoji: fill("😀👩‍👩‍👧"),
  "lone surrogates": fill("\ud800\udfff"),
  "combining marks": fill("e\u0301\u0302\u0327"),
  "capital I with a dot": fill("\u0130"),
  escapes: fill("%5C%22\\u4e2d&quot;\\\\\\ caf%C3%A9 "),
  "percent signs": fill("%25"),
  ampersands: fill("&amp;"),
  "one letter": fill("a"),
  blanks: fill(" "),
  "begun tokens": fill("eyJ"),
  "begun addresses": fill("a@")
}

describe("a megabyte", () => {
  it.each(Object.entries(texts))("of %s, in the message and in the request", (_, text) => {
    for (const value of [
      { user_metadata: { text } },
      { password: text },
      { user_metadata: { texts: split(text, 10) } },
      { user_metadata: { tokens: { token: split(text, 100) } } }
    ]) {
      for (const message of [text, `cannot take ${text} as a value`, JSON.stringify(text)]) {
        expect(redact(message, sensitiveIn(value)).length).toBeLessThan(2100)
      }
    }
  })

  it("of one text is hidden, however much of it is quoted", () => {
    const text = fill("A biography of a person who has seen much of the world. ").replaceAll(" ", () => " ")
    const sensitive = sensitiveIn({ user_metadata: { bio: text } })
    expect(redact(`cannot take ${text} as a value`, sensitive)).toBe("cannot take <hidden>…")
    expect(redact(`cannot take ${encodeURIComponent(text)}`, sensitive)).toBe("cannot take <hidden>…")
  })

  it("of texts that come back", () => {
    // More texts than are searched for: then nothing of the message is shown.
    expect(redact(many.join(", "), sensitiveIn({ many }))).toBe("<hidden>")
    const some = many.slice(0, 2000)
    const redacted = redact(some.join(", "), sensitiveIn({ some }))
    expect(redacted).toMatch(/^(?:<hidden>, )+(?:<hidden>|t|te|tex|text|text )?…$/)
    const thousand = Array.from({ length: 1000 }, (_, at) => `value ${at} of metadata`)
    expect(redact(thousand.join("; "), sensitiveIn({ thousand }))).toMatch(/^(?:<hidden>; )+<hidden>…$/)
  })

  it("of reasons of a weak password", () => {
    const read = Envelope.read(
      { status: 422, headers: {}, text: JSON.stringify({ code: "weak_password", weak_password: { reasons: many } }) },
      0
    )
    const shown = shownOf(read, sensitiveIn({ many }))
    expect(new Set(shown.weakPasswordReasons)).toEqual(new Set(["<hidden>"]))
  })

  it("in which words overlap everywhere, and none is whole", () => {
    const texts = Array.from({ length: 800 }, (_, at) => `a${" ba".repeat(at + 1)}`)
    expect(redact(fill("ba "), sensitiveIn({ texts })).length).toBeLessThan(2100)
  })
})

describe("a message that was cut", () => {
  it("shows no half of a text that went on behind the cut", () => {
    const name = "Annegret Karoline of Somewhere"
    for (let before = 1960; before <= 2000; before++) {
      const redacted = redact(`${" ".repeat(before)}${name} is no name`, sensitiveIn({ name }))
      expect(redacted, String(before)).not.toMatch(/Ann/)
    }
  })

  it("shows no half of a token that is not in the request", () => {
    const token = `eyJ${"x".repeat(1200)}.eyJ${"y".repeat(1200)}.${"z".repeat(43)}`
    expect(redact(`bad token ${token} here`, nothing)).toBe("bad token <hidden>…")
  })

  it("shows no half of a character", () => {
    const shown = shownOf(
      Envelope.read({ status: 400, headers: {}, text: JSON.stringify({ msg: "😀".repeat(3000) }) }, 0),
      nothing
    )
    expect(shown.reason).toMatch(/^(?:😀)+…$/u)
  })
})

describe("a request", () => {
  const secretsOf = (value: unknown) => sensitiveIn(value).secrets

  it("may hold as many texts as are searched for; with more, no foreign message is shown", () => {
    const texts = (count: number, length: number) =>
      Array.from({ length: count }, (_, at) => `${at} `.padEnd(length, "x"))
    const isComplete = (value: unknown) => sensitiveIn(value).isIncomplete !== true
    expect(isComplete(texts(2_500, 10))).toBe(true)
    expect(isComplete(texts(3_000, 10))).toBe(false)
    expect(isComplete(texts(60, 1_000))).toBe(true)
    expect(isComplete(texts(70, 1_000))).toBe(false)
    expect(isComplete(texts(7, 1_000_000))).toBe(true)
    expect(isComplete(texts(8, 1_000_000))).toBe(false)
    expect(isComplete({ numbers: Array.from({ length: 5_000 }, (_, at) => at) })).toBe(false)
    expect(isComplete({ flags: Array.from({ length: 100_000 }, () => true) })).toBe(true)
    expect(isComplete({ flags: Array.from({ length: 300_000 }, () => true) })).toBe(false)
  })
  const hide = (value: unknown) => redact("The server's own words", sensitiveIn(value))

  it("may be deeper than the call stack", () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => ({ inner: [inner] }), {
      password: "deep one"
    })
    expect(secretsOf(deep)).toEqual(["deep one"])
  })

  it("may hold itself everywhere", () => {
    const ring: Array<unknown> = [{ token: "ring secret" }]
    for (let turn = 0; turn < 100; turn++) ring.push(ring, { ring, again: [ring] })
    expect(secretsOf(ring)).toEqual(["ring secret"])
  })

  it.each([
    ["throws when it is read", Object.defineProperty({}, "name", { enumerable: true, get: () => JSON.parse("{") })],
    ["is a proxy that throws", new Proxy({}, { ownKeys: () => JSON.parse("{") })],
    ["is a proxy without a prototype", new Proxy({}, { getPrototypeOf: () => JSON.parse("{") })],
    [
      "is revoked",
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      })()
    ],
    ["has no end", new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 40 : "x") })],
    [
      "makes more of itself",
      (() => {
        const more = (): object =>
          new Proxy(
            {},
            {
              ownKeys: () => ["a", "b"],
              getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
              get: more
            }
          )
        return more()
      })()
    ]
  ])("may be hostile: one that %s hides the whole message", (_, value) => {
    expect(hide({ user_metadata: { value } })).toBe("<hidden>")
  })

  it("may be a date or a URL", () => {
    const date = new Date("2026-08-20T10:00:00Z")
    expect(sensitiveIn({ date, none: new Date(Number.NaN) }).texts).toEqual(["2026-08-20T10:00:00.000Z"])
  })
})
