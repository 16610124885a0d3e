/** However long and hostile what was said and what was carried are, redaction ends. */
import { describe, expect, it } from "@effect/vitest"
import { Redacted } from "effect"
import * as Envelope from "../../src/internal/envelope.js"
import * as Scrub from "../../src/internal/scrub.js"

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
  it.each(Object.entries(texts))("of %s, said and carried", (_, text) => {
    for (const carried of [
      { user_metadata: { text } },
      { password: text },
      { user_metadata: { texts: split(text, 10) } },
      { user_metadata: { tokens: { token: split(text, 100) } } }
    ]) {
      for (const said of [text, `cannot take ${text} as a value`, JSON.stringify(text)]) {
        expect(Scrub.scrub(said, Scrub.carriedBy(carried)).length).toBeLessThan(2100)
      }
    }
  })

  it("of one text is hidden, however much of it is said", () => {
    const text = fill("A biography of a person who has seen much of the world. ").replaceAll(" ", () => " ")
    const carried = Scrub.carriedBy({ user_metadata: { bio: text } })
    expect(Scrub.scrub(`cannot take ${text} as a value`, carried)).toBe("cannot take <hidden>…")
    expect(Scrub.scrub(`cannot take ${encodeURIComponent(text)}`, carried)).toBe("cannot take <hidden>…")
  })

  it("of texts that come back", () => {
    const cleaned = Scrub.scrub(many.join(", "), Scrub.carriedBy({ many }))
    expect(cleaned).toMatch(/^(?:<hidden>, )+(?:<hidden>|t|te|tex|text|text )?…$/)
    const thousand = Array.from({ length: 1000 }, (_, at) => `value ${at} of metadata`)
    expect(Scrub.scrub(thousand.join("; "), Scrub.carriedBy({ thousand }))).toMatch(/^(?:<hidden>; )+<hidden>…$/)
  })

  it("of reasons of a weak password", () => {
    const read = Envelope.read(
      { status: 422, headers: {}, text: JSON.stringify({ code: "weak_password", weak_password: { reasons: many } }) },
      0
    )
    const shown = Envelope.clean(read, Scrub.carriedBy({ many }))
    expect(new Set(shown.weakPasswordReasons)).toEqual(new Set(["<hidden>"]))
  })

  it("in which words overlap everywhere, and none is whole", () => {
    const texts = Array.from({ length: 800 }, (_, at) => `a${" ba".repeat(at + 1)}`)
    expect(Scrub.scrub(fill("ba "), Scrub.carriedBy({ texts })).length).toBeLessThan(2100)
  })
})

describe("what was cut", () => {
  it("shows no half of a text that went on behind the cut", () => {
    const name = "Annegret Karoline of Somewhere"
    for (let before = 1960; before <= 2000; before++) {
      const cleaned = Scrub.scrub(`${" ".repeat(before)}${name} is no name`, Scrub.carriedBy({ name }))
      expect(cleaned, String(before)).not.toMatch(/Ann/)
    }
  })

  it("shows no half of a token that was not carried", () => {
    const token = `eyJ${"x".repeat(1200)}.eyJ${"y".repeat(1200)}.${"z".repeat(43)}`
    expect(Scrub.scrub(`bad token ${token} here`, Scrub.nothing)).toBe("bad token <hidden>…")
  })

  it("shows no half of a character", () => {
    const shown = Envelope.clean(
      Envelope.read({ status: 400, headers: {}, text: JSON.stringify({ msg: "😀".repeat(3000) }) }, 0),
      Scrub.nothing
    )
    expect(shown.reason).toMatch(/^(?:😀)+…$/u)
  })
})

describe("what was carried", () => {
  const secretsOf = (value: unknown) => Scrub.carriedBy(value).secrets
  const hide = (value: unknown) => Scrub.scrub("The server's own words", Scrub.carriedBy(value))

  it("may be deeper than the call stack", () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => ({ inner: [inner] }), {
      password: "deep one"
    })
    expect(secretsOf(deep)).toEqual(["deep one"])
  })

  it("may hold itself everywhere", () => {
    const ring: Array<unknown> = [Redacted.make("ring secret")]
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
  ])("may be hostile: what %s hides all that is said", (_, value) => {
    expect(hide({ user_metadata: { value } })).toBe("<hidden>")
  })

  it("may be a date or a URL", () => {
    const date = new Date("2026-08-20T10:00:00Z")
    expect(Scrub.carriedBy({ date, none: new Date(Number.NaN) }).texts).toEqual(["2026-08-20T10:00:00.000Z"])
  })
})
