import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { validateEmail } from "../../../src/features/users/email.js"
import { validatePhone } from "../../../src/features/users/phone.js"
import { normalizePhone } from "../../../src/standards/text/normalizePhone.js"
import { nilUuid, parseUuid, uuidProblem } from "../../../src/standards/text/uuid.js"
import { isLoopback, parseIp } from "../../../src/standards/url/ip.js"

describe("email", () => {
  it.each(["a@b", ".a@b.c", "a..b@c.d", "a@1.2.3.4", "a`|{}@b", `a@${"b".repeat(63)}`])("accepts %s", (email) => {
    assert.deepStrictEqual(validateEmail(email), Either.right(email))
  })
  it("lower-cases", () => {
    assert.deepStrictEqual(validateEmail("User@Example.COM"), Either.right("user@example.com"))
  })
  it.each(["a@b.c.", "a@-b.c", "a@b_c.d", "Name <a@b.c>", '"a"@b', " a@b", "a@b ", "é@b", `a@${"b".repeat(64)}`, "a"])(
    "refuses %s",
    (email) => {
      assert.isTrue(Either.isLeft(validateEmail(email)))
    }
  )
  it("has a word for each of the three reasons", () => {
    const message = (email: string) =>
      Either.match(validateEmail(email), { onLeft: (r) => "message" in r && r.message, onRight: () => "" })
    assert.strictEqual(message(""), "An email address is required")
    assert.strictEqual(message(`${"é".repeat(128)}@b`), "An email address is too long")
    assert.strictEqual(message("x"), "Unable to validate email address: invalid format")
  })
})

describe("phone", () => {
  it.each([
    ["+1 234", "1234"],
    ["12", "12"],
    ["123456789012345", "123456789012345"]
  ])("reads %s", (given, stored) => {
    assert.deepStrictEqual(validatePhone(given), Either.right(stored))
  })
  it.each(["", "1", "0123", "++12", " +12", "1-2", "1234567890123456", "12\n"])("refuses %s", (given) => {
    assert.isTrue(Either.isLeft(validatePhone(given)))
  })
  it("normalises without checking", () => {
    assert.strictEqual(normalizePhone("++ 1 a"), "+1a")
  })
})

describe("uuid", () => {
  const id = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
  const bare = id.replaceAll("-", "")
  it.each([id, id.toUpperCase(), bare, `{${id}}`, `{${bare}}`, `urn:uuid:${id}`, `urn:uuid:${bare}`])(
    "reads %s",
    (text) => {
      assert.strictEqual(parseUuid(text), id)
    }
  )
  it.each(["", "x", `${id}0`, `{${id}`, `(${id})`, `URN:UUID:${id}`, id.replace("6", "g"), `${bare.slice(1)}-`])(
    "refuses %s",
    (text) => {
      assert.isUndefined(parseUuid(text))
    }
  )
  it("reads the nil UUID", () => {
    assert.strictEqual(parseUuid(nilUuid), nilUuid)
  })
  it("says why", () => {
    assert.strictEqual(uuidProblem("x"), 'uuid: incorrect UUID length 1 in string "x"')
  })
})

describe("ip", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["2001:DB8::0:1", "2001:db8::1"],
    ["::ffff:127.0.0.1", "127.0.0.1"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"]
  ])("reads %s", (text, shortest) => {
    assert.strictEqual(parseIp(text), shortest)
  })
  it.each(["", "1.2.3", "1.2.3.256", "01.2.3.4", "::1::", "12345::", "localhost", "1:2:3:4:5:6:7:8:9"])(
    "refuses %s",
    (text) => {
      assert.isUndefined(parseIp(text))
    }
  )
  it("knows this machine", () => {
    assert.isTrue(isLoopback("127.9.9.9"))
    assert.isTrue(isLoopback("::1"))
    assert.isFalse(isLoopback("128.0.0.1"))
  })
})
