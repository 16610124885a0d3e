import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as Classify from "../../src/error/classify.js"
import { known } from "../../src/error/codes.js"
import * as Envelope from "../../src/error/envelope.js"
import { hintFor } from "../../src/error/hints.js"
import type { CodedTag } from "../../src/error/errors.js"
import { errors } from "../../src/error/errors.js"
import { ofTag } from "../../src/error/ofTag.js"
import { redactAll } from "../../src/redact/redact.js"
import { nothing } from "../../src/redact/sensitive.js"
import { sensitiveIn } from "../support/unnamed.js"

const now = Date.parse("2026-08-20T10:00:00Z")

interface Reply {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

const json = (body: object, status: number): Reply => ({ status, body: JSON.stringify(body) })

const allTags: ReadonlyArray<CodedTag> = Object.keys(errors).filter((tag): tag is CodedTag => tag in ofTag)

const classify = (
  { body = "", headers = {}, status }: Reply,
  tags: ReadonlyArray<CodedTag> = ["NotAdmin", "UserNotFound"],
  sensitive = nothing
) =>
  Classify.make(
    { name: "getUserById", errors: tags },
    status,
    Envelope.read({ status, headers, text: body }, now),
    (excerpts) => redactAll(excerpts, sensitive),
    hintFor
  )

/** The formats in which the server sends a code. */
const formats: ReadonlyArray<readonly [name: string, reply: (status: number, code: string) => Reply]> = [
  ["the format of 2024", (status, code) => json({ code, message: "In words" }, status)],
  ["the legacy format", (status, code) => json({ code: status, error_code: code, msg: "In words" }, status)],
  ["OAuth's format", (status, code) => json({ error: code, error_description: "In words" }, status)],
  ["a header alone", (status, code) => ({ ...json({ msg: "In words" }, status), headers: { "x-sb-error-code": code } })]
]

describe("a code", () => {
  const statusOf = (tag: string) => (tag.endsWith("NotFound") ? 404 : tag === "NotAdmin" ? 403 : 422)

  for (const [format, reply] of formats) {
    it.prop(
      `in ${format} means its tag where the endpoint lists it, and is unexpected elsewhere`,
      [FastCheck.subarray([...allTags])],
      ([own]) => {
        for (const tag of allTags) {
          for (const code of ofTag[tag]) {
            const status = statusOf(tag)
            const other = own.find(
              (one) => one !== "PasskeyNotFound" && ofTag[one].some((some: string) => some === code)
            )
            // With 404 the code of a missing passkey is that of a passkey first.
            const expected = own.includes(tag) ? tag : (other ?? "UnexpectedAnswer")
            const failure = classify(reply(status, code), own)
            expect(failure).toMatchObject({
              _tag: expected,
              operation: "getUserById",
              status,
              code,
              reason: "In words"
            })
            expect("reasons" in failure).toBe(expected === "WeakPassword")
          }
        }
      }
    )
  }

  it.each(known.map((code) => [code]))("is never lost: %s", (code) => {
    for (const status of [400, 403, 404, 409, 422, 429, 500, 503, 504]) {
      for (const [, reply] of formats) {
        for (const tags of [[], allTags]) {
          expect(classify(reply(status, code), tags)).toMatchObject({ status, code, reason: "In words" })
        }
      }
    }
  })

  it("that two tags share means the one that the status allows and the endpoint lists", () => {
    const tagOf = (status: number, ...tags: ReadonlyArray<CodedTag>) =>
      classify(json({ code: "validation_failed", message: "No" }, status), tags)._tag
    expect(tagOf(404, "PasskeyNotFound")).toBe("PasskeyNotFound")
    expect(tagOf(404, "ValidationFailed", "PasskeyNotFound")).toBe("PasskeyNotFound")
    expect(tagOf(400, "PasskeyNotFound")).toBe("UnexpectedAnswer")
    expect(tagOf(400, "PasskeyNotFound", "ValidationFailed")).toBe("ValidationFailed")
    expect(tagOf(404, "ValidationFailed")).toBe("ValidationFailed")
  })

  it.each([400, 401, 403, 404, 409, 418, 429, 499])(
    "of a hook that says no is of the hook, with its status %i",
    (status) => {
      const rejected = json({ code: "unknown", message: "Only example.com may join" }, status)
      expect(classify(rejected, ["HookRejected"])).toMatchObject({
        _tag: "HookRejected",
        status,
        code: "unknown",
        reason: "Only example.com may join"
      })
      expect(classify(rejected, [])._tag).not.toBe("HookRejected")
      expect(classify(json({ code: "unknown", message: "Broken" }, 500), ["HookRejected"])._tag).toBe("ServerError")
    }
  )

  it("is kept when this version does not know it", () => {
    expect(classify(json({ code: "brand_new_code", message: "New" }, 418))).toMatchObject({
      _tag: "UnexpectedAnswer",
      status: 418,
      code: "brand_new_code"
    })
  })

  it("is read as it came, whatever the request held", () => {
    const sensitive = sensitiveIn({
      app_metadata: { provider: "email", state: "email_exists", other: "exists" },
      password: "email_exists"
    })
    expect(classify(json({ code: "email_exists", message: "Taken" }, 422), ["EmailExists"], sensitive)).toMatchObject({
      _tag: "EmailExists",
      code: "email_exists"
    })
  })

  it.each(["__proto__", "constructor", "toString", ""])("is no name of the language: %j", (code) => {
    expect(classify(json({ error_code: code, msg: "Odd" }, 422), allTags)._tag).toBe("UnexpectedAnswer")
  })
})

interface Case {
  readonly what: string
  readonly reply: Reply
  readonly expected: object
}

const html = "<html><body><h1>Bad Gateway</h1><!-- planted --></body></html>"

describe("a response", () => {
  const cases: ReadonlyArray<Case> = [
    {
      what: "HTML with 502",
      reply: { status: 502, body: html, headers: { "content-type": "text/html", server: "nginx" } },
      expected: {
        _tag: "ServerError",
        status: 502,
        code: undefined,
        gateway: { server: "nginx" },
        reason: "The response was not one of the server's own"
      }
    },
    {
      what: "an empty 503",
      reply: { status: 503 },
      expected: { _tag: "ServerError", status: 503, reason: "The response was empty" }
    },
    {
      what: "a timeout of the server",
      reply: json({ code: "request_timeout", message: "Timed out." }, 504),
      expected: { _tag: "ServerError", status: 504, code: "request_timeout", reason: "Timed out." }
    },
    {
      what: "an error of Postgres, passed through",
      reply: json({ code: "23505", message: "duplicate key", detail: "Key (email)=(planted@x.com)" }, 500),
      expected: { _tag: "ServerError", status: 500, code: "23505", reason: "duplicate key" }
    },
    {
      what: "the id under which the server logged its error",
      reply: json({ code: 500, error_code: "unexpected_failure", msg: "Oops", error_id: "req-1" }, 500),
      expected: { _tag: "ServerError", code: "unexpected_failure", requestId: "req-1" }
    },
    {
      what: "the router's 404",
      reply: { status: 404, body: "404 page not found\n", headers: { "content-type": "text/plain" } },
      expected: {
        _tag: "UnexpectedAnswer",
        status: 404,
        code: undefined,
        hint: expect.stringContaining("Check the URL")
      }
    },
    {
      what: "405",
      reply: { status: 405, headers: { allow: "GET" } },
      expected: { _tag: "UnexpectedAnswer", status: 405, code: undefined }
    },
    ...[301, 302, 303, 304, 307, 308].map((status) => ({
      what: `the redirect ${status}`,
      reply: { status, headers: { location: "https://elsewhere.example.com/planted" } },
      expected: { _tag: "UnexpectedAnswer", status, hint: expect.stringContaining("Redirects are not followed") }
    })),
    {
      what: "no authorization",
      reply: json({ code: "no_authorization", message: "This endpoint requires a valid Bearer token" }, 401),
      expected: { _tag: "Unauthenticated", status: 401, code: "no_authorization" }
    },
    {
      what: "a gateway that does not know the key",
      reply: json({ message: "Invalid API key" }, 401),
      expected: { _tag: "Unauthenticated", status: 401, code: undefined, reason: "Invalid API key" }
    },
    {
      what: "401 in HTML",
      reply: { status: 401, body: html },
      expected: { _tag: "Unauthenticated", status: 401, code: undefined }
    },
    ...["bad_jwt", "session_not_found", "session_expired", "user_not_found", "user_banned"].map((code) => ({
      what: `403 ${code}`,
      reply: json({ code, message: "No" }, 403),
      expected: { _tag: "Unauthenticated", status: 403, code }
    })),
    {
      what: "a token whose subject is not a UUID",
      reply: json({ code: "bad_jwt", message: "No" }, 400),
      expected: { _tag: "Unauthenticated", status: 400, code: "bad_jwt" }
    },
    {
      what: "429 of the server",
      reply: json({ code: "over_email_send_rate_limit", message: "email rate limit exceeded" }, 429),
      expected: { _tag: "RateLimited", status: 429, code: "over_email_send_rate_limit" }
    },
    {
      what: "429 of a gateway",
      reply: { status: 429, body: html, headers: { "retry-after": "7" } },
      expected: { _tag: "RateLimited", status: 429, code: undefined, retryAfter: 7000 }
    },
    {
      what: "JSON null",
      reply: { status: 400, body: "null" },
      expected: { _tag: "UnexpectedAnswer", status: 400, code: undefined }
    },
    {
      what: "half a JSON",
      reply: { status: 422, body: '{"code":"email_exi' },
      expected: { _tag: "UnexpectedAnswer", status: 422, code: undefined }
    },
    {
      what: "members of the wrong types",
      reply: json({ code: { a: 1 }, message: ["x"] }, 400),
      expected: { _tag: "UnexpectedAnswer", status: 400, code: undefined }
    },
    {
      what: "a megabyte of brackets",
      reply: { status: 400, body: "[".repeat(1_000_000) },
      expected: { _tag: "UnexpectedAnswer", status: 400 }
    },
    {
      what: "valid JSON, nested very deep",
      reply: {
        status: 400,
        body: `{"code":"bad_json","message":"Deep","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`
      },
      expected: { _tag: "UnexpectedAnswer", status: 400, code: "bad_json" }
    }
  ]

  it.each(cases)("$what has its tag and its words", ({ expected, reply }) => {
    const failure = classify(reply)
    expect(failure).toMatchObject({ operation: "getUserById", ...expected })
    expect(JSON.stringify(failure)).not.toContain("planted")
  })

  it.each(formats.slice(0, 2))("about a weak password tells the reasons, in %s", (_, reply) => {
    const { body = "", ...rest } = reply(422, "weak_password")
    const weak = { ...JSON.parse(body), weak_password: { reasons: ["length", "characters"] } }
    expect(classify({ ...rest, body: JSON.stringify(weak) }, ["WeakPassword"])).toMatchObject({
      _tag: "WeakPassword",
      status: 422,
      reasons: ["length", "characters"]
    })
  })
})
