import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as Json from "../../src/json.js"
import { Bytes } from "../../src/transport/bytes.js"

/** The bytes cut at these places, each piece at an offset of its own, as a socket gives them. */
const cut = (bytes: Uint8Array, places: ReadonlyArray<number>): ReadonlyArray<Buffer> => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), 0, bytes.length].toSorted((a, b) => a - b)
  return ends.slice(1).map((end, index) => {
    const piece = bytes.subarray(ends[index], end)
    const room = Buffer.alloc(piece.length + 3)
    room.set(piece, index % 4)
    return room.subarray(index % 4, (index % 4) + piece.length)
  })
}

const places = FastCheck.array(FastCheck.nat(), { maxLength: 4 })

/** Mostly ASCII, as what servers write is, with whatever else between. */
const text = FastCheck.array(
  FastCheck.oneof(
    { weight: 8, arbitrary: FastCheck.string({ maxLength: 40 }) },
    { weight: 1, arbitrary: FastCheck.string({ unit: "grapheme", maxLength: 3 }) },
    { weight: 1, arbitrary: FastCheck.constantFrom("ü", "山田", "😀", "\u2028", "\uFEFF", "\\", '"', "\0") }
  )
).map((parts) => parts.join(""))

const padding = "x".repeat(400)

/** The parsed text. Messages about invalid JSON quote it, so they differ. */
const valueOf = (text: string) => {
  const parsed = Json.parse(text)
  return parsed.ok ? { json: parsed.value } : "no JSON"
}

const read = (bytes: Uint8Array, at: ReadonlyArray<number>) => new Bytes(cut(bytes, at))

describe("the text for JSON", () => {
  it.prop("is parsed to what was written, however the bytes come", [FastCheck.array(text), places], ([texts, at]) => {
    const written = JSON.stringify([padding, ...texts])
    expect(JSON.parse(read(Buffer.from(written), at).jsonText)).toEqual(JSON.parse(written))
  })

  it.prop(
    "is parsed as the plain text is, or fails where that fails: whatever the bytes are",
    [
      FastCheck.oneof(
        text.map((some) => Buffer.from(`${padding}${some}`)),
        text.map((some) => Buffer.from(`"${padding}${some}"`)),
        text.map((some) => Buffer.from(`{"${some}": "${padding}"}`)),
        FastCheck.uint8Array({ maxLength: 30 }).map((some) =>
          Buffer.from([0x22, ...Buffer.from(padding), ...some, 0x22])
        )
      ),
      places
    ],
    ([bytes, at]) => {
      const plain = new TextDecoder().decode(bytes)
      const body = read(bytes, at)
      expect(body.text).toBe(plain)
      expect(valueOf(body.jsonText)).toEqual(valueOf(plain))
    },
    { fastCheck: { numRuns: 2_000 } }
  )

  it.each([
    ["a byte order mark is no part of it", '\uFEFF{"a":1}', { json: { a: 1 } }],
    ["an invalid escape does not become a valid one", `"${padding}\\é"`, "no JSON"],
    ["a backslash that is escaped can stand before anything", `"${padding}\\\\é"`, { json: `${padding}\\é` }],
    ["what stands outside of strings stays wrong", `{"${padding}":é}`, "no JSON"],
    ["nothing is nothing", "", "no JSON"]
  ])("%s", (_, written, expected) => {
    expect(valueOf(read(Buffer.from(written), []).jsonText)).toEqual(expected)
  })

  it("is ASCII where most of the text is, and the text where it is not", () => {
    expect(read(Buffer.from(`"${padding}Müller 😀"`), []).jsonText).toBe(`"${padding}M\\u00fcller \\ud83d\\ude00"`)
    expect(read(Buffer.from(`"${"山田".repeat(99)}"`), []).jsonText).toBe(`"${"山田".repeat(99)}"`)
  })

  it("does not grow with what a hostile server sends, nor does the time that it takes", () => {
    const piece = Buffer.from("é\\".repeat(8))
    const pieces = Array.from({ length: 100_000 }, () => piece)
    expect(new Bytes(pieces).jsonText).toHaveLength(1_600_000)
  })
})
