/** How hooks are called: times, attempts, and what other requests see meanwhile. */
import { assert, describe, it } from "@effect/vitest"
import type { Hooks } from "@gotrue-effect/emulator"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect, Fiber, TestClock } from "effect"
import { hookSettings } from "../support/hookSettings.js"
import type { Response } from "../support/harness.js"
import { request } from "../support/harness.js"

const password = "correct horse 1"

const signUp = (emulator: Emulator.Service, email = "ann@example.com") =>
  request(emulator, "POST", "/signup", { email, password })

const emulatorWith = (hooks: Hooks.Hooks, settings: Readonly<Record<string, string>> = {}) =>
  Emulator.make({ seed: 1, settings, hooks })

/** Lets go on what waits for no timer. */
const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))

const never = () => new Promise<undefined>(() => undefined)

/** A request on its way. */
const sent = (asked: Effect.Effect<Response>) =>
  Effect.gen(function* () {
    let done = false
    const fiber = yield* Effect.fork(Effect.tap(asked, () => Effect.sync(() => (done = true))))
    return {
      response: Fiber.join(fiber),
      interrupt: Fiber.interrupt(fiber),
      /** Whether it has a response after a time, which passes at once. */
      doneAfter: (time: `${number} millis`) =>
        Effect.gen(function* () {
          yield* turn
          yield* TestClock.adjust(time)
          yield* turn
          return done
        })
    }
  })

describe("a slow hook", () => {
  it.effect("has five seconds", () =>
    Effect.gen(function* () {
      const emulator = yield* emulatorWith({ beforeUserCreated: never })
      const signing = yield* sent(signUp(emulator))
      assert.isFalse(yield* signing.doneAfter("4999 millis"))
      assert.isTrue(yield* signing.doneAfter("1 millis"))
      assert.strictEqual((yield* signing.response).body["error_code"], "hook_timeout")
    })
  )

  it.effect("lets other requests be served, which see nothing of this one", () =>
    Effect.gen(function* () {
      const emulator = yield* emulatorWith({ sendEmail: never })
      const signing = yield* sent(signUp(emulator))
      yield* turn
      const users = yield* request(emulator, "GET", "/admin/users")
      assert.deepStrictEqual(users.body["users"], [])
      yield* signing.interrupt
      assert.deepStrictEqual(yield* emulator.outbox, [])
    })
  )
})

describe("a hook that cannot be reached", () => {
  it.effect("is tried three times, two seconds apart", () =>
    Effect.gen(function* () {
      let calls = 0
      const fetch = () => {
        calls++
        return Promise.reject(new TypeError("fetch failed"))
      }
      const emulator = yield* emulatorWith({ fetch }, hookSettings(1))
      const signing = yield* sent(signUp(emulator))
      assert.isFalse(yield* signing.doneAfter("1999 millis"))
      assert.strictEqual(calls, 1)
      assert.isFalse(yield* signing.doneAfter("1 millis"))
      assert.strictEqual(calls, 2)
      assert.isTrue(yield* signing.doneAfter("2000 millis"))
      assert.strictEqual(calls, 3)
      assert.strictEqual((yield* signing.response).body["error_code"], "hook_timeout_after_retry")
    })
  )
})

describe("a hook as a function", () => {
  it.effect("is told what is done", () =>
    Effect.gen(function* () {
      const told: Array<Hooks.SendEmailEvent> = []
      const made: Array<string> = []
      const emulator = yield* emulatorWith({
        sendEmail: (event) => void told.push(event),
        beforeUserCreated: ({ user }) => void made.push(user.id),
        afterUserCreated: ({ user }) => void made.push(user.id)
      })
      const { body, status } = yield* signUp(emulator)
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(made, [body["id"], body["id"]])
      const [message] = yield* emulator.outbox
      assert.deepStrictEqual(
        told.map(({ email_data }) => [email_data.token, email_data.token_hash, email_data.email_action_type]),
        [[message?.otp, message?.token, "signup"]]
      )
    })
  )

  it.effect("makes the claims of tokens", () =>
    Effect.gen(function* () {
      const emulator = yield* emulatorWith(
        { customAccessToken: ({ claims }) => Promise.resolve({ claims: { ...claims, plan: "pro" } }) },
        { GOTRUE_MAILER_AUTOCONFIRM: "true" }
      )
      const { body } = yield* signUp(emulator)
      const [, claims = ""] = String(body["access_token"]).split(".")
      assert.include(Buffer.from(claims, "base64url").toString(), '"plan":"pro"')
    })
  )

  it.effect("finds who was confirmed at once, but nobody who may still be undone", () =>
    Effect.gen(function* () {
      const found: Array<number> = []
      const look = (id: unknown) =>
        Effect.runPromise(request(emulator, "GET", `/admin/users/${String(id)}`)).then(({ status }) => {
          found.push(status)
          return undefined
        })
      const emulator: Emulator.Service = yield* emulatorWith(
        {
          beforeUserCreated: ({ user }) => look(user.id),
          customAccessToken: ({ claims, user_id }) => look(user_id).then(() => ({ claims }))
        },
        { GOTRUE_MAILER_AUTOCONFIRM: "true" }
      )
      assert.strictEqual((yield* signUp(emulator)).status, 200)
      assert.deepStrictEqual(found, [404, 200])
    })
  )

  it.effect("may respond with a status of its own, and may break", () =>
    Effect.gen(function* () {
      const messageOf = (hook: NonNullable<Hooks.Hooks["beforeUserCreated"]>) =>
        Effect.map(Effect.flatMap(emulatorWith({ beforeUserCreated: hook }), signUp), ({ body }) => body["msg"])
      assert.strictEqual(
        yield* messageOf(() => new globalThis.Response("", { status: 418 })),
        "Unexpected status code returned from hook: 418"
      )
      assert.strictEqual(
        yield* messageOf(() => Promise.reject(new Error("broken"))),
        "Unexpected status code returned from hook: 500"
      )
    })
  )

  it.effect("is not read to an end that never comes", () =>
    Effect.gen(function* () {
      let pulled = 0
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
        pulled++
        controller.enqueue(new Uint8Array(65_536))
      }
      const endless = () =>
        new globalThis.Response(new ReadableStream({ pull }), { headers: { "content-type": "application/json" } })
      const emulator = yield* emulatorWith({ beforeUserCreated: endless })
      assert.strictEqual((yield* signUp(emulator)).body["error_code"], "hook_payload_over_size_limit")
      assert.isBelow(pulled, 10)
    })
  )

  it.effect("comes before the URL of the settings", () =>
    Effect.gen(function* () {
      const fetch = () => Promise.resolve(new globalThis.Response(null, { status: 500 }))
      const settings = {
        GOTRUE_HOOK_BEFORE_USER_CREATED_ENABLED: "true",
        GOTRUE_HOOK_BEFORE_USER_CREATED_URI: "https://hooks.example.com/"
      }
      const emulator = yield* emulatorWith({ fetch, beforeUserCreated: () => undefined }, settings)
      assert.strictEqual((yield* signUp(emulator)).status, 200)
    })
  )
})

describe("limits", () => {
  it.effect("count a mail once, however often the request is run", () =>
    Effect.gen(function* () {
      const emulator = yield* emulatorWith(
        { beforeUserCreated: () => undefined, sendEmail: () => undefined },
        { GOTRUE_RATE_LIMIT_EMAIL_SENT: "2" }
      )
      const statuses = yield* Effect.forEach(["a@b.co", "b@b.co", "c@b.co"], (email) =>
        Effect.map(signUp(emulator, email), ({ status }) => status)
      )
      assert.deepStrictEqual(statuses, [200, 200, 429])
    })
  )
})

describe("settings", () => {
  const enabled = (uri: string, secrets = "") => ({
    GOTRUE_HOOK_SEND_SMS_ENABLED: "true",
    GOTRUE_HOOK_SEND_SMS_URI: uri,
    GOTRUE_HOOK_SEND_SMS_SECRETS: secrets
  })
  const fetch = () => Promise.resolve(new globalThis.Response(null, { status: 204 }))

  it.effect.each([
    ["http://hooks.example.com/", ""],
    ["ftp://localhost/", ""],
    ["hooks", ""],
    ["https://hooks.example.com/", "whsec_x"]
  ] as const)("are rejected: %s %s", ([uri, secrets]) =>
    Effect.gen(function* () {
      const { setting } = yield* Effect.flip(emulatorWith({ fetch }, enabled(uri, secrets)))
      assert.strictEqual(setting, secrets === "" ? "GOTRUE_HOOK_SEND_SMS_URI" : "GOTRUE_HOOK_SEND_SMS_SECRETS")
    })
  )

  const generic = "Unexpected failure, please check server logs for more information"
  const unsigned = "Error generating signatures:"
  const illegal = `${unsigned} unable to create webhook, err: illegal base64 data at input byte 32`
  const letters = "A".repeat(32)

  it.effect.each([
    ["no URL", "", "", generic],
    ["a scheme in capitals", "HTTP://127.0.0.1:1/x", "", generic],
    [
      "a pair of keys",
      "http://localhost/x",
      `v1a,whpk_${letters}${letters}:whsk_${letters}${letters}`,
      `${unsigned} invalid signature format`
    ],
    ["a secret that ends too early", "http://localhost/x", `v1,whsec_${letters}A`, illegal],
    ["a secret with an end inside", "http://localhost/x", `v1,whsec_${letters}=AAA`, illegal],
    ["a secret with another letter", "http://localhost/x", `v1,whsec_${letters}!`, illegal]
  ] as const)("make the request fail, as on a real server: %s", ([, uri, secrets, message]) =>
    Effect.gen(function* () {
      const emulator = yield* emulatorWith(
        { fetch },
        { ...enabled(uri, secrets), GOTRUE_EXTERNAL_PHONE_ENABLED: "true" }
      )
      const { body, status } = yield* request(emulator, "POST", "/signup", { phone: "15550001111", password })
      assert.deepStrictEqual([status, body["msg"]], [500, message])
    })
  )

  it.effect("with a URL want to know how it is requested", () =>
    Effect.gen(function* () {
      const { message } = yield* Effect.flip(emulatorWith({}, enabled("https://hooks.example.com/")))
      assert.include(message, "GOTRUE_HOOK_SEND_SMS_URI")
      assert.include(message, "hooks.fetch")
    })
  )

  it.effect("with a function of the database are as good as none", () =>
    Effect.gen(function* () {
      const emulator = yield* emulatorWith({}, enabled("pg-functions://postgres/public/send"))
      assert.isFalse(emulator.settings.hooks.sendSms.enabled)
    })
  )
})
