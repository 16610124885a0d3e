import { assert, describe, it } from "@effect/vitest"
import { isClientDataOf, isOrigin, parseClientData } from "../../../src/standards/webauthn/clientData.js"

const allowed = ["http://localhost:3000", "https://example.com", "android:apk-key-hash:abc"]

describe("an origin", () => {
  it.each([
    ["http://localhost:3000", true],
    ["HTTP://LocalHost:3000", true],
    ["http://localhost:3000/a/path?and=more#that", true],
    ["http://user:pw@localhost:3000", true],
    ["http://localhost", false],
    ["http://localhost:3001", false],
    ["https://localhost:3000", false],
    ["https://example.com:443", true],
    ["http://example.com:443", false],
    ["https://www.example.com", false],
    ["https://example.com.evil.example", false],
    ["android:apk-key-hash:abc", true],
    ["android:apk-key-hash:ABC", false],
    ["", false],
    ["http://[", false]
  ])("%s: %s", (origin, expected) => {
    assert.strictEqual(isOrigin(origin, allowed), expected)
  })
})

const expected = { type: "webauthn.get", challenge: "abc", origins: allowed } as const
const isGood = (given: object) => {
  const text = JSON.stringify({ type: "webauthn.get", challenge: "abc", origin: allowed[0], ...given })
  const data = parseClientData(new TextEncoder().encode(text))
  return data === undefined ? "not read" : isClientDataOf(data, expected)
}

describe("client data", () => {
  it.each<readonly [object, boolean | "not read"]>([
    [{}, true],
    [{ crossOrigin: true, topOrigin: "http://evil.example", more: [1] }, true],
    [{ tokenBinding: null }, true],
    [{ tokenBinding: { status: "supported" } }, true],
    [{ tokenBinding: { status: "present", id: "x" } }, true],
    [{ tokenBinding: {} }, false],
    [{ tokenBinding: { status: "other" } }, false],
    [{ type: "webauthn.create" }, false],
    [{ challenge: "ABC" }, false],
    [{ challenge: 5 }, "not read"],
    [{ crossOrigin: "no" }, "not read"]
  ])("%o: %s", (given, good) => {
    assert.strictEqual(isGood(given), good)
  })
})
