import { describe, expect, it } from "vitest"
import { didYouMean, unknown } from "../../src/check/didYouMean.js"

const attributes = [
  "email",
  "phone",
  "email_confirm",
  "phone_confirm",
  "role",
  "user_metadata",
  "app_metadata",
  "ban_duration",
  "id",
  "aud",
  "password",
  "password_hash"
]

describe("didYouMean", () => {
  it.each([
    ["data", "user_metadata"],
    ["banned_until", "ban_duration"],
    ["encrypted_password", "password_hash"],
    ["usermeta_data", "user_metadata"],
    ["userMetadata", "user_metadata"],
    ["raw_app_meta_data", "app_metadata"],
    ["emailConfirm", "email_confirm"],
    ["email_confirmed_at", "email_confirm"],
    ["phone-confirm", "phone_confirm"],
    ["pasword", "password"],
    ["emial", undefined],
    ["e", undefined],
    ["favourite", undefined],
    ["__proto__", undefined],
    ["constructor", undefined],
    ["", undefined]
  ])("of %s is %s", (name, meant) => {
    expect(didYouMean(name, attributes)).toBe(meant)
  })

  it("names nothing that is not known", () => {
    expect(didYouMean("data", ["email"])).toBeUndefined()
    expect(didYouMean("user_metadata", [])).toBeUndefined()
  })

  it("does not compare long names", () => {
    expect(didYouMean("a".repeat(100_000), ["a".repeat(100_000)])).toBeUndefined()
  })
})

it("unknown has words with and without a suggestion", () => {
  expect(unknown("data", attributes)).toBe("is unknown (did you mean user_metadata?)")
  expect(unknown("favourite", attributes)).toBe("is unknown")
  expect(unknown(Symbol.iterator, attributes)).toBe("is unknown")
})
