import { assert, describe, it } from "@effect/vitest"
import { hashSync } from "bcryptjs"
import { Either } from "effect"
import { tokenHash } from "../../../src/features/messages/tokenHash.js"
import { isRefreshToken } from "../../../src/features/sessions/refreshToken.js"
import { obscure } from "../../../src/features/users/obscure.js"
import { checkPassword } from "../../../src/features/users/password.js"
import { hashPassword, isPasswordHash, unknowable, verifyPassword } from "../../../src/standards/crypto/passwordHash.js"
import { makeRandomness } from "../../../src/standards/crypto/random.js"

const policy = { minLength: 8, requiredCharacters: ["abcdefghijklmnopqrstuvwxyz", "0123456789"] }

describe("policy", () => {
  it("counts bytes", () => {
    assert.deepStrictEqual(checkPassword("ééé1", { minLength: 6, requiredCharacters: [] }), Either.right(undefined))
  })
  it("names all reasons in one sentence", () => {
    assert.deepStrictEqual(
      checkPassword("ABC", policy),
      Either.left({
        kind: "weakPassword" as const,
        message:
          "Password should be at least 8 characters. Password should contain at least one character of each: abcdefghijklmnopqrstuvwxyz, 0123456789.",
        reasons: ["length", "characters"]
      })
    )
  })
  it("refuses what cannot be hashed", () => {
    assert.isTrue(Either.isLeft(checkPassword("a1".repeat(37), policy)))
    assert.isTrue(Either.isRight(checkPassword("a1".repeat(36), policy)))
  })
})

describe("hashes", () => {
  it("are salted, and are never the password", () => {
    const random = makeRandomness([1, 2, 3, 4])
    const [one, two] = [hashPassword("secret", random), hashPassword("secret", random)]
    assert.notStrictEqual(one, two)
    assert.notInclude(one, "secret")
    assert.strictEqual(verifyPassword(one, "secret"), "right")
    assert.strictEqual(verifyPassword(one, "Secret"), "wrong")
    assert.strictEqual(verifyPassword(unknowable, unknowable), "wrong")
  })
  it("of bcrypt are verified", () => {
    const hash = hashSync("secret", 4)
    assert.isTrue(isPasswordHash(hash))
    assert.strictEqual(verifyPassword(hash, "secret"), "right")
    assert.strictEqual(verifyPassword(hash.replace("$2b$", "$2y$"), "secret"), "right")
    assert.strictEqual(verifyPassword(hash, "wrong"), "wrong")
  })
  it("of argon2 are verified", () => {
    // RFC 9106 parameters of a small kind, made with the reference implementation.
    const hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
    assert.strictEqual(verifyPassword(hash, "password"), "right")
    assert.strictEqual(verifyPassword(hash, "Password"), "wrong")
  })
  it("of Firebase are verified", () => {
    const hash =
      "$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="
    assert.isTrue(isPasswordHash(hash))
    assert.strictEqual(verifyPassword(hash, "user1password"), "right")
    assert.strictEqual(verifyPassword(hash, "user2password"), "wrong")
  })
  it.each([
    ["x", false],
    ["$2a$10$", false],
    [`$2a$10$${"a".repeat(53)}`, true],
    [`$2a$03$${"a".repeat(53)}`, false],
    [`$3a$10$${"a".repeat(53)}`, false],
    ["$argon2d$v=19$m=8,t=1,p=1$YQ$YQ", false],
    ["$argon2i$v=16$m=8,t=1,p=1$YQ$YQ", false],
    ["$argon2id$v=19$m=8,t=1,p=1,data=x$YQ$YQ", false],
    ["$argon2id$v=19$m=8,t=21,p=1$YQ$YQ", false],
    ["$argon2id$v=19$m=8,t=1,p=1$YQ$YQ", true],
    ["$fbscrypt$v=2,n=1,r=1,p=1$YQ==$YQ==", false],
    ["$fbscrypt$v=1,n=1,r=0,p=1$YQ==$YQ==", false],
    ["$fbscrypt$v=1,n=1,r=1,p=1$YQ==$YQ==", true]
  ])("%s may be imported: %s", (hash, expected) => {
    assert.strictEqual(isPasswordHash(hash), expected)
  })
})

describe("tokens", () => {
  it("are hashed together with the address", () => {
    assert.strictEqual(
      tokenHash("user@example.com", "123456"),
      "b507a4ef007e1379d644aa6fe395cf98f1054ac96b63a052dca9a26a"
    )
  })
  it("that obscure an address are those of the server", () => {
    const id = "11111111-1111-1111-1111-111111111111"
    assert.strictEqual(obscure(id, "user@example.com"), "FD6LHANpunFAGyt1iuJpfFhrrIQRF1KUVZwNzjSlzX4")
    assert.strictEqual(obscure(id, "").slice(0, 15), "uv3onAQeF1YIK5M")
    assert.strictEqual(obscure(id, `email:${id}`), "L3HHkSS0oleqlAdt5TyP5UOBxL_OujQndxedhTXLXCs")
  })
  it.each([
    ["abcdefghij12", true],
    ["ABCDEFGHIJ12", false],
    ["abcdefghij1", false],
    ["abcdefghij123", false],
    ["éééééé", false]
  ])("%s could be a refresh token: %s", (text, expected) => {
    assert.strictEqual(isRefreshToken(text), expected)
  })
})
