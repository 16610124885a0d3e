/** How much of a response is read, by every way to the server. */
import { FetchHttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { ServerResponse } from "node:http"
import { gzipSync } from "node:zlib"
import { Agent } from "undici"
import { GoTrueAdmin, Transport } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Loopback from "../support/loopback.js"
import * as Service from "../support/service.js"

const ways: ReadonlyArray<
  readonly [
    name: string,
    over: (url: string, options?: Service.Straight) => Effect.Effect<GoTrueAdmin.Service, unknown>
  ]
> = [
  [
    "FetchHttpClient",
    (url, options) =>
      GoTrueAdmin.make({ url, key: Service.key, ...options }).pipe(Effect.provide(FetchHttpClient.layer))
  ],
  ["layerFetch", Service.overLayerFetch],
  ["Transport.fetch", Service.overTransport(Transport.fetch())],
  ["Transport.undici", Service.overTransport(Transport.undici(new Agent()))]
]

const size = 100_000
const chunk = Buffer.alloc(16_384, "a")

/** Writes until it is stopped. */
const endless = (response: ServerResponse) => {
  const write = () => {
    while (!response.destroyed) if (!response.write(chunk)) return void response.once("drain", write)
  }
  write()
}

const padded = (length: number) => {
  const body = JSON.stringify({ ...Fixture.user, pad: "" })
  return body.replace('"pad":""', `"pad":"${"a".repeat(length - body.length)}"`)
}

describe.each(ways)("over %s", (_, over) => {
  it.scoped("an endless response is dropped at the limit, and not requested again", () =>
    Effect.gen(function* () {
      const closed: Array<Promise<void>> = []
      const { received, url } = yield* Loopback.serve((_, response) => {
        closed.push(new Promise((resolve) => response.on("close", resolve)))
        endless(response.writeHead(200, { "content-type": "application/json" }))
      })
      const admin = yield* over(url, { maxResponseSize: size, retry: {} })
      const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
      expect(error).toMatchObject({
        _tag: "InvalidResponse",
        status: 200,
        path: "",
        expected: "should be at most 100000 bytes"
      })
      expect(received).toHaveLength(1)
      yield* Effect.promise(() => Promise.all(closed))
    })
  )

  it.scoped("an endless error is read to the limit, and dropped as well", () =>
    Effect.gen(function* () {
      const { url } = yield* Loopback.serve((_, response) => endless(response.writeHead(500)))
      const error = yield* Effect.flip((yield* over(url)).getUserById(Fixture.userId))
      expect(error).toMatchObject({ _tag: "ServerError", status: 500 })
    })
  )

  it.scoped("a content length beyond the limit is trusted", () =>
    Effect.gen(function* () {
      const { url } = yield* Loopback.serve((_, response) => {
        endless(response.writeHead(200, { "content-length": String(size * 1000) }))
      })
      const error = yield* Effect.flip((yield* over(url, { maxResponseSize: size })).getUserById(Fixture.userId))
      expect(error).toMatchObject({ _tag: "InvalidResponse", expected: "should be at most 100000 bytes" })
    })
  )

  it.scoped("a response of exactly the limit is read, with a length and without, in any number of pieces", () =>
    Effect.gen(function* () {
      const { url } = yield* Loopback.serve(({ target }, response) => {
        const body = padded(size + (target?.endsWith(Fixture.userId) === true ? 0 : 1))
        if (target?.includes("sized") === true) return void response.end(body)
        response.flushHeaders()
        for (let at = 0; at < body.length; at += 50) response.write(body.slice(at, at + 50))
        response.end()
      })
      for (const base of [url, `${url}/sized`]) {
        const admin = yield* over(base, { maxResponseSize: size })
        expect(yield* admin.getUserById(Fixture.userId)).toMatchObject({ id: Fixture.userId })
        const error = yield* Effect.flip(admin.getUserById("1f2a7c3e-5d4b-4e6f-8a90-b1c2d3e4f506"))
        expect(error).toMatchObject({ _tag: "InvalidResponse", expected: "should be at most 100000 bytes" })
      }
    })
  )
})

describe.each(ways.slice(0, 3))("over %s", (_, over) => {
  it.scoped("a compressed response counts decompressed", () =>
    Effect.gen(function* () {
      const bomb = gzipSync(Buffer.alloc(2 ** 23, "a"))
      const { received, url } = yield* Loopback.serve((_, response) => {
        response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" }).end(bomb)
      })
      const error = yield* Effect.flip(
        (yield* over(url, { maxResponseSize: size, retry: {} })).getUserById(Fixture.userId)
      )
      expect(error).toMatchObject({ _tag: "InvalidResponse", expected: "should be at most 100000 bytes" })
      expect(received).toHaveLength(1)
    })
  )
})

describe("a custom transport", () => {
  // Who has no types can give anything.
  const isResponse = (_given: unknown): _given is Transport.Response => true
  const over = (given: unknown, options: Service.Straight = {}) =>
    Service.overTransport(() => (isResponse(given) ? Promise.resolve(given) : Promise.reject(given)))(
      "https://x.example.com",
      options
    )

  it.effect("gets the limit, and its result is measured", () =>
    Effect.gen(function* () {
      const seen: Array<number | undefined> = []
      const admin = yield* Service.overTransport(({ maxResponseSize }) => {
        seen.push(maxResponseSize)
        return Promise.resolve({ status: 200, headers: {}, text: padded(size + 1) })
      })("https://x.example.com", { maxResponseSize: size })
      const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
      expect(error).toMatchObject({ _tag: "InvalidResponse", expected: "should be at most 100000 bytes" })
      expect(seen).toEqual([size])
    })
  )

  const user = JSON.stringify(Fixture.user)
  const hostile = (name: string) =>
    Object.defineProperty({ status: 200, headers: {}, text: user }, name, {
      get: () => JSON.parse("planted")
    })
  const garbage: ReadonlyArray<readonly [what: string, response: unknown, tag: string]> = [
    ["undefined", undefined, "ConnectionFailed"],
    ["null", null, "ConnectionFailed"],
    ["a text", user, "ConnectionFailed"],
    ["no status", { headers: {}, text: user }, "ConnectionFailed"],
    ["an invalid status", { status: Number.NaN, headers: {}, text: user }, "ConnectionFailed"],
    ["a status as text", { status: "200", headers: {}, text: user }, "ConnectionFailed"],
    ["a status that throws", hostile("status"), "ConnectionFailed"],
    ["headers that throw", hostile("headers"), "ConnectionFailed"],
    ["a text that throws", hostile("text"), "ConnectionFailed"],
    [
      "a proxy",
      new Proxy({}, { get: () => JSON.parse("planted"), has: () => JSON.parse("planted") }),
      "ConnectionFailed"
    ],
    ["no text", { status: 200, headers: {} }, "InvalidResponse"],
    ["an invalid text", { status: 200, headers: {}, text: { length: 1 } }, "InvalidResponse"],
    ["no headers, with an error", { status: 500, text: "{}" }, "ServerError"],
    ["invalid headers, with an error", { status: 500, headers: { "x-request-id": 5 }, text: "{}" }, "ServerError"],
    [
      "a body as deep as can be",
      { status: 200, headers: {}, text: "[".repeat(1e5) + "]".repeat(1e5) },
      "InvalidResponse"
    ],
    [
      "an error as deep as can be",
      { status: 500, headers: {}, text: `{"msg":${"[".repeat(1e5) + "]".repeat(1e5)}}` },
      "ServerError"
    ],
    [
      "a deep code",
      { status: 422, headers: {}, text: `{"error_code":${'{"a":'.repeat(1e5)}1${"}".repeat(1e5)}}` },
      "UnexpectedAnswer"
    ]
  ]

  it.effect.each(garbage)("that returns %s fails the call", ([, response, tag]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip((yield* over(response)).getUserById(Fixture.userId))
      expect(error).toMatchObject({ _tag: tag })
      expect(JSON.stringify(error)).not.toContain("planted")
    })
  )

  it.effect("that returns no promise, or throws on cancellation, fails the call", () =>
    Effect.gen(function* () {
      const thrower = {
        get code() {
          return JSON.parse("planted")
        },
        get cause() {
          return JSON.parse("planted")
        }
      }
      for (const transport of [
        () => JSON.parse("null"),
        () => Promise.reject(thrower),
        () => Promise.reject(new Proxy({}, { has: () => JSON.parse("x") }))
      ]) {
        const admin = yield* Service.overTransport(transport)("https://x.example.com")
        expect(yield* Effect.flip(admin.getUserById(Fixture.userId))).toMatchObject({ _tag: "ConnectionFailed" })
      }
      const admin = yield* Service.overTransport((_, { onCancel }) => {
        onCancel(() => JSON.parse("planted"))
        return new Promise(() => undefined)
      })("https://x.example.com", { timeout: "1 millis" })
      const exit = yield* Effect.promise(() => Effect.runPromise(Effect.flip(admin.getUserById(Fixture.userId))))
      expect(exit).toMatchObject({ _tag: "RequestTimeout" })
    })
  )

  it.effect("a deep body in the metadata of a user is returned", () =>
    Effect.gen(function* () {
      const deep = user.replace('"user_metadata":{', `"user_metadata":{"deep":${"[".repeat(1e5) + "]".repeat(1e5)},`)
      const admin = yield* over({ status: 200, headers: {}, text: deep })
      expect((yield* admin.getUserById(Fixture.userId)).id).toBe(Fixture.userId)
    })
  )
})
