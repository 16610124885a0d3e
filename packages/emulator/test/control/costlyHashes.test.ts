import { assert, describe, expect, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { hashSync } from "bcryptjs"
import { Effect, Fiber } from "effect"
import { checkPasswordHash } from "../../src/standards/crypto/passwordHash.js"
import { request } from "../support/harness.js"

const letters = "abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".slice(0, 53)
const firebase = (n: number, r: number, p: number, salt = "42xEC+ixf3L2lw==") =>
  `$fbscrypt$v=1,n=${n},r=${r},p=${p},ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$${salt}$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==`
const argon2 = (m: number, t: number, p: number, digest = "A".repeat(43)) =>
  `$argon2id$v=19$m=${m},t=${t},p=${p}$c29tZXNhbHQ$${digest}`

const create = (emulator: Emulator.Service, password_hash: string) =>
  request(emulator, "POST", "/admin/users", { email: "a@b.co", email_confirm: true, password_hash })

const signIn = (emulator: Emulator.Service, password: string) =>
  request(emulator, "POST", "/token?grant_type=password", { email: "a@b.co", password }, null)

describe("a hash that costs too much", () => {
  it.live.each([
    ["bcrypt 31", `$2b$31$${letters}`],
    ["bcrypt 18", `$2b$18$${letters}`],
    ["argon2 of 1 GB", argon2(1_048_576, 20, 16)],
    ["argon2 of 1 GB, once", argon2(1_048_576, 1, 1)],
    ["argon2 of a long digest", argon2(8, 1, 1, "A".repeat(400_000))],
    ["scrypt of 1 GB", firebase(20, 8, 1)],
    ["scrypt of wide blocks", firebase(1, 1_000_000, 1)],
    ["scrypt of many lanes", firebase(14, 8, 255)],
    ["scrypt of a long salt", firebase(4, 8, 16, "A".repeat(400_000))]
  ] as const)("is stored, and no password matches it: %s", ([, hash]) =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      assert.strictEqual((yield* create(emulator, hash)).status, 200)
      const rejected = yield* signIn(emulator, "x")
      assert.strictEqual(rejected.status, 504)
      assert.strictEqual(rejected.body["error_code"], "request_timeout")
    })
  )
})

describe("the work of a hash", () => {
  const weight = (hash: string) => checkPasswordHash(hash, "x").weight

  it.each([
    ["argon2, by memory and turns", argon2(1000, 1, 1), argon2(2000, 3, 1), 6],
    ["argon2, by lanes where they need more memory", argon2(32, 2, 1), argon2(8, 2, 16), 16],
    ["scrypt, by rounds, width and lanes", firebase(10, 1, 1), firebase(11, 8, 2), 32],
    ["bcrypt, by rounds", `$2b$05$${letters}`, `$2b$08$${letters}`, 8]
  ])("grows as what it takes: %s", (_, one, other, times) => {
    expect(weight(other) / weight(one)).toBeCloseTo(times)
  })
})

describe("a hash of a usual cost", () => {
  it.live("is checked while others are served, and only then something is written", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* create(emulator, hashSync("correct horse", 9))
      const signing = yield* Effect.fork(signIn(emulator, "correct horse"))
      yield* Effect.yieldNow()
      assert.notInclude(yield* emulator.exportState, '"action":"login"')
      assert.strictEqual((yield* request(emulator, "GET", "/health")).status, 200)
      assert.strictEqual((yield* Fiber.join(signing)).status, 200)
      assert.strictEqual((yield* signIn(emulator, "wrong horse")).status, 400)
    })
  )

  it.live("is checked anew when it has changed meanwhile", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      const made = yield* create(emulator, hashSync("correct horse", 9))
      const signing = yield* Effect.fork(signIn(emulator, "correct horse"))
      yield* Effect.yieldNow()
      yield* request(emulator, "PUT", `/admin/users/${String(made.body["id"])}`, { password: "another horse" })
      assert.strictEqual((yield* Fiber.join(signing)).status, 400)
    })
  )

  it.live("is not checked for too many at once", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ seed: 1 })
      yield* create(emulator, `$2b$17$${letters}`)
      const first = yield* Effect.fork(signIn(emulator, "x"))
      yield* Effect.yieldNow()
      assert.strictEqual((yield* signIn(emulator, "x")).status, 504)
      yield* Fiber.interrupt(first)
      assert.strictEqual((yield* request(emulator, "GET", "/health")).status, 200)
    })
  )

  it.live.each([
    ["argon2", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", "password"],
    ["bcrypt", hashSync("password", 5), "password"],
    [
      "scrypt",
      firebase(10, 8, 1).replace(
        /[^$]*$/,
        "jhBF2o5kzUL/QLTQ5L3QK19OmS5JnzuOaVwMSRzBoQrJNZkWDS9MDaF9nxTX35HyIWWOnqEjoAmUwZ92yKJTTw=="
      ),
      "user1password"
    ]
  ] as const)("gives the same verdict at once and in turns: %s", ([, hash, password]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* checkPasswordHash(hash, password).inTurns, "right")
      assert.strictEqual(checkPasswordHash(hash, password).atOnce(), "right")
      assert.strictEqual(yield* checkPasswordHash(hash, `${password}!`).inTurns, "wrong")
    })
  )
})
