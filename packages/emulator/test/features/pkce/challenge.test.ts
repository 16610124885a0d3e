import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { validatePkce } from "../../../src/features/pkce/challenge.js"
import { isVerifier, parseChallengeMethod } from "../../../src/features/pkce/codeVerifier.js"

// Of RFC 7636, appendix B.
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

const problem = (method: string, given: string) =>
  Either.match(validatePkce(method, given), {
    onLeft: (error) => (error.kind === "coded" ? error.message : error.kind),
    onRight: () => ""
  })

const both = "PKCE flow requires code_challenge_method and code_challenge"
const length = "code challenge has to be between 43 and 128 characters"
const characters = "code challenge can only contain alphanumeric characters, hyphens, periods, underscores and tildes"

describe("a code challenge", () => {
  it.each([
    ["", "", ""],
    ["s256", challenge, ""],
    ["anything", challenge, ""],
    ["s256", "", both],
    ["", challenge, both],
    ["s256", "a".repeat(42), length],
    ["s256", "a".repeat(43), ""],
    ["s256", "a".repeat(128), ""],
    ["s256", "a".repeat(129), length],
    ["s256", "é".repeat(22), characters],
    ["plain", `${"a".repeat(42)}+`, characters],
    ["plain", `${"~._-".repeat(11)}`, ""]
  ])("of method %o, %o: %o", (method, given, expected) => {
    assert.strictEqual(problem(method, given), expected)
  })

  it.each([
    ["s256", "s256"],
    ["S256", "s256"],
    ["PLAIN", "plain"],
    ["sha256", undefined],
    ["", undefined]
  ])("names its method %o", (name, expected) => {
    assert.strictEqual(parseChallengeMethod(name), expected)
  })

  it.each([
    [challenge, "s256", verifier, true],
    [challenge, "s256", challenge, false],
    [challenge, "plain", challenge, true],
    [challenge, "plain", verifier, false],
    [challenge, "s256", "", false]
  ])("%s by %s is met by %s: %s", (challenge, method, verifier, expected) => {
    assert.strictEqual(isVerifier(challenge, method, verifier), expected)
  })
})
