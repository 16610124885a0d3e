import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import { Effect } from "effect"
import { serviceRole } from "../../support/harness.js"
import { bytesOf, exchange, parse, until } from "../../support/socket.js"

const mebibyte = 1_048_576
const listening = Effect.flatMap(Emulator.make({ seed: 1 }), (emulator) =>
  Effect.map(serve(emulator), ({ port }) => ({ emulator, port }))
)
const health = (port: number) =>
  Effect.map(exchange(port, bytesOf("GET /health")), (response) => parse(response).status)

/** The beginning of a request whose body is to have a length. */
const head = (line: string, length: number, headers: Readonly<Record<string, string>> = {}) =>
  bytesOf(line, { ...headers, "Content-Length": String(length) })

describe("a body", () => {
  it.scoped("that is too large is refused while it is sent, and not held", () =>
    Effect.gen(function* () {
      const { emulator, port } = yield* listening
      const { response, socket } = yield* until(
        port,
        "request_entity_too_large",
        head("POST /signup", 1e12),
        Buffer.alloc(mebibyte + 1, 32)
      )
      socket.destroy()
      assert.match(response, /^HTTP\/1.1 413 /)
      const [entry] = yield* emulator.journal.entries
      assert.deepStrictEqual([entry?.status, entry?.bodySize, entry?.body.length], [413, mebibyte + 1, 65_536])
    })
  )

  it.scoped("that is too large gets its response, whole, also by a client that sends all of it first", () =>
    Effect.gen(function* () {
      const { port } = yield* listening
      const body = Buffer.alloc(10 * mebibyte, 32)
      const responses = yield* Effect.all([
        exchange(port, head("POST /signup", body.length), body),
        exchange(port, head("GET /admin/users", body.length), body),
        exchange(port, head("POST /emulator/faults", body.length, { Host: "evil.test" }), body)
      ])
      assert.deepStrictEqual(
        responses.map((response) => parse(response).status),
        [413, 401, 403]
      )
      for (const response of responses) {
        const { body, head } = parse(response)
        assert.strictEqual(Number(/content-length: (\d+)/.exec(head)?.[1]), body.length)
      }
    })
  )

  it.scoped("of one byte a chunk costs no more than its bytes", () =>
    Effect.gen(function* () {
      const { port } = yield* listening
      const text = '{"email":"a@b.c","password":"secret123"}'
      const chunks = `${[...text].map((character) => `1\r\n${character}\r\n`).join("")}0\r\n\r\n`
      const response = yield* exchange(port, bytesOf("POST /signup", { "Transfer-Encoding": "chunked" }), chunks)
      assert.strictEqual(parse(response).status, 200)
    })
  )

  it.scoped("waits for room no longer than it takes to say so, and then the others still have theirs", () =>
    Effect.gen(function* () {
      const { port } = yield* listening
      const most = Buffer.alloc(mebibyte - 1, 32)
      const half = head("POST /signup", mebibyte)
      const senders = Array.from({ length: 70 }, () => until(port, "503", half, most))
      // The requests that are held get no response: the first one to arrive is the rejection.
      const crowded = yield* Effect.raceAll(senders)
      assert.match(crowded.response, /^HTTP\/1.1 503 /)
      assert.strictEqual(yield* health(port), 200)
    })
  )

  it.scoped("for a control route may be larger, for an import of state", () =>
    Effect.gen(function* () {
      const { emulator, port } = yield* listening
      const state = yield* emulator.exportState
      const body = `${" ".repeat(2 * mebibyte)}${state}`
      assert.strictEqual(parse(yield* exchange(port, bytesOf("PUT /emulator/state", {}, body))).status, 204)
    })
  )
})

describe("the journal", () => {
  it.effect("holds at most 16 MiB, however large the requests are", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const send = (size: number, headers: number) =>
        emulator.send({
          method: "POST",
          target: "/signup",
          headers: Array.from({ length: headers }, (_, i) => [`X-${i}`, "x"]),
          body: new Uint8Array(size).fill(97),
          remoteAddress: ""
        })
      yield* Effect.replicateEffect(send(100_000, 0), 400, { discard: true })
      const entries = yield* emulator.journal.entries
      assert.isAtMost(entries.length, 256)
      assert.isAbove(entries.length, 200)
      assert.deepStrictEqual([entries[0]?.body.length, entries[0]?.bodySize], [65_536, 100_000])
      yield* Effect.replicateEffect(send(0, 2000), 400, { discard: true })
      assert.isBelow((yield* emulator.journal.entries).length, 100)
      yield* send(17_000_000, 0)
      assert.strictEqual((yield* emulator.journal.entries).at(-1)?.bodySize, 17_000_000)
    })
  )

  it.effect("cuts no character in two", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const body = new TextEncoder().encode(`a${"ż".repeat(50_000)}`)
      yield* emulator.send({ method: "POST", target: "/signup", headers: [], body, remoteAddress: "" })
      const [entry] = yield* emulator.journal.entries
      assert.match(entry?.body ?? "", /^aż+$/)
    })
  )
})

describe("the outbox", () => {
  it.effect("forgets the oldest messages when they are too many or too large", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({
        seed: 1,
        settings: { GOTRUE_SMTP_MAX_FREQUENCY: "0s", GOTRUE_RATE_LIMIT_EMAIL_SENT: "100000" }
      })
      const target = `/recover?redirect_to=http://localhost:3000/${"x".repeat(1_000_000)}`
      const post = (target: string, body: object) =>
        emulator.send({
          method: "POST",
          target,
          headers: [["Authorization", `Bearer ${serviceRole}`]],
          body: new TextEncoder().encode(JSON.stringify(body)),
          remoteAddress: ""
        })
      yield* post("/admin/users", { email: "a@example.com", email_confirm: true })
      for (let i = 0; i < 80; i++) yield* post(target, { email: "a@example.com" })
      const kept = (yield* emulator.outbox).length
      assert.isAbove(kept, 30)
      assert.isBelow(kept, 70)
      yield* emulator.reset
      yield* post("/admin/users", { email: "a@example.com", email_confirm: true })
      for (let i = 0; i < 3; i++) yield* post("/recover", { email: "a@example.com" })
      assert.lengthOf(yield* emulator.outbox, 3)
    })
  )
})

describe("what breaks", () => {
  const quiet = { send: () => Effect.die("broken") }
  const throwing = {
    send: (): Effect.Effect<never> => {
      throw new Error("broken")
    }
  }
  const unwritable = { send: () => Effect.succeed({ status: 200, headers: [["X", "ż"]] as const, body: "" }) }

  for (const [name, emulator] of Object.entries({ quiet, throwing, unwritable })) {
    it.scoped(`becomes a 500: ${name}`, () =>
      Effect.gen(function* () {
        const { port } = yield* serve(emulator)
        const { body, status } = parse(yield* exchange(port, bytesOf("GET /health")))
        assert.strictEqual(status, 500)
        assert.strictEqual(JSON.parse(body).message, "The emulator broke down on this request.")
      })
    )
  }
})

describe("a socket", () => {
  it.effect("that Node has handed over does not keep the port from closing", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { port } = yield* listening
        const { response } = yield* until(port, "405", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n")
        assert.match(response, /^HTTP\/1.1 405 /)
      })
    )
  )

  it.scoped("gets a response to a preface, to garbage, to headers without end and to an expectation", () =>
    Effect.gen(function* () {
      const { port } = yield* listening
      const responses = yield* Effect.forEach(
        [
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001",
          `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(1_100_000)}\r\n\r\n`,
          bytesOf("GET /health", { Expect: "a miracle" }),
          bytesOf("POST /signup", { Expect: "100-continue" }, "{}")
        ],
        (bytes) => Effect.map(exchange(port, bytes), (response) => response.slice(9, 12))
      )
      assert.deepStrictEqual(responses, ["400", "405", "431", "417", "100"])
      assert.strictEqual(yield* health(port), 200)
    })
  )
})
