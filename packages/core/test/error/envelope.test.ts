import { describe, expect, it } from "@effect/vitest"
import * as Envelope from "../../src/error/envelope.js"
import { redactAll } from "../../src/redact/redact.js"
import type { Sensitive } from "../../src/redact/sensitive.js"
import { nothing } from "../../src/redact/sensitive.js"
import { sensitiveIn } from "../support/unnamed.js"

/** The envelope without what is sensitive. */
const shownOf = (envelope: Envelope.Envelope, sensitive: Sensitive) =>
  Envelope.redacted(envelope, (excerpts) => redactAll(excerpts, sensitive))

const now = Date.parse("2026-08-20T10:00:00Z")

const read = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  Envelope.read({ status: 400, headers, text: typeof body === "string" ? body : JSON.stringify(body) }, now)

describe("read", () => {
  it.each([
    ["2024", { code: "email_exists", message: "Taken" }, {}, "email_exists", "Taken"],
    ["legacy", { code: 422, error_code: "email_exists", msg: "Taken" }, {}, "email_exists", "Taken"],
    ["legacy without a code of its own", { code: 404, msg: "Gone" }, {}, undefined, "Gone"],
    ["legacy with the code in a header", { code: 404, msg: "Gone" }, { "x-sb-error-code": "gone" }, "gone", "Gone"],
    ["OAuth", { error: "invalid_request", error_description: "Bad" }, {}, "invalid_request", "Bad"],
    ["OAuth, short", { error: "invalid_request" }, {}, "invalid_request", "invalid_request"],
    ["a gateway's", { error: "No such project" }, {}, undefined, "No such project"],
    ["Kong's", { message: "Invalid API key", hint: "Double check" }, {}, undefined, "Invalid API key"],
    [
      "Postgres's",
      { code: "23505", message: "duplicate key", detail: "Key (email)=(a@example.com) already exists." },
      { "x-sb-error-code": "unexpected_failure" },
      "23505",
      "duplicate key"
    ],
    [
      "members of wrong types",
      { error_code: 5, code: [], msg: {}, message: null, error: true },
      {},
      undefined,
      undefined
    ],
    ["empty texts", { error_code: "", code: "", msg: "", message: "" }, {}, undefined, undefined],
    ["null", null, {}, undefined, undefined],
    ["a list", [1], {}, undefined, undefined],
    ["a text", '"oops"', {}, undefined, undefined],
    ["HTML", "<html>502</html>", { "x-sb-error-code": "bad_gateway" }, "bad_gateway", undefined],
    ["half a JSON", '{"code":"email_ex', {}, undefined, undefined],
    ["nothing", "", {}, undefined, undefined],
    ["a prototype", '{"__proto__":{"code":"email_exists","message":"Taken"}}', {}, undefined, undefined],
    ["deep nesting", `{"code":"bad_json","x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, {}, "bad_json", undefined]
  ])("finds code and words in the envelope: %s", (_, body, headers, code, reason) => {
    expect(read(body, headers)).toMatchObject({ code, reason })
  })

  it("takes the reasons of a weak password, and only texts", () => {
    const weak_password = { reasons: ["length", 5, null, "characters"] }
    expect(read({ code: "weak_password", weak_password }).weakPasswordReasons).toEqual(["length", "characters"])
    expect(read({ code: "weak_password", weak_password: { reasons: "length" } }).weakPasswordReasons).toEqual([])
    expect(read({ code: "weak_password", weak_password: null }).weakPasswordReasons).toEqual([])
  })

  it.each(["sb-request-id", "x-request-id", "x-supabase-request-id", "cf-ray"])(
    "takes the id of the request from %s",
    (name) => {
      expect(read({ error_id: "body" }, { [name]: "header" }).requestId).toBe("header")
    }
  )

  it("takes the id of the request from the headers, else from the body", () => {
    expect(read({ error_id: "body" }, { "cf-ray": "ray", "sb-request-id": "sb" }).requestId).toBe("sb")
    expect(read({ error_id: "body" }).requestId).toBe("body")
    expect(read({}).requestId).toBeUndefined()
  })

  it("keeps what gateways say of themselves, and no other header", () => {
    const gateway = {
      server: "cloudflare",
      "cf-ray": "1",
      "sb-gateway-version": "2",
      "sb-project-ref": "x",
      "sb-request-id": "3",
      "x-sb-error-code": "bad_gateway"
    }
    expect(read({}, { ...gateway, "set-cookie": "a=b", apikey: "k" }).gateway).toEqual(gateway)
  })
})

describe("redacted", () => {
  const secret = "Planted secret"
  const sensitive = sensitiveIn({ password: secret, app_metadata: { a: "email_exists" } })

  it("redacts every text that may be shown", () => {
    const shown = shownOf(
      read(
        {
          code: `code ${secret}`,
          message: `words ${secret}`,
          error_id: secret,
          weak_password: { reasons: [`reason ${secret}`] }
        },
        { server: secret, "sb-gateway-version": `1 ${secret}` }
      ),
      sensitive
    )
    expect(JSON.stringify(shown)).not.toContain("Planted")
    expect(shown.code).toBe("code <hidden>")
  })

  it("never touches a code that is known", () => {
    expect(shownOf(read({ code: "email_exists", message: "email_exists" }), sensitive)).toMatchObject({
      code: "email_exists",
      reason: "<hidden>"
    })
  })

  it("leaves the ids of requests, which are UUIDs, unless the request itself held them", () => {
    const id = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
    const headers = { "sb-request-id": id }
    expect(shownOf(read({}, headers), nothing)).toMatchObject({
      requestId: id,
      gateway: { "sb-request-id": id }
    })
    expect(shownOf(read({}, headers), sensitiveIn({ id }))).toMatchObject({
      requestId: "<hidden>",
      gateway: { "sb-request-id": "<hidden>" }
    })
  })

  it("says so when there were no words", () => {
    expect(shownOf(read(""), nothing).reason).toBe("The response was empty")
    expect(shownOf(read("<html>"), nothing).reason).toBe("The response was not one of the server's own")
  })

  it("makes one line of it, which ends", () => {
    const { code, reason } = shownOf(
      read({ code: "c".repeat(10_000), message: `one\r\nERROR two\u001b[31m ${"x".repeat(100_000)}` }),
      nothing
    )
    expect(reason).toMatch(/^one ERROR two \[31m x+…$/)
    expect(reason.length).toBeLessThanOrEqual(1000)
    expect(code?.length).toBeLessThanOrEqual(100)
  })
})
