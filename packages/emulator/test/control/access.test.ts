import { assert, describe, it } from "@effect/vitest"
import { Emulator, InProcess } from "@gotrue-effect/emulator"
import { serve, start } from "@gotrue-effect/emulator/node"
import { Effect } from "effect"
import { bytesOf, exchange, parse } from "../support/socket.js"

type Headers = Readonly<Record<string, string>>

const json = { "Content-Type": "application/json" }
const fault = '{"kind":"error"}'

/** The response to a request to a port of this machine. */
const on =
  (port: number) =>
  (line: string, headers: Headers = {}, body?: string) =>
    Effect.map(exchange(port, bytesOf(line, headers, body)), parse)

const strangers: ReadonlyArray<Headers> = [
  { Host: "evil.test" },
  { Host: "evil.test:9999" },
  { Host: "127.0.0.1.evil.test" },
  { Host: "localhost.evil.test" },
  { Host: "evil-localhost" },
  { Host: "127.0.0.1@evil.test" },
  { Host: "[2001:db8::1]:9999" },
  { Host: "192.168.1.5" },
  { Host: "0.0.0.0" },
  { Host: "" },
  { Origin: "https://evil.test" },
  { Origin: "http://127.0.0.1:3000" },
  { Origin: "http://localhost" },
  { Origin: "http://127.0.0.1.evil.test" },
  { Origin: "null" },
  { Origin: "" },
  { Origin: "file://" },
  { "Sec-Fetch-Site": "cross-site" },
  { "Sec-Fetch-Site": "same-site" },
  { "Sec-Fetch-Site": "something-new" },
  { "Sec-Fetch-Site": "same-origin", Origin: "null" },
  { "Sec-Fetch-Site": "same-origin", Host: "evil.test", Origin: "http://evil.test" }
]

const owners: ReadonlyArray<Headers> = [
  {},
  { Host: "127.0.0.1:80" },
  { Host: "127.8.9.1" },
  { Host: "localhost:54321" },
  { Host: "LOCALHOST." },
  { Host: "auth.localhost" },
  { Host: "[::1]:9999" },
  { Host: "[0:0:0:0:0:0:0:1]" },
  { Host: "[::ffff:127.0.0.1]" },
  { "Sec-Fetch-Site": "none" },
  { "Sec-Fetch-Site": "same-origin" },
  { Origin: "http://127.0.0.1" },
  { Host: "localhost:9999", Origin: "http://localhost:9999", "Sec-Fetch-Site": "same-origin" },
  { "Sec-Fetch-Mode": "cors" }
]

const reading = ["state", "outbox", "faults", "journal", "clock", "about", "changes", "users", "server/settings"]

describe("the control routes on a port", () => {
  it.scoped("are closed to others than the owner, for reading and for writing", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const request = on((yield* serve(emulator)).port)
      const before = yield* emulator.exportState
      for (const headers of strangers) {
        for (const path of reading) {
          const rejected = yield* request(`GET /emulator/${path}`, headers)
          assert.strictEqual(rejected.status, 403, JSON.stringify(headers))
          assert.match(JSON.parse(rejected.body).message, /^The routes below \/emulator\/ belong to the owner/)
          assert.notInclude(rejected.head, "access-control")
        }
        for (const line of [
          "POST /emulator/reset",
          "DELETE /emulator/state",
          "OPTIONS /emulator/state",
          "DELETE /emulator/sessions/1",
          "POST /emulator/sessions/1/token",
          "POST /emulator/server/admin/users",
          "GET /emulator/",
          "GET /emulator/ui/app.js"
        ]) {
          const preflight = { "Access-Control-Request-Method": "POST" }
          const rejected = yield* request(line, { ...headers, ...preflight })
          assert.strictEqual(rejected.status, 403, `${line} ${JSON.stringify(headers)}`)
          assert.notInclude(rejected.head, "access-control")
        }
        assert.strictEqual((yield* request("POST /emulator/faults", { ...headers, ...json }, fault)).status, 403)
        assert.strictEqual(
          (yield* request("PUT /emulator/state", { ...headers, ...json }, '{"version":1}')).status,
          403
        )
      }
      assert.strictEqual(yield* emulator.exportState, before)
      assert.deepStrictEqual(yield* emulator.faults.list, [])
    })
  )

  it.scoped("are open to the owner, from whom nothing more is asked", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const request = on((yield* serve(emulator)).port)
      for (const headers of owners) {
        for (const path of reading) {
          const given = yield* request(`GET /emulator/${path}`, headers)
          assert.strictEqual(given.status, 200, JSON.stringify(headers))
          assert.notInclude(given.head, "access-control")
          assert.include(given.head, "cross-origin-resource-policy: same-origin")
          assert.include(given.head, "x-content-type-options: nosniff")
        }
        assert.strictEqual((yield* request("POST /emulator/faults", { ...headers, ...json }, fault)).status, 204)
        assert.strictEqual((yield* request("POST /emulator/reset", headers)).status, 204)
      }
      // As `fetch` and curl send what they are given.
      for (const type of [{}, { "Content-Type": "text/plain;charset=UTF-8" }, { "Content-Type": "a/b" }]) {
        assert.strictEqual((yield* request("POST /emulator/faults", type, fault)).status, 204)
      }
      assert.strictEqual((yield* request("DELETE /emulator/state")).status, 204)
    })
  )

  it.scoped("take from a page JSON only, and from two hosts or origins nothing", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { port } = yield* serve(emulator)
      const request = on(port)
      const page = { "Sec-Fetch-Site": "same-origin" }
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "a/b"
      ]) {
        const rejected = yield* request("POST /emulator/faults", { ...page, "Content-Type": type }, fault)
        assert.deepStrictEqual([rejected.status, JSON.parse(rejected.body).message.includes("JSON")], [403, true])
      }
      assert.strictEqual((yield* request("POST /emulator/faults", page, fault)).status, 403)
      for (const type of ["application/json", "Application/JSON; charset=utf-8"]) {
        assert.strictEqual(
          (yield* request("POST /emulator/faults", { ...page, "Content-Type": type }, fault)).status,
          204
        )
      }
      const twice = (lines: string) =>
        exchange(port, `GET /emulator/state HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`)
      assert.match(
        yield* twice("Host: localhost\r\nOrigin: http://localhost\r\nOrigin: http://evil.test\r\n"),
        /^HTTP\/1.1 403/
      )
      assert.match(
        yield* twice("Host: localhost\r\nSec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n"),
        /^HTTP\/1.1 403/
      )
      assert.match(yield* twice("Host: localhost\r\nHost: evil.test\r\n"), /^HTTP\/1.1 40[03]/)
    })
  )

  it.scoped("say how to let others in, and let them in then", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const closed = on((yield* serve(emulator)).port)
      const site = "http://localhost:3000"
      assert.include((yield* closed("GET /emulator/state", { Origin: site })).body, `--control-origin ${site}`)
      assert.include((yield* closed("GET /emulator/state", { Host: "auth:9999" })).body, "--control-host auth:9999")
      const request = on((yield* serve(emulator, { controlOrigins: [`${site}/`], controlHosts: ["auth"] })).port)
      assert.strictEqual((yield* request("GET /emulator/state", { Host: "auth:9999" })).status, 200)
      const page = { Origin: site, "Sec-Fetch-Site": "same-site" }
      const given = yield* request("GET /emulator/state", page)
      assert.strictEqual(given.status, 200)
      assert.include(given.head, `access-control-allow-origin: ${site}\r\nvary: origin`)
      const preflight = yield* request("OPTIONS /emulator/state", { ...page, "Access-Control-Request-Method": "PUT" })
      assert.strictEqual(preflight.status, 204)
      assert.include(preflight.head, `access-control-allow-origin: ${site}`)
      assert.include(preflight.head, "access-control-allow-methods: delete, get, post, put")
      assert.strictEqual((yield* request("POST /emulator/faults", page, fault)).status, 403)
      assert.strictEqual((yield* request("POST /emulator/faults", { ...page, ...json }, fault)).status, 204)
      // A picture of the page is not a script of it.
      assert.strictEqual((yield* request("GET /emulator/state", { "Sec-Fetch-Site": "same-site" })).status, 403)
      assert.strictEqual((yield* request("GET /emulator/state", { Origin: "null" })).status, 403)
    })
  )

  it.scoped("are off where others reach the port, unless they are asked for", () =>
    Effect.gen(function* () {
      const listening = yield* start({ host: "0.0.0.0" })
      const request = on(listening.address.port)
      for (const line of ["GET /emulator/state", "POST /emulator/reset", "GET /emulator/x"]) {
        const off = yield* request(line)
        assert.strictEqual(off.status, 404)
        assert.include(JSON.parse(off.body).message, "--control")
      }
      assert.strictEqual((yield* request("GET /health")).status, 200)
      const served = on((yield* serve(listening.emulator, { host: "0.0.0.0", control: true })).port)
      for (const Host of ["127.0.0.1", "192.168.1.5:9999", "0.0.0.0"]) {
        assert.strictEqual((yield* served("GET /emulator/state", { Host })).status, 200)
      }
      assert.strictEqual((yield* served("GET /emulator/state", { Host: "evil.test" })).status, 403)
      const silent = on((yield* start({ control: false })).address.port)
      assert.strictEqual((yield* silent("GET /emulator/state")).body, "404 page not found\n")
    })
  )
})

describe("the control routes by fetch", () => {
  it.effect("are the program's, but not those of requests that it passes on", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const fetch = yield* InProcess.fetch(emulator)
      const open = yield* InProcess.fetch(emulator, {
        controlOrigins: ["https://app.test"],
        controlHosts: ["app.test"]
      })
      const status = (request: typeof globalThis.fetch, headers: Headers) =>
        Effect.promise(() => request("http://anywhere/emulator/state", { headers }).then((response) => response.status))
      assert.strictEqual(yield* status(fetch, {}), 200)
      assert.strictEqual(yield* status(fetch, { Origin: "https://app.test" }), 403)
      assert.strictEqual(yield* status(fetch, { Host: "app.test" }), 403)
      assert.strictEqual(yield* status(open, { Host: "app.test", Origin: "https://app.test" }), 200)
    })
  )
})
