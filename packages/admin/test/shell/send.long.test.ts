/** What holds for every transport: over the platform's clients, and direct. */
import { FetchHttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, TestClock } from "effect"
import { Agent } from "undici"
import { GoTrueAdmin, Transport } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Loopback from "../support/loopback.js"
import * as Otel from "../support/otel.js"
import * as Service from "../support/service.js"
import { silent } from "../support/silent.js"

type Over = (url: string, options?: Service.Straight) => Effect.Effect<GoTrueAdmin.Service, unknown>

const ways: ReadonlyArray<readonly [name: string, over: Over]> = [
  [
    "FetchHttpClient",
    (url, options) =>
      GoTrueAdmin.make({ url, key: Service.key, retry: false, ...options }).pipe(Effect.provide(FetchHttpClient.layer))
  ],
  ["layerFetch", Service.overLayerFetch],
  ["Transport.fetch", Service.overTransport(Transport.fetch())],
  ["Transport.undici", Service.overTransport(Transport.undici(new Agent()))]
]

const json = { "content-type": "application/json" }

describe.each(ways)("over %s", (_, over) => {
  describe("a connection", () => {
    it.effect("that is refused has sent nothing", () =>
      Effect.gen(function* () {
        const admin = yield* over(yield* Loopback.nobody)
        const error = yield* Effect.flip(admin.createUser({ email: "ann@example.com" }))
        expect({ ...error, message: error.message }).toEqual({
          _tag: "ConnectionFailed",
          operation: "createUser",
          reason: "ECONNREFUSED",
          sent: "no",
          hint: expect.stringMatching(/^Nothing listens at this host and port/),
          message: expect.stringMatching(
            /^createUser: the connection failed \(ECONNREFUSED\)\. The server has not seen the request\. Nothing listens/
          )
        })
      })
    )

    const broken: ReadonlyArray<readonly [what: string, write: string | undefined]> = [
      ["before a response", undefined],
      ["in the middle of the status", "HTTP/1.1 2"],
      ["in the middle of the headers", "HTTP/1.1 200 OK\r\ncontent-type: applic"],
      ["in the middle of the body", 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"id":"7b0e'],
      ["in the middle of a chunk", 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"id":"7b0e'],
      ["in the middle of an error", 'HTTP/1.1 422 No\r\ncontent-length: 1000\r\n\r\n{"code":"email_exists"'],
      ["after what is not HTTP", "SSH-2.0-OpenSSH_9.6\r\n"]
    ]

    for (const [what, write] of broken) {
      for (const end of ["reset", "closed"] as const) {
        it.scoped(`that is ${end} ${what} may have sent everything`, () =>
          Effect.gen(function* () {
            const { url } = yield* Loopback.serveTcp((socket) => {
              socket.once("data", () => {
                const finish = () => (end === "reset" ? socket.resetAndDestroy() : socket.end())
                if (write === undefined) finish()
                else socket.write(write, finish)
              })
            })
            const admin = yield* over(url)
            const error = yield* Effect.flip(admin.createUser({ email: "planted@example.com", password: "planted" }))
            expect(error).toMatchObject({
              _tag: "ConnectionFailed",
              operation: "createUser",
              reason: expect.stringMatching(/^(?:[A-Z_]+|unknown)$/),
              sent: "unknown"
            })
            expect(error.message).toMatch(
              /^createUser: the connection failed \((?:[A-Z_]+|unknown)\)\. The server may or may not have/
            )
          })
        )
      }
    }
  })

  describe("a server that never responds", () => {
    it.scoped("ends the call after the time limit, and its connection", () =>
      Effect.gen(function* () {
        const { arrived, gone, url } = yield* silent(() => undefined)
        const admin = yield* over(url)
        const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
        yield* arrived
        yield* TestClock.adjust("29999 millis")
        expect(call.unsafePoll() ?? undefined).toBeUndefined()
        yield* TestClock.adjust("1 millis")
        const error = yield* Fiber.join(call)
        expect({ ...error, message: error.message }).toEqual({
          _tag: "RequestTimeout",
          operation: "getUserById",
          milliseconds: 30_000,
          message: "getUserById: no response within 30000 ms. The server may or may not have acted on it."
        })
        yield* gone
      })
    )

    it.scoped("ends the call even if interruption waits, as when a scope is closed", () =>
      Effect.gen(function* () {
        const { arrived, gone, url } = yield* silent(() => undefined)
        const admin = yield* over(url)
        const exit = yield* Effect.fork(
          Effect.exit(
            Effect.scoped(
              Effect.acquireRelease(Effect.succeed(Fixture.userId), (id) => Effect.orDie(admin.deleteUser(id)))
            )
          )
        )
        yield* arrived
        yield* TestClock.adjust("30 seconds")
        expect(Exit.isFailure(yield* Fiber.join(exit))).toBe(true)
        yield* gone
      })
    )

    it.scoped("is waited for without a limit if requested", () =>
      Effect.gen(function* () {
        const { arrived, gone, url } = yield* silent(() => undefined)
        const admin = yield* over(url, { timeout: Infinity })
        const call = yield* Effect.fork(admin.getUserById(Fixture.userId))
        yield* arrived
        yield* TestClock.adjust("10000 days")
        expect(call.unsafePoll() ?? undefined).toBeUndefined()
        yield* Fiber.interrupt(call)
        yield* gone
      })
    )

    it.scoped("sees the connection close when the call is interrupted", () =>
      Effect.gen(function* () {
        const { arrived, gone, url } = yield* silent(() => undefined)
        const admin = yield* over(url)
        const call = yield* Effect.fork(admin.createUser({ email: "ann@example.com" }))
        yield* arrived
        yield* Fiber.interrupt(call)
        expect(Exit.isInterrupted(yield* Fiber.await(call))).toBe(true)
        yield* gone
      })
    )
  })

  describe("a redirect", () => {
    const statuses = [301, 302, 303, 307, 308]

    for (const status of statuses) {
      it.scoped(`with ${status} is not followed, so that the key is not sent elsewhere`, () =>
        Effect.gen(function* () {
          const other = yield* Loopback.serve((_, response) => {
            response.writeHead(200, json).end(JSON.stringify(Fixture.user))
          })
          const first = yield* Loopback.serve((_, response) => {
            response.writeHead(status, { location: `${other.url}/auth/v1/admin/users/planted` }).end()
          })
          const admin = yield* over(first.url)
          for (const call of [admin.getUserById(Fixture.userId), admin.updateUserById(Fixture.userId, { role: "x" })]) {
            const error = yield* Effect.flip(call)
            expect(error).toMatchObject({ _tag: "UnexpectedAnswer", status })
            expect(error.message).toContain("Redirects are not followed")
          }
          expect(first.received).toHaveLength(2)
          expect(other.received).toEqual([])
        })
      )
    }
  })

  describe("outside the runtime of its layer", () => {
    it.scoped("the service still sends, ignores redirects and can be aborted", () =>
      Effect.gen(function* () {
        const other = yield* Loopback.serve((_, response) => response.end("{}"))
        const { received, url } = yield* Loopback.serve((_, response) => {
          response.writeHead(302, { location: other.url }).end()
        })
        const admin = yield* over(url)
        const error = yield* Effect.promise(() => Effect.runPromise(Effect.flip(admin.getUserById(Fixture.userId))))
        expect(error).toMatchObject({ _tag: "UnexpectedAnswer", status: 302 })
        expect(received).toHaveLength(1)
        expect(other.received).toEqual([])
      })
    )

    it.scoped("an AbortSignal closes the connection", () =>
      Effect.gen(function* () {
        const gone = yield* Deferred.make<void>()
        const controller = new AbortController()
        const { url } = yield* Loopback.serveTcp((socket) => {
          socket.on("close", () => Deferred.unsafeDone(gone, Exit.void))
          socket.once("data", () => controller.abort())
        })
        const admin = yield* over(url)
        const exit = yield* Effect.promise(() =>
          Effect.runPromiseExit(admin.createUser({ email: "ann@example.com" }), { signal: controller.signal })
        )
        expect(Exit.isInterrupted(exit)).toBe(true)
        yield* Deferred.await(gone)
      })
    )
  })
})

describe("a transport", () => {
  it.effect("that throws, or fails with something other than an error, is a failed connection", () =>
    Effect.gen(function* () {
      const broken: ReadonlyArray<Transport.Transport> = [
        () => JSON.parse("planted"),
        () => Promise.reject("planted"),
        () => Promise.reject(undefined)
      ]
      for (const transport of broken) {
        const admin = yield* Service.overTransport(transport)("https://x.example.com")
        const error = yield* Effect.flip(admin.deleteUser(Fixture.userId))
        expect(error).toMatchObject({ _tag: "ConnectionFailed", reason: "unknown", sent: "unknown" })
      }
    })
  )

  it.effect("that ignores its signal is not waited for beyond the time limit", () =>
    Effect.gen(function* () {
      const admin = yield* Service.overTransport(() => new Promise(() => undefined))("https://x.example.com")
      const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
      yield* TestClock.adjust("30 seconds")
      expect(yield* Fiber.join(call)).toMatchObject({ _tag: "RequestTimeout" })
    })
  )

  it.effect("gets the body, its type, and the headers of its trace", () =>
    Effect.gen(function* () {
      const seen: Array<Transport.Request> = []
      const admin = yield* Service.overTransport((request) => {
        seen.push(request)
        return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(Fixture.user) })
      })("https://x.example.com/auth/v1")
      const { spans } = yield* Otel.traced(admin.createUser({ email: "ann@example.com" }))
      expect(seen).toMatchObject([
        {
          method: "POST",
          url: "https://x.example.com/auth/v1/admin/users",
          body: '{"email":"ann@example.com"}',
          headers: {
            apikey: Service.key,
            "content-type": "application/json",
            traceparent: `00-${spans[0]?.traceId}-${spans[0]?.spanId}-01`
          }
        }
      ])
    })
  )
})
