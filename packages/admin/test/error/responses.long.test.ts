/** What the service makes of a response: its value, or the error that it means. */
import { describe, expect, it } from "@effect/vitest"
import { linkErrors } from "@gotrue-effect/core/protocol/linkErrors"
import { Effect } from "effect"
import { AdminError, ErrorCode } from "../../src/index.js"
import * as Fixture from "../support/fixtures.js"
import * as Operations from "../support/operations.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"

const failing = (reply: Stub.Reply, call = Operations.call("getUserById")) =>
  Effect.flatMap(Service.responding(reply, { retry: false }), ({ admin }) =>
    // As plain data: what differs is printed, and not the classes behind it.
    Effect.map(Effect.flip(call.run(admin, Operations.ids)), (error) => ({ ...error, message: error.message }))
  )

const html = "<html><body><h1>Bad Gateway</h1><!-- planted --></body></html>"

interface Case {
  readonly what: string
  readonly reply: Stub.Reply
  readonly expected: object
}

describe("an unsuccessful response", () => {
  const statusOf = (tag: string) => (tag.endsWith("NotFound") ? 404 : tag === "NotAdmin" ? 403 : 422)

  for (const [operation, call] of Operations.all) {
    it.effect(`of ${operation} becomes the error of its code, or an unexpected one`, () =>
      Effect.gen(function* () {
        for (const [tag, codes] of Object.entries(ErrorCode.ofTag)) {
          for (const code of codes) {
            const status = statusOf(tag)
            const error = yield* failing(Stub.json({ code, message: "In words" }, status), call)
            const listed = operation === "generateLink" ? linkErrors.signup : call.endpoint.errors
            const own: ReadonlyArray<string> = listed.filter((one) =>
              Object.entries(ErrorCode.ofTag).some(([name, held]) => name === one && held.some((some) => some === code))
            )
            expect(error).toMatchObject({
              _tag: own.includes(tag) ? tag : (own.find((one) => one !== "PasskeyNotFound") ?? "UnexpectedAnswer"),
              operation,
              status,
              code,
              reason: "In words"
            })
            expect(error.message.startsWith(`${operation}: In words (${status} ${code}).`)).toBe(true)
          }
        }
      })
    )
  }

  it.effect("without words becomes an error of its class, with the hint in its message", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({ status: 404 }, { retry: false })
      const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
      expect(error).toBeInstanceOf(AdminError.UnexpectedAnswer)
      expect(error.message).toBe(
        "getUserById: The response was empty (404). The server has no such route. Check the URL: hosted projects serve it under /auth/v1, a server without a gateway under /. An old server may not have this operation."
      )
    })
  )

  it.effect("is read as it came, whatever the request held", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json({ code: "email_exists", message: "Taken" }, 422))
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

describe("a successful response", () => {
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
      what: "has an invalid timestamp",
      reply: Stub.json({ ...Fixture.user, created_at: "planted" }),
      expected: { path: "created_at", expected: "should be a timestamp in RFC 3339 form" }
    },
    {
      what: "has a wrong member deep inside",
      reply: Stub.json({ ...Fixture.user, identities: [Fixture.user.identities[0], { planted: "planted" }] }),
      expected: { path: "identities[1].id", expected: "is missing" }
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
        "listUsers: the server responded with 200, but the response's users[1].email should be a string, not number."
      )
    })
  )

  it.effect("with an invalid count fails with InvalidResponse", () =>
    Effect.gen(function* () {
      const reply = { ...Stub.json(Fixture.page), headers: { "x-total-count": "planted" } }
      const error = yield* failing(reply, Operations.call("listUsers"))
      expect(error).toMatchObject({ _tag: "InvalidResponse", path: "x-total-count" })
      expect(error.message).toBe(
        "listUsers: the server responded with 200, but the response's x-total-count should be a whole number."
      )
    })
  )

  it.effect("is returned as it came, unknown members included", () =>
    Effect.gen(function* () {
      const body = { ...Fixture.user, new_member: { a: [1] }, user_metadata: { n: 1e21, "": null } }
      const { admin } = yield* Service.responding(Stub.json(body))
      expect(yield* admin.getUserById(Fixture.userId)).toEqual(body)
    })
  )

  it.effect("is checked where it should hold no data, too", () =>
    Effect.gen(function* () {
      for (const reply of [{ body: "{}" }, { status: 204 }]) {
        const { admin } = yield* Service.responding(reply)
        expect(yield* admin.deleteUser(Fixture.userId)).toBeUndefined()
      }
      for (const reply of [{ body: html }, { status: 202, body: "null" }]) {
        const { admin } = yield* Service.responding(reply)
        expect(yield* Effect.flip(admin.deleteUser(Fixture.userId))).toMatchObject({ _tag: "InvalidResponse" })
      }
    })
  )
})
