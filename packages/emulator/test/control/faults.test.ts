import type { HttpClientError } from "@effect/platform"
import { HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import type { Control } from "@gotrue-effect/emulator"
import { Emulator, InProcess } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import { Cause, Effect, Fiber, TestClock } from "effect"
import { connect } from "node:net"
import { request, headerOf } from "../support/harness.js"

const plan = (fault: Control.Fault) => Effect.flatMap(Emulator.Emulator, ({ faults }) => faults.plan(fault))

const health = HttpClient.get("http://localhost/health")

const codeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error && "code" in error.cause ? error.cause.code : undefined

const causeOf = (error: HttpClientError.HttpClientError): unknown => codeOf(error.cause)

describe("faults by HttpClient", () => {
  const test = (name: string, run: Effect.Effect<void, unknown, Emulator.Emulator | HttpClient.HttpClient>) =>
    it.effect(name, () => Effect.provide(run, InProcess.layer({ seed: 1 })))

  test(
    "happen once, n times or always, and spare the first",
    Effect.gen(function* () {
      const statuses = Effect.replicateEffect(
        Effect.map(health, ({ status }) => status),
        4
      )
      yield* plan({ kind: "error" })
      assert.deepStrictEqual(yield* statuses, [503, 200, 200, 200])
      yield* plan({ kind: "error", status: 500, times: 2, skip: 1 })
      assert.deepStrictEqual(yield* statuses, [200, 500, 500, 200])
      yield* plan({ kind: "error", times: "always" })
      assert.deepStrictEqual(yield* statuses, [503, 503, 503, 503])
      const { faults } = yield* Emulator.Emulator
      assert.deepStrictEqual(
        (yield* faults.list).map(({ hits, left }) => [hits, left]),
        [
          [1, 0],
          [2, 0],
          [4, "always"]
        ]
      )
      yield* faults.clear
      assert.deepStrictEqual(yield* statuses, [200, 200, 200, 200])
    })
  )

  test(
    "befall the requests that match, by method and path",
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const id = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
      const befalls = (fault: Control.Target, method: string, target: string) =>
        Effect.gen(function* () {
          yield* emulator.faults.clear
          yield* emulator.faults.plan({ kind: "answer", status: 299, ...fault })
          const send = emulator.send({ method, target, headers: [], body: new Uint8Array(0), remoteAddress: "" })
          return (yield* send).status === 299
        })
      assert.isTrue(yield* befalls({ path: "/admin/users/{id}" }, "GET", `/admin/users/${id}?x=1`))
      assert.isTrue(yield* befalls({ path: "/admin/users/*/" }, "GET", `/admin/users/${id}`))
      assert.isFalse(yield* befalls({ path: "/admin/users/*" }, "GET", `/admin/users/${id}/factors`))
      assert.isFalse(yield* befalls({ path: "/admin/users/*" }, "GET", "/admin/users"))
      assert.isTrue(yield* befalls({ path: "/admin/**" }, "GET", `/admin/users/${id}/factors`))
      assert.isTrue(yield* befalls({ path: "/admin/users", method: "post" }, "POST", "/admin/users/"))
      assert.isFalse(yield* befalls({ path: "/admin/users", method: "POST" }, "GET", "/admin/users"))
      assert.isFalse(yield* befalls({ path: "/admin.users" }, "GET", "/admin/users"))
    })
  )

  test(
    "refuse and lose connections with the system's code",
    Effect.gen(function* () {
      yield* plan({ kind: "refused" })
      const rejected = yield* Effect.flip(health)
      assert.strictEqual(rejected._tag, "RequestError")
      assert.strictEqual(rejected.reason, "Transport")
      assert.strictEqual(causeOf(rejected), "ECONNREFUSED")
      yield* plan({ kind: "reset" })
      assert.strictEqual(causeOf(yield* Effect.flip(health)), "ECONNRESET")
    })
  )

  test(
    "cut a body short",
    Effect.gen(function* () {
      yield* plan({ kind: "truncated", bytes: 10 })
      const response = yield* health
      assert.isAbove(Number(response.headers["content-length"]), 10)
      const broken = yield* Effect.flip(response.text)
      assert.strictEqual(broken._tag, "ResponseError")
      assert.strictEqual(causeOf(broken), "ECONNRESET")
    })
  )

  test(
    "lose the connection where there is no body to cut",
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      yield* plan({ kind: "truncated" })
      const options = emulator.send({
        method: "OPTIONS",
        target: "/health",
        headers: [
          ["Origin", "http://localhost:3000"],
          ["Access-Control-Request-Method", "GET"]
        ],
        body: new Uint8Array(0),
        remoteAddress: ""
      })
      assert.strictEqual((yield* Effect.flip(options)).code, "ECONNRESET")
      assert.strictEqual((yield* options).body, "")
    })
  )

  test(
    "make one wait, by the Clock",
    Effect.gen(function* () {
      yield* plan({ kind: "latency", latency: "2 seconds" })
      const fiber = yield* Effect.fork(health)
      yield* TestClock.adjust("1999 millis")
      assert.isUndefined(fiber.unsafePoll() ?? undefined)
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
    })
  )

  test(
    "do not reach a server that was not waited for",
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      yield* plan({ kind: "latency", latency: "1 minute", path: "/invite" })
      const invite = HttpClient.post("http://localhost/invite")
      const fiber = yield* Effect.fork(Effect.timeout(invite, "1 second"))
      yield* TestClock.adjust("1 second")
      assert.isTrue(Cause.isTimeoutException(yield* Effect.flip(Fiber.join(fiber))))
      const [entry] = yield* emulator.journal.entries
      assert.strictEqual(entry?.fault, "latency")
      assert.isNull(entry?.status)
    })
  )

  test(
    "lose the response after the server has acted, or the request before",
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const signUp = (email: string) =>
        HttpClientRequest.post("http://localhost/signup").pipe(
          HttpClientRequest.bodyUnsafeJson({ email, password: "secret123" }),
          HttpClient.execute,
          Effect.flip
        )
      const count = Effect.map(request(emulator, "GET", "/admin/users"), (list) => headerOf(list, "x-total-count"))
      yield* plan({ kind: "reset", path: "/signup" })
      assert.strictEqual(causeOf(yield* signUp("a@example.com")), "ECONNRESET")
      assert.strictEqual(yield* count, "0")
      yield* plan({ kind: "reset", path: "/signup", after: true })
      assert.strictEqual(causeOf(yield* signUp("a@example.com")), "ECONNRESET")
      assert.strictEqual(yield* count, "1")
    })
  )

  test(
    "respond as a busy server and as a gateway do",
    Effect.gen(function* () {
      yield* plan({ kind: "rateLimited", retryAfter: 7 })
      const busy = yield* health
      assert.deepStrictEqual([busy.status, busy.headers["retry-after"]], [429, "7"])
      assert.deepStrictEqual(yield* busy.json, {
        code: 429,
        error_code: "over_request_rate_limit",
        msg: "Request rate limit reached"
      })
      yield* plan({ kind: "error", status: 504 })
      assert.include(yield* (yield* health).text, '"error_code":"request_timeout"')
      yield* plan({ kind: "error", status: 502, as: "html" })
      const page = yield* health
      assert.strictEqual(page.headers["content-type"], "text/html")
      assert.include(yield* page.text, "<h1>502 Bad Gateway</h1>")
      yield* plan({ kind: "answer", status: 418, headers: { "X-Pot": "tea" }, body: "short and stout" })
      const tea = yield* health
      assert.deepStrictEqual([tea.status, tea.headers["x-pot"], yield* tea.text], [418, "tea", "short and stout"])
    })
  )

  test(
    "are refused when they make no sense",
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const problem = (fault: object) => request(emulator, "POST", "/emulator/faults", fault)
      for (const [fault, word] of [
        [{}, "kind"],
        [{ kind: "toString" }, "kind"],
        [{ kind: "latency" }, "latency"],
        [{ kind: "latency", latency: "soon" }, "latency"],
        [{ kind: "refused", times: 0 }, "times"],
        [{ kind: "refused", path: "users" }, "path"],
        [{ kind: "refused", path: `/${"*a".repeat(150)}` }, "200 characters"],
        [{ kind: "refused", pth: "/users" }, "pth"],
        [{ kind: "error", status: 404 }, "status"],
        [{ kind: "error", as: "xml" }, "as"],
        [{ kind: "answer", status: 200, headers: { "a b": "c" } }, "headers"],
        [{ kind: "answer", status: 200, headers: { a: "b\r\nc" } }, "headers"]
      ] as const) {
        const response = yield* problem(fault)
        assert.strictEqual(response.status, 400)
        assert.include(response.text, word)
      }
      assert.strictEqual((yield* request(emulator, "POST", "/emulator/faults", "[")).status, 400)
      assert.lengthOf(yield* emulator.faults.list, 0)
      const error = yield* Effect.flip(emulator.faults.plan({ kind: "refused", times: -1 }))
      assert.strictEqual(error.message, "The emulator cannot do that: times is not a whole number from 1, or always.")
    })
  )
})

describe("faults by fetch", () => {
  it.effect("reject as the real function does", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const fetch = yield* InProcess.fetch(emulator)
      const rejection = (work: () => Promise<unknown>) =>
        Effect.flip(Effect.tryPromise({ try: work, catch: (error) => error }))
      yield* emulator.faults.plan({ kind: "refused" })
      const rejected = yield* rejection(() => fetch("http://localhost/health"))
      assert.instanceOf(rejected, TypeError)
      assert.strictEqual(codeOf(rejected), "ECONNREFUSED")
      yield* emulator.faults.plan({ kind: "truncated" })
      const broken = yield* rejection(() => fetch("http://localhost/health").then((response) => response.json()))
      assert.strictEqual(codeOf(broken), "ECONNRESET")
    })
  )
})

/** Asks once over a socket of its own: the bytes that came, and how it ended. */
const overSocket = (port: number): Effect.Effect<{ readonly bytes: string; readonly error: string | undefined }> =>
  Effect.async((resume) => {
    let bytes = ""
    let error: string | undefined
    const socket = connect(port, "127.0.0.1", () => socket.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n"))
    socket.on("data", (chunk) => {
      bytes += chunk.toString("latin1")
    })
    socket.on("error", (problem: NodeJS.ErrnoException) => {
      error = problem.code
    })
    socket.on("close", () => resume(Effect.succeed({ bytes, error })))
  })

describe("faults on a port", () => {
  it.scoped("end connections", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { port } = yield* serve(emulator)
      yield* emulator.faults.plan({ kind: "refused" })
      assert.deepStrictEqual(yield* overSocket(port), { bytes: "", error: undefined })
      yield* emulator.faults.plan({ kind: "reset" })
      assert.deepStrictEqual(yield* overSocket(port), { bytes: "", error: "ECONNRESET" })
      yield* emulator.faults.plan({ kind: "truncated", bytes: 5 })
      const { bytes } = yield* overSocket(port)
      const [head = "", body = ""] = bytes.split("\r\n\r\n")
      assert.strictEqual(body.length, 5)
      assert.isAbove(Number(/Content-Length: (\d+)/.exec(head)?.[1]), 5)
    })
  )

  it.scoped("make one wait, and let those go who will not", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { url } = yield* serve(emulator)
      yield* emulator.faults.plan({ kind: "latency", latency: "1 hour", times: 2 })
      const get = Effect.tryPromise({
        try: (signal) => globalThis.fetch(`${url}/health`, { signal }),
        catch: (error) => error
      })
      const turn = Effect.async<void>((resume) => {
        setImmediate(() => resume(Effect.void))
      })
      const arrived = Effect.repeat(Effect.zipRight(turn, emulator.journal.entries), {
        until: (entries) => entries.length > 0
      })
      const fiber = yield* Effect.fork(get)
      yield* Effect.zipRight(arrived, emulator.journal.clear)
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
      const impatient = yield* Effect.fork(get)
      yield* arrived
      yield* Fiber.interrupt(impatient)
    })
  )
})
