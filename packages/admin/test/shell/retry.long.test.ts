import { FetchHttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import type { Duration } from "effect"
import { Effect, Exit, Ref, Schedule, TestClock } from "effect"
import type { AdminError } from "../../src/index.js"
import { GoTrueAdmin } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Loopback from "../support/loopback.js"
import * as Operations from "../support/operations.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"
import * as Time from "../support/time.js"
import { whileError } from "../support/schedule.js"

const user = Stub.json(Fixture.user)
const unavailable = { status: 503, body: "upstream is away" }
const fail =
  (code: string): Stub.Handler =>
  (_, __, request) =>
    Effect.fail(Stub.transportError(request, Object.assign(new Error(code), { code })))

type Call = (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, AdminError.AdminError>
const getUser: Call = (admin) => admin.getUserById(Fixture.userId)
const createUser: Call = (admin) => admin.createUser({ email: "ann@example.com" })

/** Replies in turn, the last one forever. */
const inTurn =
  (...replies: ReadonlyArray<Stub.Reply | Stub.Handler>): Stub.Handler =>
  (seen, index, request) => {
    const reply = replies[index] ?? replies.at(-1) ?? user
    return typeof reply === "function" ? reply(seen, index, request) : Effect.succeed(reply)
  }

/** Runs a call to its end, however long its pauses, and returns the times (in milliseconds) at which it was sent. */
const timesOf = (reply: Stub.Handler, call: Call, options: Service.Options = {}) =>
  Effect.gen(function* () {
    const times = yield* Ref.make<ReadonlyArray<number>>([])
    const { admin } = yield* Service.made(
      (seen, index, request) =>
        Effect.zipRight(
          Effect.flatMap(
            Effect.clockWith((clock) => clock.currentTimeMillis),
            (now) => Ref.update(times, (before) => before.concat([now]))
          ),
          reply(seen, index, request)
        ),
      options
    )
    const exit = yield* Time.elapse(Effect.exit(call(admin)))
    return { exit, times: yield* Ref.get(times) }
  })

const attempts = (reply: Stub.Handler, call: Call, options?: Service.Options) =>
  Effect.map(timesOf(reply, call, options), ({ exit, times }) => ({ count: times.length, ok: Exit.isSuccess(exit) }))

describe("a GET", () => {
  it.effect("after two 503 succeeds at the third attempt", () =>
    Effect.gen(function* () {
      expect(yield* attempts(inTurn(unavailable, unavailable, user), getUser)).toEqual({ count: 3, ok: true })
    })
  )

  it.effect.each<readonly [what: string, reply: Stub.Reply | Stub.Handler]>([
    ["502", { status: 502 }],
    ["503", { status: 503 }],
    ["504", { status: 504 }],
    ["520", { status: 520 }],
    ["525", { status: 525 }],
    ["530", { status: 530 }],
    ["429", { status: 429 }],
    ["a connection that is refused", fail("ECONNREFUSED")],
    ["a connection that is reset", fail("ECONNRESET")],
    ["a failure of no known kind", fail("planted text")]
  ])("is sent at most five times after %s", ([, reply]) =>
    Effect.gen(function* () {
      expect(yield* attempts(inTurn(reply, user), getUser)).toEqual({ count: 2, ok: true })
      expect(yield* attempts(inTurn(reply), getUser)).toEqual({ count: 5, ok: false })
    })
  )

  it.effect.each([
    { status: 200, body: "<html>" },
    { status: 302 },
    { status: 400 },
    { status: 401 },
    { status: 404, body: '{"code":"user_not_found","message":"Gone"}' },
    { status: 408 },
    { status: 500 },
    { status: 501 },
    { status: 519 },
    { status: 531 },
    { status: 429, body: '{"code":"over_email_send_rate_limit","message":"Email rate limit exceeded"}' },
    { status: 429, body: '{"code":"over_sms_send_rate_limit","message":"SMS rate limit exceeded"}' },
    { status: 429, body: '{"code":429,"msg":"Email rate limit exceeded"}' },
    { status: 429, body: '{"code":429,"msg":"For security purposes, you can only request this after 57 seconds."}' }
  ])("is sent once after $status", (reply) =>
    Effect.gen(function* () {
      expect(yield* attempts(inTurn(reply, user), getUser)).toEqual({ count: 1, ok: false })
    })
  )

  it.effect("is sent once if it times out", () =>
    Effect.gen(function* () {
      const never: Stub.Handler = () => Effect.never
      expect(yield* attempts(never, getUser, { timeout: "1 second" })).toEqual({ count: 1, ok: false })
    })
  )

  it.effect("waits longer each time: about 0.2, 0.4, 0.8 and 1.6 seconds", () =>
    Effect.gen(function* () {
      const { times } = yield* timesOf(inTurn(unavailable), getUser)
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
      for (const [index, about] of [200, 400, 800, 1600].entries()) {
        expect(pauses[index]).toBeGreaterThanOrEqual(about * 0.8)
        expect(pauses[index]).toBeLessThanOrEqual(about * 1.2 + 10)
      }
    })
  )

  it.effect("has the full time limit for each attempt", () =>
    Effect.gen(function* () {
      const slow: Stub.Handler = () => Effect.delay(Effect.succeed(unavailable), "9 seconds")
      expect(yield* attempts(inTurn(slow, slow, user), getUser, { timeout: "10 seconds" })).toEqual({
        count: 3,
        ok: true
      })
    })
  )
})

describe("any other method", () => {
  for (const [operation, call] of Operations.all.filter(([, { endpoint }]) => endpoint.method !== "GET")) {
    const run: Call = (admin) => call.run(admin, Operations.ids)

    it.effect.each<readonly [what: string, reply: Stub.Reply | Stub.Handler]>([
      ["429", { status: 429 }],
      ["a connection that is refused", fail("ECONNREFUSED")],
      ["a name that is not found", fail("ENOTFOUND")]
    ])(`${operation} is sent again after %s`, ([, reply]) =>
      Effect.gen(function* () {
        expect(yield* attempts(inTurn(reply, call.response), run)).toEqual({ count: 2, ok: true })
      })
    )

    it.effect.each<readonly [what: string, reply: Stub.Reply | Stub.Handler]>([
      ["500", { status: 500 }],
      ["502", { status: 502 }],
      ["503", { status: 503 }],
      ["520", { status: 520 }],
      [
        "a limit of mails",
        { status: 429, body: '{"code":"over_email_send_rate_limit","message":"Email rate limit exceeded"}' }
      ],
      ["a header that HTTP does not allow", fail("ERR_HTTP_INVALID_HEADER_VALUE")],
      ["an invalid URL", fail("ERR_INVALID_URL")],
      ["503 with a time to come back", { status: 503, headers: { "retry-after": "1" } }],
      ["504", { status: 504 }],
      ["a connection that is reset", fail("ECONNRESET")],
      ["a connection that is closed", fail("UND_ERR_SOCKET")],
      ["a failure of no known kind", fail("planted text")],
      ["a meaningless response", { status: 302 }],
      ["no response in time", () => Effect.never]
    ])(`${operation} is sent once after %s`, ([, reply]) =>
      Effect.gen(function* () {
        expect(yield* attempts(inTurn(reply, call.response), run)).toEqual({ count: 1, ok: false })
      })
    )
  }
})

describe("Retry-After", () => {
  const pauseAfter = (header: string, status: number, options: Service.Options = {}, call = getUser) =>
    Effect.map(
      timesOf(inTurn({ status, headers: { "retry-after": header } }, user), call, options),
      ({ times }) => times
    )

  it.effect("in seconds is waited for", () =>
    Effect.gen(function* () {
      expect(yield* pauseAfter("4", 429)).toEqual([0, 4000])
      expect(yield* pauseAfter("4", 503)).toEqual([0, 4000].map((time) => time + 4000))
    })
  )

  it.effect("as a date is waited for", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2026-08-20T10:00:00Z"))
      const start = Date.parse("2026-08-20T10:00:00Z")
      expect(yield* pauseAfter("Thu, 20 Aug 2026 10:00:02 GMT", 429)).toEqual([start, start + 2_000])
    })
  )

  it.effect("is waited for by other methods too", () =>
    Effect.gen(function* () {
      expect(yield* pauseAfter("4", 429, {}, createUser)).toEqual([0, 4000])
    })
  )

  it.effect.each<readonly [header: string, longest: Duration.DurationInput | undefined, pause: number]>([
    ["3600", undefined, 30_000],
    ["99999999999999999999999999", undefined, 30_000],
    ["9".repeat(400), undefined, 30_000],
    ["Fri, 20 Aug 2027 10:00:12 GMT", undefined, 30_000],
    ["3600", "2 seconds", 2000],
    ["45", "1 minute", 45_000],
    ["0", undefined, 0]
  ])("of $0, with a longest pause of $1, is waited for $2 ms", ([header, longestRetryAfter, pause]) =>
    Effect.gen(function* () {
      const times = yield* pauseAfter(header, 429, { retry: { longestRetryAfter, total: "1 hour" } })
      expect(times[1]).toBe(pause)
    })
  )

  it.effect.each(["6", "25", "3600", "99999999999999999999999"])(
    "of %s seconds is not waited for where all pauses together may take 5",
    (header) =>
      Effect.gen(function* () {
        const retryAfter = Number(header) * 1000
        for (const call of [getUser, createUser]) {
          const { exit, times } = yield* timesOf(
            inTurn({ status: 429, headers: { "retry-after": header } }, user),
            call
          )
          expect(times).toHaveLength(1)
          expect(exit).toMatchObject({ cause: { error: { _tag: "RateLimited", retryAfter } } })
        }
      })
  )

  it.effect("counts against the total, pause after pause", () =>
    Effect.gen(function* () {
      const reply = inTurn({ status: 429, headers: { "retry-after": "2" } })
      expect((yield* timesOf(reply, getUser)).times).toEqual([0, 2000, 4000])
      const { times } = yield* timesOf(reply, getUser, { retry: { total: "7 seconds" } })
      expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 2000, 4000, 6000])
    })
  )

  it.effect("without a limit is waited for no longer than a timer can", () =>
    Effect.gen(function* () {
      const retry = { longestRetryAfter: Infinity, total: Infinity }
      const [, second] = yield* pauseAfter("99999999999999999999999", 429, { retry })
      expect(second).toBe(2 ** 31 - 1)
    })
  )

  it.effect("that cannot be read has the usual pause", () =>
    Effect.gen(function* () {
      const [, second] = yield* pauseAfter("soon", 429)
      expect(second).toBeGreaterThanOrEqual(160)
      expect(second).toBeLessThanOrEqual(250)
    })
  )
})

describe("options", () => {
  it.effect("false turns it off", () =>
    Effect.gen(function* () {
      for (const reply of [unavailable, { status: 429, headers: { "retry-after": "0" } }, fail("ECONNREFUSED")]) {
        expect(yield* attempts(inTurn(reply, user), getUser, { retry: false })).toEqual({ count: 1, ok: false })
      }
    })
  )

  it.effect("a custom schedule decides how often and when, but not after which failure", () =>
    Effect.gen(function* () {
      const retry = { schedule: Schedule.intersect(Schedule.spaced("1 second"), Schedule.recurs(2)) }
      const { times } = yield* timesOf(inTurn(unavailable), getUser, { retry })
      expect(times).toEqual([0, 1000, 2000])
      expect(yield* attempts(inTurn(unavailable, user), createUser, { retry })).toEqual({ count: 1, ok: false })
    })
  )

  it.effect("a custom schedule that dies ends the call with its error", () =>
    Effect.gen(function* () {
      const schedule = whileError((): boolean => JSON.parse("planted"))
      const { exit } = yield* timesOf(inTurn(unavailable, user), getUser, { retry: { schedule } })
      expect(exit).toMatchObject({ cause: { error: { _tag: "ServerError", status: 503 } } })
    })
  )

  it.effect("a custom schedule gets the errors, and can stop on them", () =>
    Effect.gen(function* () {
      const retry: GoTrueAdmin.RetryOptions = {
        schedule: whileError((error: AdminError.AdminError) => error._tag === "RateLimited")
      }
      const replies = inTurn({ status: 429 }, { status: 429 }, unavailable, user)
      expect(yield* attempts(replies, getUser, { retry })).toEqual({ count: 3, ok: false })
    })
  )
})

describe("a server that acts, and whose response is lost", () => {
  const calls = Array.from({ length: 1000 }, (_, index) => index)
  const createAll = (admin: GoTrueAdmin.Service) =>
    Effect.forEach(calls, (index) => Effect.exit(admin.createUser({ email: `user-${index}@example.com` })), {
      concurrency: 50
    })
  const emailIn = (body: string | undefined) => String(JSON.parse(body ?? "")["email"])

  it.effect(
    "makes no more than one user for a call, in a thousand calls",
    () =>
      Effect.gen(function* () {
        const made: Array<string> = []
        // Every kind of loss in turn; the server acts unless it cannot have received the request.
        const losses: ReadonlyArray<{ readonly acts: boolean; readonly reply: Stub.Handler }> = [
          { acts: true, reply: fail("ECONNRESET") },
          { acts: true, reply: inTurn({ status: 502 }) },
          { acts: true, reply: inTurn({ status: 503, headers: { "retry-after": "0" } }) },
          { acts: true, reply: inTurn({ status: 504 }) },
          { acts: true, reply: inTurn({ status: 200, body: '{"id":"7b' }) },
          { acts: true, reply: fail("UND_ERR_SOCKET") },
          { acts: false, reply: fail("ECONNREFUSED") },
          { acts: false, reply: inTurn({ status: 429, headers: { "retry-after": "0" } }) },
          { acts: true, reply: inTurn(user) }
        ]
        const { admin, seen } = yield* Service.made(
          (request, index, platform) => {
            const { acts, reply } = losses[index % losses.length] ?? { acts: true, reply: inTurn(user) }
            if (acts) made.push(emailIn(request.body))
            return reply(request, 0, platform)
          },
          // Without pauses, so that no clock need move.
          { timeout: Infinity, retry: { schedule: Schedule.recurs(10) } }
        )
        const exits = yield* createAll(admin)
        expect(exits.filter(Exit.isSuccess).length).toBeGreaterThan(0)
        expect(exits.filter(Exit.isFailure).length).toBeGreaterThan(0)
        expect(seen.length).toBeGreaterThan(calls.length)
        expect(made.toSorted()).toEqual(calls.map((index) => `user-${index}@example.com`).toSorted())
      }),
    60_000
  )

  it.scoped(
    "makes no more than one user for a call over real connections",
    () =>
      Effect.gen(function* () {
        const made: Array<string> = []
        const { received, url } = yield* Loopback.serve(({ body }, response, request) => {
          const kind = made.push(emailIn(body)) % 5
          if (kind === 0) request.socket.destroy()
          else if (kind === 1) request.socket.resetAndDestroy()
          else if (kind === 2) response.writeHead(503, { "retry-after": "0" }).end()
          else if (kind === 3)
            response.writeHead(200, { "content-length": "999" }).write("{", () => request.socket.destroy())
          else response.end(JSON.stringify(Fixture.user))
        })
        const admin = yield* GoTrueAdmin.make({ url, key: Service.key }).pipe(Effect.provide(FetchHttpClient.layer))
        const exits = yield* createAll(admin)
        expect(exits.filter(Exit.isSuccess)).toHaveLength(200)
        expect(received).toHaveLength(calls.length)
        expect(new Set(made).size).toBe(calls.length)
      }),
    60_000
  )
})
