/** What only the platform's clients have: transforms, and settings of fetch. */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, Layer, TestClock } from "effect"
import { inspect } from "node:util"
import { GoTrueAdmin } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Loopback from "../support/loopback.js"
import * as Service from "../support/service.js"
import { silent } from "../support/silent.js"
import * as Stub from "../support/stub.js"

/** The service over the runtime's own fetch. */
const overFetch = (url: string, options: Service.Options = {}) =>
  GoTrueAdmin.make({ url, key: Service.key, retry: false, ...options }).pipe(Effect.provide(FetchHttpClient.layer))

const json = { "content-type": "application/json" }

describe("a server that never responds", () => {
  const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n"

  it.scoped("completely counts as one that never responds", () =>
    Effect.gen(function* () {
      const { gone, url } = yield* silent((write) => write(head))
      const begun = yield* Deferred.make<void>()
      const admin = yield* overFetch(url, {
        timeout: "5 seconds",
        transformClient: HttpClient.tap(() => Deferred.succeed(begun, undefined))
      })
      const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
      yield* Deferred.await(begun)
      yield* TestClock.adjust("5 seconds")
      expect(yield* Fiber.join(call)).toMatchObject({ _tag: "RequestTimeout", milliseconds: 5000 })
      yield* gone
    })
  )

  it.scoped("sees the connection close when the call is interrupted during the response", () =>
    Effect.gen(function* () {
      const { gone, url } = yield* silent((write) => write(head))
      const begun = yield* Deferred.make<void>()
      const admin = yield* overFetch(url, { transformClient: HttpClient.tap(() => Deferred.succeed(begun, undefined)) })
      const call = yield* Effect.fork(admin.createUser({ email: "ann@example.com" }))
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(call)
      yield* gone
    })
  )
})

describe("a client that logs its requests", () => {
  it.effect("does not log what they say", () =>
    Effect.gen(function* () {
      const logged: Array<string> = []
      const { admin, seen } = yield* Service.made(() => Effect.succeed(Stub.json(Fixture.user)), {
        transformClient: HttpClient.tapRequest((request) =>
          Effect.sync(() => logged.push(JSON.stringify(request), String(request), inspect(request, { depth: 9 })))
        )
      })
      yield* admin.createUser({ email: "ann@example.com", password: "hunter2hunter2" })
      expect(Stub.jsonOf(seen[0])).toMatchObject({ password: "hunter2hunter2" })
      for (const text of logged) {
        expect(text).toContain("/admin/users")
        expect(text).toContain("<redacted>")
        expect(text).not.toMatch(/hunter2|ann@/)
      }
    })
  )
})

describe("a client that reads the text", () => {
  it.scoped("leaves it to the call", () =>
    Effect.gen(function* () {
      const user = JSON.stringify(Fixture.user)
      // In pieces, so that no length is known and the body is read as a stream.
      const { url } = yield* Loopback.serve((_, response) => {
        response.writeHead(200, json)
        response.write(user.slice(0, 10))
        response.end(user.slice(10))
      })
      const seen: Array<string> = []
      const admin = yield* overFetch(url, {
        transformClient: HttpClient.tap((response) => Effect.map(response.text, (text) => seen.push(text)))
      })
      expect(yield* admin.getUserById(Fixture.userId)).toMatchObject({ id: Fixture.userId })
      expect(seen).toEqual([user])
    })
  )
})

describe("a client that is slow to end", () => {
  /** A service over a client that never responds. When interrupted, it ends as soon as the gate opens. */
  const slow = Effect.gen(function* () {
    const begun = yield* Deferred.make<void>()
    const gate = yield* Deferred.make<void>()
    const client = HttpClient.make(() =>
      Effect.zipRight(Deferred.succeed(begun, undefined), Effect.never).pipe(
        Effect.onInterrupt(() => Deferred.await(gate))
      )
    )
    const admin = yield* Service.over(client, { timeout: "5 seconds" })
    const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
    yield* Deferred.await(begun)
    return { call, gate }
  })

  it.effect("is awaited by whoever interrupts the call", () =>
    Effect.gen(function* () {
      const { call, gate } = yield* slow
      const interrupting = yield* Effect.fork(Effect.zipRight(Fiber.interrupt(call), Fiber.await(call)))
      yield* Effect.yieldNow()
      yield* TestClock.adjust("1 second")
      expect(interrupting.unsafePoll() ?? undefined).toBeUndefined()
      yield* Deferred.succeed(gate, undefined)
      expect(Exit.isInterrupted(yield* Fiber.join(interrupting))).toBe(true)
    })
  )

  it.effect("does not keep a call beyond its time limit", () =>
    Effect.gen(function* () {
      const { call } = yield* slow
      yield* TestClock.adjust("5 seconds")
      expect(yield* Fiber.join(call)).toMatchObject({ _tag: "RequestTimeout" })
    })
  )
})

describe.each([
  ["FetchHttpClient", overFetch],
  ["layerFetch", Service.overLayerFetch]
] as const)("a redirect, over %s", (_, overFetch) => {
  it.scoped("is not followed within the same origin either, nor if fetch is told to", () =>
    Effect.gen(function* () {
      const { received, url } = yield* Loopback.serve(({ target }, response) => {
        if (target === "/there") response.writeHead(200, json).end(JSON.stringify(Fixture.user))
        else response.writeHead(307, { location: "/there" }).end()
      })
      const admin = yield* overFetch(url)
      const error = yield* admin
        .getUserById(Fixture.userId)
        .pipe(Effect.provideService(FetchHttpClient.RequestInit, { redirect: "follow" }), Effect.flip)
      expect(error).toMatchObject({ _tag: "UnexpectedAnswer", status: 307 })
      expect(received.map(({ target }) => target)).toEqual([`/admin/users/${Fixture.userId}`])
    })
  )

  it.scoped("keeps the other options of fetch", () =>
    Effect.gen(function* () {
      const { received, url } = yield* Loopback.serve((_, response) => {
        response.writeHead(200, json).end(JSON.stringify(Fixture.user))
      })
      const admin = yield* overFetch(url)
      yield* admin
        .getUserById(Fixture.userId)
        .pipe(Effect.provideService(FetchHttpClient.RequestInit, { headers: { "x-init": "1" } }))
      expect(received[0]?.headers).toMatchObject({ "x-init": "1", apikey: Service.key })
    })
  )
})

describe("the platform's settings for fetch, given as layers", () => {
  const settings = (fetched: Array<string>) =>
    Layer.merge(
      Layer.succeed(FetchHttpClient.RequestInit, { headers: { "x-init": "1" }, redirect: "follow" }),
      Layer.succeed(FetchHttpClient.Fetch, (input, init) => {
        fetched.push(String(input))
        return fetch(input, init)
      })
    )
  type Settings = ReturnType<typeof settings>
  const over = (url: string) => GoTrueAdmin.layer({ url, key: Service.key, retry: false })
  const layers = [
    [
      "the client below a service",
      (url: string, settings: Settings) =>
        over(url).pipe(Layer.provide(FetchHttpClient.layer.pipe(Layer.provide(settings))))
    ],
    [
      "a service over a client",
      (url: string, settings: Settings) => over(url).pipe(Layer.provide(FetchHttpClient.layer), Layer.provide(settings))
    ],
    [
      "a service over fetch",
      (url: string, settings: Settings) =>
        GoTrueAdmin.layerFetch({ url, key: Service.key, retry: false }).pipe(Layer.provide(settings))
    ]
  ] as const

  it.scoped.each(layers)("apply to %s, but for redirects", ([, layerOf]) =>
    Effect.gen(function* () {
      const { received, url } = yield* Loopback.serve((_, response) => {
        response.writeHead(307, { location: "/there" }).end()
      })
      const fetched: Array<string> = []
      const program = Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => admin.getUserById(Fixture.userId))
      const error = yield* program.pipe(Effect.provide(layerOf(url, settings(fetched))), Effect.flip)
      expect(error).toMatchObject({ _tag: "UnexpectedAnswer", status: 307 })
      expect(received.map(({ headers }) => headers["x-init"])).toEqual(["1"])
      expect(fetched).toEqual([`${url}/admin/users/${Fixture.userId}`])
    })
  )
})
