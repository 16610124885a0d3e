import { HttpBody, HttpClient as Client, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Emulator, InProcess } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import { Effect, Stream } from "effect"
import { serviceRole } from "../support/harness.js"
import { exchange } from "../support/socket.js"

const live = InProcess.layer({ seed: 1 })
const bearer = HttpClientRequest.bearerToken(serviceRole)

describe("an HttpClient", () => {
  it.effect("responds without a socket, to bodies of every kind", () =>
    Effect.gen(function* () {
      const client = yield* Client.HttpClient
      const json = (email: string) => JSON.stringify({ email })
      const bodies = [
        HttpBody.text(json("a@b.c"), "application/json"),
        HttpBody.raw(json("b@b.c")),
        HttpBody.stream(Stream.make(new TextEncoder().encode(json("c@b.c"))), "application/json")
      ]
      for (const body of bodies) {
        const request = HttpClientRequest.post("http://anywhere/admin/users").pipe(
          HttpClientRequest.setBody(body),
          bearer
        )
        assert.strictEqual((yield* client.execute(request)).status, 200)
      }
      const list = yield* client.execute(HttpClientRequest.get("http://anywhere/admin/users").pipe(bearer))
      assert.strictEqual(list.headers["x-total-count"], "3")
    }).pipe(Effect.provide(live))
  )
})

describe("fetch", () => {
  it.effect("responds like fetch, and aborts like it", () =>
    Effect.gen(function* () {
      const fetch = yield* InProcess.fetch(yield* Emulator.make())
      const made = yield* Effect.promise(() =>
        fetch("http://anywhere/admin/users", {
          method: "POST",
          headers: { Authorization: `Bearer ${serviceRole}` },
          body: '{"email":"a@b.c"}'
        })
      )
      assert.strictEqual(made.status, 200)
      const wrong = yield* Effect.promise(() => fetch("http://anywhere/verify", { method: "PUT" }))
      assert.strictEqual(wrong.headers.get("allow"), "GET, POST")
      const reason = yield* Effect.flip(
        Effect.tryPromise({
          try: () => fetch("http://anywhere/health", { signal: AbortSignal.abort(new Error("enough")) }),
          catch: (error) => (error instanceof Error ? error.message : "?")
        })
      )
      assert.strictEqual(reason, "enough")
    })
  )
})

const requestOf = (line: string, more = "") => `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`

describe("node", () => {
  it.scoped("listens, and leaves the target as it is", () =>
    Effect.gen(function* () {
      const { port, url } = yield* serve(yield* Emulator.make())
      assert.strictEqual(url, `http://127.0.0.1:${port}`)
      assert.match(yield* exchange(port, requestOf("GET /health")), /^HTTP\/1.1 200 [^]*"name":"GoTrue"/)
      assert.match(yield* exchange(port, requestOf("GET /x/../health")), /^HTTP\/1.1 404 /)
      const auth = `Authorization: Bearer ${serviceRole}\r\n`
      assert.match(yield* exchange(port, requestOf("GET /admin/users/../users", auth)), /user_id must be an UUID/)
    })
  )
  it.scoped("sends one line for each allowed method, and responds to made-up methods", () =>
    Effect.gen(function* () {
      const { port } = yield* serve(yield* Emulator.make())
      assert.match(yield* exchange(port, requestOf("PUT /verify")), /Allow: GET\r\nAllow: POST\r\n/)
      assert.match(yield* exchange(port, requestOf("FOO /health")), /^HTTP\/1.1 405 [^]*Vary: Origin/)
    })
  )
  it.scoped("takes long headers, and reads no more than the server of long bodies", () =>
    Effect.gen(function* () {
      const { port } = yield* serve(yield* Emulator.make())
      assert.match(
        yield* exchange(port, requestOf("GET /health", `X-Long: ${"x".repeat(200_000)}\r\n`)),
        /^HTTP\/1.1 200 /
      )
      const body = " ".repeat(1_048_577)
      const head = `Content-Length: ${body.length}\r\n`
      assert.match(yield* exchange(port, requestOf("POST /signup", head) + body), /^HTTP\/1.1 413 /)
    })
  )
  it.effect("stops with its scope, and says why it cannot start", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const port = yield* Effect.scoped(
        Effect.gen(function* () {
          const address = yield* serve(emulator)
          const error = yield* Effect.flip(serve(emulator, { port: address.port }))
          assert.strictEqual(error.code, "EADDRINUSE")
          return address.port
        })
      )
      const again = yield* Effect.scoped(serve(emulator, { port }))
      assert.strictEqual(again.port, port)
    })
  )
})
