import { FetchHttpClient, HttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, TestClock } from "effect"
import { GoTrueAdmin } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Loopback from "../support/loopback.js"
import * as Service from "../support/service.js"

/** The service over the runtime's own fetch. */
const overFetch = (url: string, options: Service.Options = {}) =>
  GoTrueAdmin.make({ url, key: Service.key, retry: false, ...options }).pipe(Effect.provide(FetchHttpClient.layer))

const json = { "content-type": "application/json" }

describe("a connection", () => {
  it.effect("that is refused has surely sent nothing", () =>
    Effect.gen(function* () {
      const admin = yield* overFetch(yield* Loopback.nobody)
      const error = yield* Effect.flip(admin.createUser({ email: "ann@example.com" }))
      expect({ ...error, message: error.message }).toEqual({
        _tag: "ConnectionFailed",
        operation: "createUser",
        reason: "ECONNREFUSED",
        sent: "no",
        message: "createUser: the connection failed (ECONNREFUSED). The server has not seen the request."
      })
    })
  )

  const broken: ReadonlyArray<readonly [what: string, write: string | undefined]> = [
    ["before an answer", undefined],
    ["in the middle of the status", "HTTP/1.1 2"],
    ["in the middle of the headers", "HTTP/1.1 200 OK\r\ncontent-type: applic"],
    ["in the middle of the body", 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"id":"7b0e'],
    ["in the middle of a chunk", 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"id":"7b0e'],
    ["in the middle of an error", 'HTTP/1.1 422 No\r\ncontent-length: 1000\r\n\r\n{"code":"email_exists"'],
    ["after what is not HTTP", "SSH-2.0-OpenSSH_9.6\r\n"]
  ]

  for (const [what, write] of broken) {
    for (const end of ["reset", "closed"] as const) {
      it.scoped(`that is ${end} ${what} may have sent all`, () =>
        Effect.gen(function* () {
          const { url } = yield* Loopback.serveTcp((socket) => {
            socket.once("data", () => {
              const finish = () => (end === "reset" ? socket.resetAndDestroy() : socket.end())
              if (write === undefined) finish()
              else socket.write(write, finish)
            })
          })
          const admin = yield* overFetch(url)
          const error = yield* Effect.flip(admin.createUser({ email: "planted@example.com", password: "planted" }))
          expect(error).toMatchObject({
            _tag: "ConnectionFailed",
            operation: "createUser",
            reason: expect.stringMatching(/^[A-Z_]+$/),
            sent: "unknown"
          })
          expect(error.message).toMatch(
            /^createUser: the connection failed \([A-Z_]+\)\. The server may or may not have/
          )
        })
      )
    }
  }
})

describe("a server that never answers", () => {
  /** Takes requests, does with them as told, and notes the end of each connection. */
  const silent = (begin: (write: (text: string) => void) => void) =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const gone = yield* Deferred.make<void>()
      const { url } = yield* Loopback.serveTcp((socket) => {
        socket.on("close", () => Deferred.unsafeDone(gone, Exit.void))
        socket.once("data", () => {
          begin((text) => socket.write(text))
          Deferred.unsafeDone(arrived, Exit.void)
        })
      })
      return { url, arrived: Deferred.await(arrived), gone: Deferred.await(gone) }
    })

  const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n"

  it.scoped("ends the call after the time that is allowed, and the connection with it", () =>
    Effect.gen(function* () {
      const { arrived, gone, url } = yield* silent(() => undefined)
      const admin = yield* overFetch(url)
      const call = yield* Effect.fork(Effect.flip(admin.getUserById(Fixture.userId)))
      yield* arrived
      yield* TestClock.adjust("29999 millis")
      expect(call.unsafePoll()).toBeNull()
      yield* TestClock.adjust("1 millis")
      const error = yield* Fiber.join(call)
      expect({ ...error, message: error.message }).toEqual({
        _tag: "RequestTimeout",
        operation: "getUserById",
        milliseconds: 30_000,
        message: "getUserById: no answer within 30000 ms. The server may or may not have acted on it."
      })
      yield* gone
    })
  )

  it.scoped("ends the call also where interruption waits, as it does when a scope is closed", () =>
    Effect.gen(function* () {
      const { arrived, gone, url } = yield* silent(() => undefined)
      const admin = yield* overFetch(url)
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

  it.scoped("is waited for without end when that is asked for", () =>
    Effect.gen(function* () {
      const { arrived, gone, url } = yield* silent(() => undefined)
      const admin = yield* overFetch(url, { timeout: Infinity })
      const call = yield* Effect.fork(admin.getUserById(Fixture.userId))
      yield* arrived
      yield* TestClock.adjust("10000 days")
      expect(call.unsafePoll()).toBeNull()
      yield* Fiber.interrupt(call)
      yield* gone
    })
  )

  it.scoped("sees the connection close when the call is interrupted", () =>
    Effect.gen(function* () {
      const { arrived, gone, url } = yield* silent(() => undefined)
      const admin = yield* overFetch(url)
      const call = yield* Effect.fork(admin.createUser({ email: "ann@example.com" }))
      yield* arrived
      const exit = yield* Fiber.interrupt(call)
      expect(Exit.isInterrupted(exit)).toBe(true)
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

describe("a redirect", () => {
  const statuses = [301, 302, 303, 307, 308]

  for (const status of statuses) {
    it.scoped(`with ${status} is not followed, so that the key stays where it was sent`, () =>
      Effect.gen(function* () {
        const other = yield* Loopback.serve((_, response) => {
          response.writeHead(200, json).end(JSON.stringify(Fixture.user))
        })
        const first = yield* Loopback.serve((_, response) => {
          response.writeHead(status, { location: `${other.url}/auth/v1/admin/users/planted` }).end()
        })
        const admin = yield* overFetch(first.url)
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

describe("in another runtime than its layer's", () => {
  it.scoped("the service sends, refuses redirects and is aborted all the same", () =>
    Effect.gen(function* () {
      const other = yield* Loopback.serve((_, response) => response.end("{}"))
      const { received, url } = yield* Loopback.serve((_, response) => {
        response.writeHead(302, { location: other.url }).end()
      })
      const admin = yield* overFetch(url)
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
      const admin = yield* overFetch(url)
      const exit = yield* Effect.promise(() =>
        Effect.runPromiseExit(admin.createUser({ email: "ann@example.com" }), { signal: controller.signal })
      )
      expect(Exit.isInterrupted(exit)).toBe(true)
      yield* Deferred.await(gone)
    })
  )
})
