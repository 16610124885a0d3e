import { describe, expect, it } from "@effect/vitest"
import { apple, azure, issuerOf } from "../../../src/features/external/idTokenIssuer.js"

const tokenOf = (payload: string) => `e30.${Buffer.from(payload).toString("base64url")}.c2ln`

describe("the issuer of a token", () => {
  it.each([
    ["is what it names", '{"iss":"https://a.example.com"}', "https://a.example.com"],
    ["is empty where it names none", "{}", ""],
    ["is unknown where it is no text", '{"iss":5}', undefined],
    ["is unknown behind a byte order mark", '\uFEFF{"iss":"https://a.example.com"}', undefined],
    ["is unknown where there is no JSON", "x", undefined]
  ])("%s", (_, payload, issuer) => {
    expect(issuerOf(tokenOf(payload))).toBe(issuer)
  })

  it.each(["", "e30", "e30.e30", "e30.e30.c2ln.c2ln", "e30.#.c2ln"])("is unknown in %j, which is no token", (token) => {
    expect(issuerOf(token)).toBeUndefined()
  })
})

describe("a provider of many issuers", () => {
  it.each([
    ["https://appleid.apple.com", true],
    ["https://account.apple.com", true],
    ["https://apple.com", false]
  ])("Apple is meant by %s, and issues as it: %s", (issuer, is) => {
    expect([apple.isMeant(issuer), apple.issues(issuer)]).toEqual([is, is])
  })

  it.each([
    ["https://login.microsoftonline.com/tenant/v2.0", true, true],
    ["https://login.microsoftonline.com/tenant/v2.0/", true, true],
    ["https://login.microsoftonline.com/tenant/v1.0", false, true],
    ["https://sts.windows.net/tenant/", false, true],
    ["https://sts.windows.example.com/", false, false]
  ])("Azure and %s: meant %s, issues as it %s", (issuer, isMeant, issues) => {
    expect([azure.isMeant(issuer), azure.issues(issuer)]).toEqual([isMeant, issues])
  })
})
