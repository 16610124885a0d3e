import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Operations from "../support/operations.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"

/** What is advised, with the answer as the server gives it. */
const cases: ReadonlyArray<readonly [what: string, operation: string, reply: Stub.Reply, hint: RegExp | undefined]> = [
  [
    "a key without the role",
    "listUsers",
    Stub.json({ code: "not_admin", message: "User not allowed" }, 403),
    /secret key/
  ],
  [
    "a secret key where no gateway is",
    "getUserById",
    Stub.json({ code: "no_authorization", message: "This endpoint requires a valid Bearer token" }, 401),
    /needs a service_role JWT/
  ],
  [
    "a token that was not sent",
    "signOut",
    Stub.json({ code: "no_authorization", message: "This endpoint requires a valid Bearer token" }, 401),
    undefined
  ],
  [
    "a secret key as bearer where no gateway is",
    "getUserById",
    Stub.json(
      {
        code: "bad_jwt",
        message:
          "invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments"
      },
      403
    ),
    /The bearer is no JWT/
  ],
  [
    "another flaw of a token",
    "getUserById",
    Stub.json({ code: "bad_jwt", message: "invalid JWT: token is expired" }, 403),
    undefined
  ],
  [
    "a user that tables refer to",
    "deleteUser",
    Stub.json({ code: "unexpected_failure", message: "Database error deleting user" }, 500),
    /ON DELETE/
  ],
  [
    "an address that is taken",
    "updateUserById",
    Stub.json({ code: "unexpected_failure", message: "Error updating user" }, 500),
    /is taken/
  ],
  ["the same words from elsewhere", "createUser", Stub.json({ message: "Error updating user" }, 500), undefined],
  ["a wrong address", "listUsers", { status: 404, body: "404 page not found\n" }, /check the URL/],
  [
    "a user that is not there",
    "getUserById",
    Stub.json({ code: "user_not_found", message: "User not found" }, 404),
    undefined
  ],
  [
    "a redirect",
    "listUsers",
    { status: 308, headers: { location: "https://x.example.com" } },
    /Redirects are not followed/
  ]
]

describe("find", () => {
  it.effect.each(cases)("advises for %s", ([, operation, reply, hint]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.answering(reply, { retry: false })
      const error = yield* Effect.flip(Operations.call(operation).run(admin, Operations.ids))
      const given = "hint" in error ? error.hint : undefined
      if (hint === undefined) expect(given).toBeUndefined()
      else expect(given).toMatch(hint)
      expect(error.message.endsWith(given ?? ").")).toBe(true)
    })
  )
})
