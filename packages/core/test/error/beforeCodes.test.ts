/** Errors of servers before 2.145.0, as 2.100.0 and 2.132.3 sent them. */
import { describe, expect, it } from "@effect/vitest"
import * as Classify from "../../src/error/classify.js"
import * as Envelope from "../../src/error/envelope.js"
import { hintFor } from "../../src/error/hints.js"
import type { CodedTag } from "../../src/error/errors.js"

const every: ReadonlyArray<CodedTag> = [
  "NotAdmin",
  "UserNotFound",
  "FactorNotFound",
  "SsoProviderNotFound",
  "EmailExists",
  "PhoneExists",
  "Conflict",
  "ValidationFailed",
  "WeakPassword"
]

const classify = (status: number, body: object, tags: ReadonlyArray<CodedTag> = every, headers = {}) =>
  Classify.make(
    { name: "updateUserById", errors: tags },
    status,
    Envelope.read({ status, headers, text: JSON.stringify(body) }, 0),
    (excerpts) => excerpts.map(({ text }) => text),
    hintFor
  )

/** In the words of the server. */
const said = (status: number, msg: string) => classify(status, { code: status, msg })

describe("an error without a code", () => {
  it.each([
    [401, "User not allowed", "NotAdmin", "not_admin"],
    [401, "This endpoint requires a Bearer token", "Unauthenticated", "no_authorization"],
    [401, "invalid JWT: unable to parse or verify signature, signature is invalid", "Unauthenticated", "bad_jwt"],
    [401, "invalid token: missing claims", "Unauthenticated", "bad_jwt"],
    [404, "User not found", "UserNotFound", "user_not_found"],
    [404, "Factor not found", "FactorNotFound", "mfa_factor_not_found"],
    [404, "SSO Identity Provider not found", "SsoProviderNotFound", "sso_provider_not_found"],
    [422, "A user with this email address has already been registered", "EmailExists", "email_exists"],
    [422, "Phone number already registered by another user", "PhoneExists", "phone_exists"],
    [422, "Password should be at least 6 characters", "WeakPassword", "weak_password"],
    [422, "Unable to validate email address: invalid format", "ValidationFailed", "validation_failed"],
    [422, "Updating SSO provider failed, likely due to a conflict. Try again?", "Conflict", "conflict"],
    [400, "SAML Identity Provider with this EntityID (x) already exists", "Conflict", "saml_idp_already_exists"],
    [
      400,
      "SSO Domain 'a.b' is already assigned to an SSO identity provider (1)",
      "Conflict",
      "sso_domain_already_exists"
    ],
    [400, "SSO domain 'a.b' already assigned to another provider (1)", "Conflict", "sso_domain_already_exists"],
    [400, "Could not decode admin user params: unexpected end of JSON input", "ValidationFailed", "bad_json"],
    [400, "invalid format for ban duration: time: invalid duration", "ValidationFailed", "validation_failed"],
    [500, "Error updating user", "ServerError", "unexpected_failure"]
  ])("is told by its status and words: %i %s", (status, msg, tag, code) => {
    expect(said(status, msg)).toMatchObject({ _tag: tag, status, code, reason: msg })
  })

  it("has the hint of its code", () => {
    expect(said(401, "User not allowed")).toMatchObject({ hint: expect.stringContaining("admin role") })
  })

  it("lists the reasons of a weak password, its own or those that the words tell", () => {
    const weak_password = { reasons: ["characters"] }
    const msg = "Password should contain at least one character of each: abc, 123."
    expect(classify(422, { code: 422, msg, weak_password })).toMatchObject({ reasons: ["characters"] })
    expect(said(422, "Password should be at least 6 characters")).toMatchObject({ reasons: ["length"] })
    expect(classify(422, { code: 422, msg, weak_password: {} })).toMatchObject({ _tag: "WeakPassword", reasons: [] })
  })

  it("is of no known kind in other words", () => {
    expect(said(404, "Gone")).toMatchObject({ _tag: "UnexpectedAnswer", code: undefined })
    expect(said(401, "Gone")).toMatchObject({ _tag: "Unauthenticated", code: undefined })
    expect(said(429, "Email rate limit exceeded")).toMatchObject({ _tag: "RateLimited", code: undefined })
  })

  it.each([
    ["a gateway's body", { message: "User not found" }, {}],
    ["the format of 2024", { code: "strange", message: "User not found" }, {}],
    ["a code beside the status", { code: 404, error_code: "strange", msg: "User not found" }, {}],
    ["a code in a header", { code: 404, msg: "User not found" }, { "x-sb-error-code": "strange" }],
    ["another status than the response has", { code: 422, msg: "User not found" }, {}]
  ])("is no other: %s", (_, body, headers) => {
    expect(classify(404, body, every, headers)._tag).toBe("UnexpectedAnswer")
  })
})
