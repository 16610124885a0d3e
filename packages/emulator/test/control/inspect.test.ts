import { assert, describe, it } from "@effect/vitest"
import { Emulator, Exchange } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import { Effect, TestClock } from "effect"
import { bytesOf, exchange, parse } from "../support/socket.js"
import { headerOf, request } from "../support/harness.js"
import { code } from "../support/totp.js"

/** A control route, as its owner asks for it. */
const control = (emulator: Emulator.Service, method: string, path: string, body?: object) =>
  request(emulator, method, `/emulator/${path}`, body, null)

const create = (emulator: Emulator.Service, user: object) =>
  Effect.map(request(emulator, "POST", "/admin/users", user), ({ body }) => String(body["id"]))

const list = (value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> => (Array.isArray(value) ? value : [])

const signIn = (emulator: Emulator.Service, email: string) =>
  Effect.map(
    request(emulator, "POST", "/token?grant_type=password", { email, password: "correct horse" }, null),
    ({ body }) => String(body["access_token"])
  )

describe("GET /emulator/users", () => {
  it.effect("searches ids, addresses and metadata, filters, and turns pages, the newest first", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings: { GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true" } })
      const ann = yield* create(emulator, {
        email: "ann@example.com",
        email_confirm: true,
        user_metadata: { Team: "Blue" }
      })
      yield* TestClock.adjust("1 second")
      yield* create(emulator, { email: "ben@example.com", ban_duration: "1h" })
      yield* TestClock.adjust("1 second")
      yield* create(emulator, { phone: "4915112345678", app_metadata: { plan: "pro" } })
      yield* TestClock.adjust("1 second")
      yield* request(emulator, "POST", "/signup", {}, null)
      const found = (query: string) =>
        Effect.map(control(emulator, "GET", `users${query}`), ({ body }) => ({
          found: body["found"],
          total: body["total"],
          names: list(body["users"]).map(({ email, is_anonymous, phone }) => email || phone || is_anonymous)
        }))
      assert.deepStrictEqual(yield* found(""), {
        found: 4,
        total: 4,
        names: [true, "4915112345678", "ben@example.com", "ann@example.com"]
      })
      const names = (query: string) => Effect.map(found(query), ({ names }) => names)
      assert.deepStrictEqual(yield* names("?search=BLUE"), ["ann@example.com"])
      assert.deepStrictEqual(yield* names(`?search=${ann.slice(2, 20)}`), ["ann@example.com"])
      assert.deepStrictEqual(yield* names("?search=%22pro%22"), ["4915112345678"])
      assert.deepStrictEqual(yield* names("?search=nobody"), [])
      assert.deepStrictEqual(yield* names("?filter=banned"), ["ben@example.com"])
      assert.deepStrictEqual(yield* names("?filter=unconfirmed&search=example"), ["ben@example.com"])
      assert.deepStrictEqual(yield* names("?filter=anonymous"), [true])
      assert.deepStrictEqual(yield* names("?filter=toString"), yield* names(""))
      assert.deepStrictEqual(yield* names("?offset=1&limit=2"), ["4915112345678", "ben@example.com"])
      yield* emulator.clock.advance("2 hours")
      assert.deepStrictEqual(yield* names("?filter=banned"), [])
      yield* request(emulator, "PUT", `/admin/users/${ann}`, { user_metadata: { Team: "red" } })
      assert.deepStrictEqual(yield* names("?search=blue"), [])
    })
  )
})

describe("GET /emulator/users/{id}", () => {
  it.effect("shows a user with sessions, and factors with the code of now", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* TestClock.setTime(Date.parse("2026-08-20T10:00:10Z"))
      const id = yield* create(emulator, { email: "ann@example.com", password: "correct horse", email_confirm: true })
      const token = yield* signIn(emulator, "ann@example.com")
      yield* request(emulator, "POST", "/recover", { email: "ann@example.com" }, null)
      const enrolled = yield* request(emulator, "POST", "/factors", { factor_type: "totp" }, token)
      const { secret } = Object(enrolled.body["totp"])
      const shown = yield* control(emulator, "GET", `users/${id}`)
      const [factor] = list(shown.body["factors"])
      assert.strictEqual(factor?.["secret"], secret)
      assert.strictEqual(factor?.["code"], code(secret, Date.parse("2026-08-20T10:00:10Z") / 1000))
      assert.strictEqual(factor?.["code_until"], "2026-08-20T10:00:30Z")
      assert.strictEqual(list(shown.body["sessions"]).length, 1)
      assert.notInclude(shown.text, "refresh_token_hmac_key")
      assert.notInclude(shown.text, "encrypted_password")
      assert.deepStrictEqual(
        list(shown.body["messages"]).map(({ kind, state }) => [kind, state]),
        [["recovery", "open"]]
      )
      assert.strictEqual(list(shown.body["audit"]).length, 4)
      assert.strictEqual((yield* control(emulator, "GET", "users/nobody")).status, 404)
    })
  )

  it.effect("gives a session a new access token, and ends it", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const id = yield* create(emulator, { email: "ann@example.com", password: "correct horse", email_confirm: true })
      yield* signIn(emulator, "ann@example.com")
      const [session] = list((yield* control(emulator, "GET", `users/${id}`)).body["sessions"])
      const path = `sessions/${String(session?.["id"])}`
      const token = String((yield* control(emulator, "POST", `${path}/token`)).body["access_token"])
      const me = request(emulator, "GET", "/user", undefined, token)
      assert.strictEqual((yield* me).body["id"], id)
      const changes = yield* emulator.changes
      assert.strictEqual((yield* control(emulator, "DELETE", path)).status, 204)
      assert.isAbove(yield* emulator.changes, changes)
      assert.strictEqual((yield* me).status, 403)
      assert.strictEqual((yield* control(emulator, "DELETE", path)).status, 404)
      assert.strictEqual((yield* control(emulator, "POST", `${path}/token`)).status, 404)
    })
  )
})

describe("GET /emulator/changes", () => {
  it.effect("says what is new since a request and a state", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const ask = (query = "") => Effect.map(control(emulator, "GET", `changes${query}`), ({ body }) => body)
      const first = yield* ask()
      assert.deepStrictEqual(first["journal"], { oldest: 1, newest: 0, entries: [] })
      assert.deepStrictEqual([first["outbox"], first["faults"], first["frozen"]], [[], [], false])
      yield* emulator.send(Exchange.request({ method: "GET", target: "/health" }))
      yield* emulator.faults.plan({ kind: "error", path: "/settings" })
      yield* emulator.send(Exchange.request({ method: "GET", target: "/settings" }))
      yield* emulator.clock.freeze
      const next = yield* ask(`?since=1&state=${String(first["state"])}`)
      const { entries, newest } = Object(next["journal"])
      assert.strictEqual(newest, 2)
      assert.deepStrictEqual(
        list(entries).map(({ fault, seq, status, target }) => [seq, target, status, fault]),
        [[2, "/settings", 503, "error"]]
      )
      assert.deepStrictEqual([next["outbox"], next["frozen"]], [null, true])
      assert.deepStrictEqual(
        list(next["faults"]).map(({ hits, id, left }) => [id, hits, left]),
        [[1, 1, 0]]
      )
      yield* request(emulator, "POST", "/otp", { email: "ann@example.com" }, null)
      const outbox = list((yield* ask(`?state=${String(next["state"])}`))["outbox"])
      assert.deepStrictEqual(
        outbox.map(({ state, to }) => [to, state]),
        [["ann@example.com", "open"]]
      )
      yield* emulator.clock.advance("25 hours")
      assert.deepStrictEqual(
        list((yield* ask())["outbox"]).map(({ state }) => state),
        ["expired"]
      )
    })
  )

  it.effect("tells a code that was used, or that a later one has replaced", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1, settings: { GOTRUE_SMTP_MAX_FREQUENCY: "1s" } })
      const states = Effect.map(control(emulator, "GET", "changes"), ({ body }) =>
        list(body["outbox"]).map(({ state }) => state)
      )
      yield* create(emulator, { email: "ann@example.com", email_confirm: true })
      const otp = request(emulator, "POST", "/otp", { email: "ann@example.com" }, null)
      yield* otp
      yield* emulator.clock.advance("1 minute")
      yield* otp
      assert.deepStrictEqual(yield* states, ["over", "open"])
      const message = (yield* emulator.outbox).at(-1)
      const verified = { type: "email", email: "ann@example.com", token: message?.otp }
      assert.strictEqual((yield* request(emulator, "POST", "/verify", verified, null)).status, 200)
      assert.deepStrictEqual(yield* states, ["over", "over"])
    })
  )
})

describe("GET /emulator/journal/{seq}", () => {
  it.effect("is a request with its response, of a long one the beginning", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* emulator.send(Exchange.request({ method: "GET", target: "/health" }))
      const body = "x".repeat(20_000)
      yield* emulator.faults.plan({ kind: "answer", status: 200, body, path: "/long" })
      yield* emulator.send(Exchange.request({ method: "GET", target: "/long" }))
      const entry = (seq: number) => control(emulator, "GET", `journal/${seq}`)
      const first = (yield* entry(1)).body
      assert.deepStrictEqual([first["target"], first["status"]], ["/health", 200])
      assert.include(String(Object(first["response"]).body), "GoTrue")
      const { response } = Object((yield* entry(2)).body)
      assert.deepStrictEqual([response.body.length, response.bodySize], [16_384, 20_000])
      for (const seq of [0, 3, -1, 1.5]) assert.strictEqual((yield* entry(seq)).status, 404, String(seq))
      yield* emulator.journal.clear
      assert.strictEqual((yield* entry(1)).status, 404)
      yield* emulator.send(Exchange.request({ method: "GET", target: "/health" }))
      assert.strictEqual((yield* entry(3)).status, 200)
    })
  )
})

describe("DELETE /emulator/faults/{id}", () => {
  it.effect("takes one fault back, whose number GET says", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      yield* emulator.faults.plan({ kind: "refused" })
      yield* emulator.faults.plan({ kind: "error" })
      const [, second] = JSON.parse((yield* control(emulator, "GET", "faults")).text)
      assert.strictEqual((yield* control(emulator, "DELETE", `faults/${String(second.id)}`)).status, 204)
      assert.deepStrictEqual(
        (yield* emulator.faults.list).map(({ fault }) => fault.kind),
        ["refused"]
      )
      assert.strictEqual((yield* control(emulator, "DELETE", `faults/${String(second.id)}`)).status, 404)
    })
  )
})

describe("/emulator/server", () => {
  it.effect("is the server, asked by its owner: no fault, no line in the journal, behind a gateway too", () =>
    Effect.gen(function* () {
      for (const options of [{}, { prefix: "/auth/v1" }, { gateway: true }]) {
        const emulator = yield* Emulator.make({ seed: 1, ...options })
        yield* emulator.faults.plan({ kind: "refused", times: "always" })
        const made = yield* control(emulator, "POST", "server/admin/users", { email: "ann@example.com" })
        assert.strictEqual(made.status, 200)
        assert.strictEqual(headerOf(made, "cross-origin-resource-policy"), "same-origin")
        assert.strictEqual((yield* control(emulator, "GET", "server/admin/users?page=1")).status, 200)
        assert.strictEqual((yield* control(emulator, "GET", "server/nothing")).status, 404)
        assert.deepStrictEqual(yield* emulator.journal.entries, [])
        assert.strictEqual((yield* emulator.faults.list)[0]?.hits, 0)
      }
    })
  )

  it.effect("keeps a token that is sent along", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const id = yield* create(emulator, { email: "ann@example.com", password: "correct horse", email_confirm: true })
      const token = yield* signIn(emulator, "ann@example.com")
      const me = yield* request(emulator, "GET", "/emulator/server/user", undefined, token)
      assert.strictEqual(me.body["id"], id)
    })
  )
})

describe("the routes of the page", () => {
  it.effect("do not break down on paths and queries that mean nothing", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      yield* create(emulator, { email: "ann@example.com" })
      const ids = [
        "__proto__",
        "toString",
        "{id}",
        "%",
        "%00",
        "..",
        "1e3",
        "0x1",
        "-0",
        "NaN",
        "9".repeat(400),
        "\u0000"
      ]
      for (const id of ids) {
        for (const path of [`users/${id}`, `journal/${id}`, `faults/${id}`, `sessions/${id}`, `sessions/${id}/token`]) {
          for (const method of ["GET", "POST", "DELETE"]) {
            const { status } = yield* control(emulator, method, path)
            assert.isTrue(status === 404 || status === 405, `${method} ${path} ${status}`)
          }
        }
        for (const query of [
          `users?search=${id}&filter=${id}&offset=${id}&limit=${id}`,
          `changes?since=${id}&state=${id}`
        ]) {
          assert.strictEqual((yield* control(emulator, "GET", query)).status, 200, query)
        }
      }
      for (const path of ["", "server", "server/", "server//", "server/../state", "users/", "users/a/b", "ui/x"]) {
        assert.strictEqual((yield* control(emulator, "GET", path)).status, 404, path)
      }
      // As the server responds to it.
      assert.strictEqual((yield* control(emulator, "GET", "server/%")).status, 400)
    })
  )
})

describe("GET /emulator/about", () => {
  it.effect("has the keys and the settings, but nothing else of the environment", () =>
    Effect.gen(function* () {
      const settings = {
        GOTRUE_MAILER_AUTOCONFIRM: "true",
        PATH: "/bin",
        AWS_SECRET: "x",
        API_EXTERNAL_URL: "http://a.b"
      }
      const emulator = yield* Emulator.make({ settings, gateway: true })
      const { body, text } = yield* control(emulator, "GET", "about")
      assert.deepStrictEqual(body["given"], { GOTRUE_MAILER_AUTOCONFIRM: "true", API_EXTERNAL_URL: "http://a.b" })
      assert.strictEqual(Object(body["settings"]).mailer.autoconfirm, true)
      assert.strictEqual(Object(body["settings"]).mailer.maxFrequency, "60 s")
      assert.match(String(body["secretKey"]), /^sb_secret_/)
      assert.notInclude(text, "AWS_SECRET")
    })
  )
})

describe("the page", () => {
  const get = (port: number, line: string, headers: Readonly<Record<string, string>> = {}) =>
    Effect.map(exchange(port, bytesOf(line, headers)), parse)

  it.scoped("is a document, a script and a style, under a policy that allows no other", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { page, port } = yield* serve(emulator)
      assert.strictEqual(page, `http://127.0.0.1:${port}/emulator/`)
      const document = yield* get(port, "GET /emulator/")
      assert.strictEqual(document.status, 200)
      assert.include(document.head, "cache-control: no-store")
      const files = Array.from(document.body.matchAll(/"(\/emulator\/ui\/[^"]+)"/g), ([, path = ""]) => path)
      assert.strictEqual(files.length, 2)
      assert.notMatch(document.body, /<script>|style=|\son\w+=/)
      for (const path of ["/emulator/", ...files]) {
        const { head, status } = yield* get(port, `GET ${path}`, { "Sec-Fetch-Site": "same-origin" })
        assert.strictEqual(status, 200)
        assert.include(head, "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'")
        for (const header of ["x-content-type-options: nosniff", "cross-origin-resource-policy: same-origin"])
          assert.include(head, header)
        if (path !== "/emulator/") assert.include(head, "immutable")
        assert.strictEqual((yield* get(port, `POST ${path}`)).status, 405)
      }
      assert.deepStrictEqual(yield* emulator.journal.entries, [])
    })
  )

  it.scoped("is there for its owner alone, and not where it is turned off", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make()
      const { port } = yield* serve(emulator)
      for (const headers of [{ Host: "evil.test" }, { "Sec-Fetch-Site": "cross-site" }, { Origin: "null" }]) {
        assert.strictEqual((yield* get(port, "GET /emulator/", headers)).status, 403)
      }
      for (const options of [{ page: false }, { control: false }]) {
        const off = yield* serve(emulator, options)
        assert.strictEqual(off.page, undefined)
        assert.strictEqual((yield* get(off.port, "GET /emulator/")).status, 404)
      }
      const beyond = yield* serve(emulator, { host: "0.0.0.0" })
      assert.strictEqual(beyond.page, undefined)
      assert.strictEqual((yield* get(beyond.port, "GET /emulator/")).status, 404)
    })
  )
})
