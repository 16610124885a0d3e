import { HttpClient, HttpClientRequest } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { AlwaysOffSampler } from "@opentelemetry/sdk-trace-base"
import { Effect, Fiber, TestClock } from "effect"
import { GoTrueAdmin } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Operations from "../support/operations.js"
import * as Otel from "../support/otel.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"
import * as Time from "../support/time.js"
import * as Metrics from "../support/metrics.js"

const user = Stub.json(Fixture.user)
const unavailable = { status: 503 }
const gone = Stub.json({ code: "user_not_found", message: "User not found" }, 404)

describe("spans", () => {
  it.effect.each(Operations.all)("of %s: one for the operation, one for the request, both without data", ([, call]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(call.response, { url: "https://auth.example.com:8443/auth/v1" })
      const { spans } = yield* Otel.traced(call.run(admin, Operations.ids))
      const template = call.endpoint.path
        .map((part) => (typeof part === "string" ? `/${part}` : `/{${part.from}}`))
        .join("")
      expect(spans).toMatchObject([
        {
          name: `${call.sent.method} ${template}`,
          kind: "CLIENT",
          status: { code: "OK" },
          events: [],
          links: [],
          parent: spans[1]?.spanId,
          traceId: spans[1]?.traceId
        },
        { name: `GoTrueAdmin.${call.endpoint.name}`, kind: "INTERNAL", status: { code: "OK" }, events: [], links: [] }
      ])
      expect(spans[0]?.attributes).toEqual({
        "http.request.method": call.sent.method,
        "url.template": template,
        "server.address": "auth.example.com",
        "server.port": 8443,
        "http.response.status_code": call.response.status ?? 200
      })
      expect(spans[1]?.attributes).toEqual({
        "gotrue.operation": call.endpoint.name,
        "gotrue.attempts": 1,
        "gotrue.status": call.response.status ?? 200
      })
      expect(seen[0]?.headers["traceparent"]).toBe(`00-${spans[0]?.traceId}-${spans[0]?.spanId}-01`)
    })
  )

  it.effect("omit a default port", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(user)
      const { spans } = yield* Otel.traced(admin.getUserById(Fixture.userId))
      expect(spans[0]?.attributes).not.toHaveProperty("server.port")
    })
  )

  it.effect("are children of the caller's", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(user)
      const { spans } = yield* Otel.traced(admin.getUserById(Fixture.userId).pipe(Effect.withSpan("outer")))
      expect(spans.map(({ name }) => name)).toEqual(["GET /admin/users/{id}", "GoTrueAdmin.getUserById", "outer"])
      expect(spans[1]?.parent).toBe(spans[2]?.spanId)
    })
  )

  it.effect("count the attempts", () =>
    Effect.gen(function* () {
      const { client, seen } = Stub.inTurn(unavailable, unavailable, user)
      const admin = yield* Service.over(client)
      const { spans } = yield* Otel.traced(Time.elapse(admin.getUserById(Fixture.userId)))
      expect(spans.map(({ attributes, status }) => [attributes["http.request.resend_count"], status.code])).toEqual([
        [undefined, "ERROR"],
        [1, "ERROR"],
        [2, "OK"],
        [undefined, "OK"]
      ])
      expect(spans.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([503, 503, 200, undefined])
      expect(spans[3]?.attributes).toMatchObject({ "gotrue.attempts": 3, "gotrue.status": 200 })
      expect(seen.map(({ headers }) => headers["traceparent"])).toEqual(
        spans.slice(0, 3).map(({ spanId, traceId }) => `00-${traceId}-${spanId}-01`)
      )
    })
  )

  it.effect("of an error hold its tag, status and code, and no message", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(gone)
      const { spans } = yield* Otel.traced(Effect.flip(admin.getUserById(Fixture.userId)))
      expect(spans).toMatchObject([
        {
          name: "GET /admin/users/{id}",
          status: { code: "ERROR", message: "404" },
          attributes: { "http.response.status_code": 404, "error.type": "404" }
        },
        {
          name: "GoTrueAdmin.getUserById",
          status: { code: "ERROR", message: "UserNotFound" },
          attributes: {
            "gotrue.operation": "getUserById",
            "gotrue.attempts": 1,
            "gotrue.status": 404,
            "gotrue.code": "user_not_found",
            "error.type": "UserNotFound"
          }
        }
      ])
      expect(spans[1]?.events).toEqual([
        {
          name: "exception",
          attributes: {
            "exception.type": "UserNotFound",
            "exception.message": "UserNotFound",
            "exception.stacktrace": expect.not.stringContaining("User not found")
          }
        }
      ])
    })
  )

  it.effect("of a failed connection both say so", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.made(
        (_, __, request) =>
          Effect.fail(Stub.transportError(request, Object.assign(new Error("planted"), { code: "ECONNRESET" }))),
        { retry: false }
      )
      const { spans } = yield* Otel.traced(Effect.flip(admin.getUserById(Fixture.userId)))
      expect(spans.map(({ status }) => status)).toEqual([
        { code: "ERROR", message: "ECONNRESET" },
        { code: "ERROR", message: "ConnectionFailed" }
      ])
      expect(spans[0]?.attributes).toMatchObject({ "error.type": "ECONNRESET" })
      expect(spans[1]?.attributes).toMatchObject({ "error.type": "ConnectionFailed" })
      expect(spans[1]?.attributes).not.toHaveProperty("gotrue.status")
      expect(JSON.stringify(spans)).not.toContain("planted")
    })
  )

  it.effect("of invalid input have no request", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(user)
      const { spans } = yield* Otel.traced(Effect.flip(admin.getUserById("planted")))
      expect(spans).toMatchObject([{ name: "GoTrueAdmin.getUserById", attributes: { "gotrue.attempts": 0 } }])
      expect(JSON.stringify(spans)).not.toContain("planted")
    })
  )

  it.effect("end when the call is interrupted", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.made(() => Effect.never)
      const { spans } = yield* Otel.traced(
        Effect.gen(function* () {
          const call = yield* Effect.fork(admin.getUserById(Fixture.userId))
          yield* TestClock.adjust(0)
          yield* Fiber.interrupt(call)
        })
      )
      expect(spans.map(({ attributes }) => attributes["status.interrupted"])).toEqual([true, true])
    })
  )

  it.effect("are not sampled by the server if they are not sampled here", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user)
      const { spans } = yield* Otel.traced(admin.getUserById(Fixture.userId), new AlwaysOffSampler())
      expect(spans).toEqual([])
      expect(seen[0]?.headers["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
    })
  )

  it.effect("are neither made nor sent if tracing is off", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user)
      const { spans } = yield* Otel.traced(admin.getUserById(Fixture.userId).pipe(Effect.withTracerEnabled(false)))
      expect(spans).toEqual([])
      expect(seen[0]?.headers).not.toHaveProperty("traceparent")
    })
  )

  it.effect("are not propagated if propagation is off", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user)
      const call = admin.getUserById(Fixture.userId)
      const { spans } = yield* Otel.traced(call.pipe(Effect.locally(HttpClient.currentTracerPropagation, false)))
      const transformed = yield* Otel.traced(
        call.pipe(
          GoTrueAdmin.withClientTransform(
            HttpClient.transformResponse(Effect.locally(HttpClient.currentTracerPropagation, false))
          )
        )
      )
      expect(spans).toHaveLength(2)
      expect(transformed.spans).toHaveLength(2)
      expect(seen.map(({ headers }) => headers["traceparent"])).toEqual([undefined, undefined])
    })
  )

  it.effect("are not propagated through a transport either, if propagation is off", () =>
    Effect.gen(function* () {
      const seen: Array<string | undefined> = []
      const admin = yield* Service.overTransport(({ headers }) => {
        seen.push(headers["traceparent"])
        return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(Fixture.user) })
      })("http://127.0.0.1")
      const call = admin.getUserById(Fixture.userId)
      const { spans } = yield* Otel.traced(call)
      yield* Otel.traced(call.pipe(Effect.locally(HttpClient.currentTracerPropagation, false)))
      const own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      yield* Otel.traced(call.pipe(GoTrueAdmin.withHeaders({ traceparent: own })))
      expect(seen).toEqual([`00-${spans[0]?.traceId}-${spans[0]?.spanId}-01`, undefined, own])
    })
  )

  it.effect("give way to a traceparent of the caller's own", () =>
    Effect.gen(function* () {
      const own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      const { admin, seen } = yield* Service.responding(user, { headers: { Traceparent: own } })
      const call = admin.getUserById(Fixture.userId)
      yield* Otel.traced(call)
      const plain = yield* Service.responding(user)
      const other = plain.admin.getUserById(Fixture.userId)
      yield* Otel.traced(other.pipe(GoTrueAdmin.withHeaders({ traceparent: own })))
      yield* Otel.traced(
        other.pipe(
          GoTrueAdmin.withClientTransform(HttpClient.mapRequest(HttpClientRequest.setHeader("traceparent", own)))
        )
      )
      expect([...seen, ...plain.seen].map(({ headers }) => headers["traceparent"])).toEqual([own, own, own])
    })
  )
})

describe("metrics", () => {
  const counted = (name: string, tags: Readonly<Record<string, string>>) =>
    Effect.map(Metrics.snapshot, (all) =>
      all
        .filter((one) => one.name === name && Object.entries(tags).every(([key, value]) => one.tags[key] === value))
        .reduce((sum, { count }) => sum + count, 0)
    )

  const counts = (operation: string) =>
    Effect.all({
      calls: counted("gotrue_admin_calls", { operation }),
      failures: counted("gotrue_admin_failures", { operation }),
      notFound: counted("gotrue_admin_failures", { operation, tag: "UserNotFound" }),
      invalid: counted("gotrue_admin_failures", { operation, tag: "InvalidInput" }),
      timed: counted("gotrue_admin_latency_milliseconds", { operation })
    })

  it.effect("count calls, failures by tag, and times, all attempts together", () =>
    Effect.gen(function* () {
      const before = yield* counts("getUserById")
      const { client } = Stub.inTurn(user, gone, unavailable, user)
      const admin = yield* Service.over(client)
      yield* admin.getUserById(Fixture.userId)
      yield* Effect.flip(admin.getUserById(Fixture.userId))
      yield* Time.elapse(admin.getUserById(Fixture.userId))
      yield* Effect.flip(admin.getUserById("planted"))
      const after = yield* counts("getUserById")
      expect(after).toEqual({
        calls: before.calls + 4,
        failures: before.failures + 2,
        notFound: before.notFound + 1,
        invalid: before.invalid + 1,
        timed: before.timed + 4
      })
    })
  )

  it.effect("hold names of operations and tags, and nothing else", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(gone)
      yield* Effect.flip(admin.getUserById(Fixture.userId))
      const tags = (yield* Metrics.snapshot).map((one) => one.tags)
      expect([...new Set(tags.flatMap(Object.keys))].toSorted()).toEqual(["operation", "tag"])
      expect(JSON.stringify(tags)).not.toContain(Fixture.userId)
    })
  )
})
