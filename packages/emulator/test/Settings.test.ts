import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { fromVariables } from "../src/Settings.js"

const read = (variables: Readonly<Record<string, string>>) => Either.getOrThrow(fromVariables(variables))

describe("settings", () => {
  it("suit local tests when nothing is set", () => {
    const { jwt, password, siteUrl } = read({})
    assert.strictEqual(siteUrl, "http://localhost:3000")
    assert.strictEqual(jwt.aud, "authenticated")
    assert.strictEqual(jwt.defaultGroup, "authenticated")
    assert.isAtLeast(jwt.secret.length, 32)
    assert.strictEqual(password.minLength, 6)
  })
  it("are the server's own when all that it requires is set", () => {
    const { jwt } = read({ GOTRUE_JWT_SECRET: "s", GOTRUE_SITE_URL: "http://s", API_EXTERNAL_URL: "http://x" })
    assert.strictEqual(jwt.aud, "")
    assert.strictEqual(jwt.defaultGroup, "")
  })
  it("keep the floors and ceilings of the server", () => {
    assert.strictEqual(read({ GOTRUE_PASSWORD_MIN_LENGTH: "2" }).password.minLength, 6)
    assert.strictEqual(read({ GOTRUE_MAILER_OTP_LENGTH: "11" }).mailer.otpLength, 6)
    assert.strictEqual(read({ GOTRUE_MAILER_OTP_LENGTH: "10" }).mailer.otpLength, 10)
  })
  it("split lists and character sets", () => {
    assert.deepStrictEqual(read({ GOTRUE_JWT_ADMIN_ROLES: "a,b" }).jwt.adminRoles, ["a", "b"])
    assert.deepStrictEqual(read({ GOTRUE_PASSWORD_REQUIRED_CHARACTERS: "ab:c\\:d" }).password.requiredCharacters, [
      "ab",
      "c:d"
    ])
  })
  it.each([
    ["GOTRUE_DISABLE_SIGNUP", "yes", "true or false"],
    ["GOTRUE_JWT_EXP", "1h", "a whole number"],
    ["GOTRUE_SMTP_MAX_FREQUENCY", "1", "a duration like 1m30s"]
  ])("refuse %s=%s", (setting, value, expected) => {
    const result = fromVariables({ [setting]: value })
    assert.strictEqual(
      Either.match(result, { onLeft: (error) => error.message, onRight: () => "" }),
      `The setting ${setting} is not ${expected}.`
    )
  })
})
