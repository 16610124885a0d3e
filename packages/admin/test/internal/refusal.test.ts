import { describe, expect, it } from "@effect/vitest"
import { ErrorCode } from "../../src/index.js"
import { Effect } from "effect"
import * as Fixture from "../support/fixtures.js"
import * as Operations from "../support/operations.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"

const failing = (reply: Stub.Reply, call = Operations.call("getUserById")) =>
  Effect.flatMap(Service.answering(reply, { retry: false }), ({ admin }) =>
    // As plain data: what differs is printed, and not the classes behind it.
    Effect.map(Effect.flip(call.run(admin, Operations.ids)), (error) => ({ ...error, message: error.message }))
  )

/** The formats in which the server says a code. */
const formats: ReadonlyArray<readonly [name: string, reply: (status: number, code: string) => Stub.Reply]> = [
  ["the format of 2024", (status, code) => Stub.json({ code, message: "In words" }, status)],
  ["the legacy format", (status, code) => Stub.json({ code: status, error_code: code, msg: "In words" }, status)],
  ["OAuth's format", (status, code) => Stub.json({ error: code, error_description: "In words" }, status)],
  [
    "a header alone",
    (status, code) => ({ ...Stub.json({ msg: "In words" }, status), headers: { "x-sb-error-code": code } })
  ]
]

describe("a code", () => {
  const statusOf = (tag: string) => (tag.endsWith("NotFound") ? 404 : tag === "NotAdmin" ? 403 : 422)

  for (const [operation, call] of Operations.all) {
    for (const [format, reply] of formats) {
      it.effect(`of ${operation} in ${format} has its tag, or is unexpected`, () =>
        Effect.gen(function* () {
          for (const [tag, codes] of Object.entries(ErrorCode.ofTag)) {
            for (const code of codes) {
              const error = yield* failing(reply(statusOf(tag), code), call)
              const own: ReadonlyArray<string> = call.endpoint.errors.filter((one) =>
                Object.entries(ErrorCode.ofTag).some(
                  ([name, held]) => name === one && held.some((some) => some === code)
                )
              )
              expect(error).toMatchObject({
                _tag: own.includes(tag) ? tag : (own.find((one) => one !== "PasskeyNotFound") ?? "UnexpectedAnswer"),
                operation,
                status: statusOf(tag),
                code,
                reason: "In words",
                message: `${operation}: In words (${statusOf(tag)} ${code}).`.replace(
                  "(403 not_admin).",
                  "(403 not_admin). The key's role is not an admin role; use the secret key (sb_secret_…) or the service_role key."
                )
              })
            }
          }
        })
      )
    }
  }

  it.effect.each(ErrorCode.known.map((code) => [code]))("is never lost: %s", ([code = ""]) =>
    Effect.gen(function* () {
      for (const status of [400, 403, 404, 409, 422, 429, 500, 503, 504]) {
        for (const [, reply] of formats) {
          expect(yield* failing(reply(status, code))).toMatchObject({ status, code, reason: "In words" })
        }
      }
    })
  )

  it.effect("that means one thing with 404 and another without is what the operation can fail with", () =>
    Effect.gen(function* () {
      const code = "validation_failed"
      const tagOf = (operation: string, status: number) =>
        Effect.map(failing(Stub.json({ code, message: "No" }, status), Operations.call(operation)), ({ _tag }) => _tag)
      expect(yield* tagOf("passkey.deletePasskey", 404)).toBe("PasskeyNotFound")
      expect(yield* tagOf("passkey.deletePasskey", 400)).toBe("UnexpectedAnswer")
      expect(yield* tagOf("updateUserById", 404)).toBe("ValidationFailed")
      expect(yield* tagOf("updateUserById", 400)).toBe("ValidationFailed")
    })
  )

  it.effect("is kept when no edition knows it yet", () =>
    Effect.gen(function* () {
      const error = yield* failing(Stub.json({ code: "brand_new_code", message: "New" }, 418))
      expect(error).toMatchObject({ _tag: "UnexpectedAnswer", status: 418, code: "brand_new_code" })
    })
  )

  it.effect("is read as it came, whatever the request held", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.answering(Stub.json({ code: "email_exists", message: "Taken" }, 422))
      const error = yield* Effect.flip(
        admin.createUser({
          email: "ann@example.com",
          app_metadata: { provider: "email", state: "email_exists", other: "exists" },
          password: "email_exists"
        })
      )
      expect(error).toMatchObject({ _tag: "EmailExists", code: "email_exists" })
    })
  )
})

interface Case {
  readonly what: string
  readonly reply: Stub.Reply
  readonly expected: object
}

const html = "<html><body><h1>Bad Gateway</h1><!-- planted --></body></html>"

describe("an answer", () => {
  const cases: ReadonlyArray<Case> = [
    {
      what: "HTML with 502",
      reply: { status: 502, body: html, headers: { "content-type": "text/html", server: "nginx" } },
      expected: {
        _tag: "ServerError",
        status: 502,
        code: undefined,
        gateway: { server: "nginx" },
        message: "getUserById: The answer was not one of the server's own (502)."
      }
    },
    {
      what: "an empty 503",
      reply: { status: 503 },
      expected: { _tag: "ServerError", status: 503, message: "getUserById: The answer was empty (503)." }
    },
    {
      what: "a timeout of the server",
      reply: Stub.json({ code: "request_timeout", message: "Timed out." }, 504),
      expected: {
        _tag: "ServerError",
        status: 504,
        code: "request_timeout",
        message: "getUserById: Timed out (504 request_timeout)."
      }
    },
    {
      what: "an error of Postgres, passed through",
      reply: Stub.json({ code: "23505", message: "duplicate key", detail: "Key (email)=(planted@x.com)" }, 500),
      expected: { _tag: "ServerError", status: 500, code: "23505", reason: "duplicate key" }
    },
    {
      what: "the id under which the server logged its failure",
      reply: Stub.json({ code: 500, error_code: "unexpected_failure", msg: "Oops", error_id: "req-1" }, 500),
      expected: { _tag: "ServerError", code: "unexpected_failure", requestId: "req-1" }
    },
    {
      what: "the router's 404",
      reply: { status: 404, body: "404 page not found\n", headers: { "content-type": "text/plain" } },
      expected: {
        _tag: "UnexpectedAnswer",
        status: 404,
        code: undefined,
        hint: expect.stringContaining("check the URL")
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
      reply: Stub.json({ code: "no_authorization", message: "This endpoint requires a valid Bearer token" }, 401),
      expected: { _tag: "Unauthenticated", status: 401, code: "no_authorization" }
    },
    {
      what: "a gateway that does not know the key",
      reply: Stub.json({ message: "Invalid API key" }, 401),
      expected: { _tag: "Unauthenticated", status: 401, code: undefined, reason: "Invalid API key" }
    },
    {
      what: "401 in HTML",
      reply: { status: 401, body: html },
      expected: { _tag: "Unauthenticated", status: 401, code: undefined }
    },
    ...["bad_jwt", "session_not_found", "session_expired", "user_not_found", "user_banned"].map((code) => ({
      what: `403 ${code}`,
      reply: Stub.json({ code, message: "No" }, 403),
      expected: { _tag: "Unauthenticated", status: 403, code }
    })),
    {
      what: "a token whose subject is no UUID",
      reply: Stub.json({ code: "bad_jwt", message: "No" }, 400),
      expected: { _tag: "Unauthenticated", status: 400, code: "bad_jwt" }
    },
    {
      what: "429 of the server",
      reply: Stub.json({ code: "over_email_send_rate_limit", message: "email rate limit exceeded" }, 429),
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
      reply: Stub.json({ code: { a: 1 }, message: ["x"] }, 400),
      expected: { _tag: "UnexpectedAnswer", status: 400, code: undefined }
    },
    {
      what: "a megabyte of brackets",
      reply: { status: 400, body: "[".repeat(1_000_000) },
      expected: { _tag: "UnexpectedAnswer", status: 400 }
    },
    {
      what: "well-formed nesting without end",
      reply: {
        status: 400,
        body: `{"code":"bad_json","message":"Deep","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`
      },
      expected: { _tag: "UnexpectedAnswer", status: 400, code: "bad_json" }
    }
  ]

  it.effect.each(cases)("$what ends in its tag, with what it said", ({ expected, reply }) =>
    Effect.gen(function* () {
      const error = yield* failing(reply)
      expect(error).toMatchObject({ operation: "getUserById", ...expected })
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("planted")
    })
  )

  it.effect.each(formats.slice(0, 2))("of a weak password tells the reasons, in %s", ([, reply]) =>
    Effect.gen(function* () {
      const { body, ...rest } = reply(422, "weak_password")
      const weak = { ...JSON.parse(body ?? ""), weak_password: { reasons: ["length", "characters"] } }
      const error = yield* failing({ ...rest, body: JSON.stringify(weak) }, Operations.call("updateUserById"))
      expect(error).toMatchObject({ _tag: "WeakPassword", status: 422, reasons: ["length", "characters"] })
    })
  )
})

describe("a good answer", () => {
  const wrong: ReadonlyArray<Case> = [
    { what: "is empty", reply: { status: 200 }, expected: { path: "", expected: "is empty" } },
    { what: "is empty, with 204", reply: { status: 204 }, expected: { status: 204, path: "", expected: "is empty" } },
    { what: "is HTML", reply: { body: html }, expected: { path: "", expected: "is not JSON" } },
    { what: "is half a JSON", reply: { body: '{"id":"plan' }, expected: { path: "", expected: "is not JSON" } },
    { what: "is null", reply: { body: "null" }, expected: { path: "", expected: "should be User, not null" } },
    { what: "is a list", reply: { body: "[]" }, expected: { path: "", expected: "should be User, not an array" } },
    {
      what: "lacks a member",
      reply: Stub.json({ ...Fixture.user, id: undefined }),
      expected: { path: "id", expected: "is missing" }
    },
    {
      what: "has a member of a wrong type",
      reply: Stub.json({ ...Fixture.user, email: { planted: "planted" } }),
      expected: { path: "email", expected: "should be a string, not an object" }
    },
    {
      what: "has a moment that is none",
      reply: Stub.json({ ...Fixture.user, created_at: "planted" }),
      expected: { path: "created_at", expected: "should be a moment in RFC 3339 form" }
    },
    {
      what: "has a wrong member deep inside",
      reply: Stub.json({ ...Fixture.user, identities: [Fixture.user.identities[0], { planted: "planted" }] }),
      expected: { path: "identities[1].identity_id", expected: "is missing" }
    },
    {
      what: "nests without end",
      reply: { body: `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}` },
      expected: { path: "id", expected: "is missing" }
    },
    {
      what: "has a prototype for members",
      reply: { body: `{"__proto__":${JSON.stringify(Fixture.user)}}` },
      expected: { path: "id", expected: "is missing" }
    }
  ]

  it.effect.each(wrong)("that $what fails with InvalidResponse", ({ expected, reply }) =>
    Effect.gen(function* () {
      const error = yield* failing({ ...reply, headers: { "sb-request-id": "req-1", server: "nginx" } })
      expect(error).toMatchObject({
        _tag: "InvalidResponse",
        operation: "getUserById",
        status: 200,
        requestId: "req-1",
        gateway: { server: "nginx" },
        ...expected
      })
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("planted")
    })
  )

  it.effect("of a list with a wrong row says which", () =>
    Effect.gen(function* () {
      const users = [Fixture.row, { ...Fixture.row, email: 5 }]
      const error = yield* failing(Stub.json({ users, aud: "" }), Operations.call("listUsers"))
      expect(error).toMatchObject({ _tag: "InvalidResponse", path: "users[1].email" })
      expect(error.message).toBe(
        "listUsers: the server answered 200, but the answer's users[1].email should be a string, not number."
      )
    })
  )

  it.effect("with a count that is none fails with InvalidResponse", () =>
    Effect.gen(function* () {
      const reply = { ...Stub.json(Fixture.page), headers: { "x-total-count": "planted" } }
      const error = yield* failing(reply, Operations.call("listUsers"))
      expect(error).toMatchObject({ _tag: "InvalidResponse", path: "x-total-count" })
      expect(error.message).toBe(
        "listUsers: the server answered 200, but the answer's x-total-count should be a whole number."
      )
    })
  )

  it.effect("is given as it came, unknown members included, with nothing copied or lost", () =>
    Effect.gen(function* () {
      const body = { ...Fixture.user, new_member: { a: [1] }, user_metadata: { n: 1e21, "": null } }
      const { admin } = yield* Service.answering(Stub.json(body))
      expect(yield* admin.getUserById(Fixture.userId)).toEqual(body)
    })
  )

  it.effect("is looked at where nothing is expected of it, too", () =>
    Effect.gen(function* () {
      for (const reply of [{ body: "{}" }, { status: 204 }]) {
        const { admin } = yield* Service.answering(reply)
        expect(yield* admin.deleteUser(Fixture.userId)).toBeUndefined()
      }
      for (const reply of [{ body: html }, { status: 202, body: "null" }]) {
        const { admin } = yield* Service.answering(reply)
        expect(yield* Effect.flip(admin.deleteUser(Fixture.userId))).toMatchObject({ _tag: "InvalidResponse" })
      }
    })
  )
})
