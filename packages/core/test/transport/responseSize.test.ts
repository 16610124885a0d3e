import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as FetchBody from "../../src/transport/fetchBody.js"
import * as ResponseSize from "../../src/transport/responseSize.js"

const tooLarge = (limit: number) => ({ path: "", expected: `should be at most ${limit} bytes` })

describe("limitFor", () => {
  it("is what the settings say for a successful response, and a mebibyte at most for an error", () => {
    expect(ResponseSize.limitFor(200)).toBe(64 * 2 ** 20)
    expect(ResponseSize.limitFor(204, 10)).toBe(10)
    expect(ResponseSize.limitFor(200, Infinity)).toBe(2 ** 29 - 25)
    for (const status of [0, 199, 300, 404, 500]) expect(ResponseSize.limitFor(status, Infinity)).toBe(2 ** 20)
    expect(ResponseSize.limitFor(500, 10)).toBe(10)
  })
})

describe("isKnown", () => {
  it.each([
    ["10", undefined, true],
    ["11", undefined, false],
    ["10", "gzip", false],
    [undefined, undefined, false],
    ["-1", undefined, false],
    ["1e1", undefined, false],
    ["", undefined, false]
  ])("of length %j and encoding %j is %j", (length, encoding, known) => {
    expect(ResponseSize.isKnown(length, encoding, 10)).toBe(known)
  })
})

describe("ofWhole", () => {
  it.prop(
    "counts bytes of UTF-8",
    [FastCheck.string({ unit: "grapheme", maxLength: 30 }), FastCheck.integer({ min: 1, max: 60 })],
    ([text, limit]) => {
      const isWithin = Buffer.byteLength(text) <= limit
      expect(ResponseSize.ofWhole(200, text, limit)).toEqual(
        isWithin ? { text, issue: undefined } : { text: "", issue: tooLarge(limit) }
      )
    }
  )

  it("keeps the beginning of an error", () => {
    expect(ResponseSize.ofWhole(500, "abcdef", 3)).toEqual({ text: "abc", issue: undefined })
  })

  it("takes only text", () => {
    for (const value of [undefined, null, 5, { length: 1 }]) {
      expect(ResponseSize.ofWhole(200, value, 3)).toEqual({
        text: "",
        issue: { path: "", expected: "should be text" }
      })
    }
  })
})

/** A body in pieces, which tells whether it was cancelled. */
const body = (pieces: Iterable<string>) => {
  const next = pieces[Symbol.iterator]()
  const state = { cancelled: false }
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { done, value } = next.next()
      if (done === true) controller.close()
      else controller.enqueue(Buffer.from(value))
    },
    cancel: () => {
      state.cancelled = true
    }
  })
  return { state, stream }
}

function* endless() {
  for (;;) yield "a".repeat(1000)
}

const pieces = (count: number) => Array.from({ length: count }, () => "ab")

describe("a body of fetch", () => {
  it("without end is dropped at the limit", async () => {
    const { state, stream } = body(endless())
    const response = await FetchBody.read(new Response(stream, { status: 200 }), 10_000)
    expect(response).toMatchObject({ status: 200, issue: tooLarge(10_000) })
    await expect.poll(() => state.cancelled).toBe(true)
  })

  it("of an error without end keeps its beginning", async () => {
    const response = await FetchBody.read(new Response(body(endless()).stream, { status: 500 }), undefined)
    expect(response.issue).toBeUndefined()
    expect(response.text).toHaveLength(1_048_000)
  })

  it.each([1, 1023, 1024, 1025, 5000])("in %d pieces is read whole", async (count) => {
    const response = await FetchBody.read(new Response(body(pieces(count)).stream), 10_000)
    expect(response.text).toBe("ab".repeat(count))
    expect(response.issue).toBeUndefined()
  })

  it("of exactly the limit is read, with a length and without", async () => {
    for (const headers of [{}, { "content-length": "10" }]) {
      const response = await FetchBody.read(new Response("a".repeat(10), { headers }), 10)
      expect(response).toMatchObject({ text: "a".repeat(10), issue: undefined })
      const larger = await FetchBody.read(new Response("a".repeat(11), { headers }), 10)
      expect(larger).toMatchObject({ text: expect.any(String), issue: tooLarge(10) })
    }
  })

  it("comes with its headers, under lower-case names", async () => {
    const response = await FetchBody.read(new Response("{}", { headers: { "X-Request-Id": "1" } }), undefined)
    expect(response.headers["x-request-id"]).toBe("1")
  })

  it("that fails on the way rejects", async () => {
    const stream = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("reset")) })
    await expect(FetchBody.read(new Response(stream), undefined)).rejects.toThrow("reset")
  })
})
