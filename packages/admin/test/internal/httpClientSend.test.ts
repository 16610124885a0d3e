/** What only the platform's clients have: transforms, and settings of fetch. */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, TestClock } from "effect"
import { GoTrueAdmin } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Loopback from "../support/loopback.js"
import * as Service from "../support/service.js"
import { silent } from "../support/silent.js"

/** The service over the runtime's own fetch. */
const overFetch = (url: string, options: Service.Options = {}) =>
  GoTrueAdmin.make({ url, key: Service.key, retry: false, ...options }).pipe(Effect.provide(FetchHttpClient.layer))

const json = { "content-type": "application/json" }

describe("a server that never answers", () => {
  const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n"

  it.scoped("to its end counts as one that never answers", () =>
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

  it.scoped("sees the connection close when the call is interrupted while the answer comes", () =>
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

describe.each([
  ["FetchHttpClient", overFetch],
  ["layerFetch", Service.overLayerFetch]
] as const)("a redirect, over %s", (_, overFetch) => {
  it.scoped("is not followed within the origin either, nor when fetch was told to", () =>
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

  it.scoped("leaves what else fetch was told", () =>
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
