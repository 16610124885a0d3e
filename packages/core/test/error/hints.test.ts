import { describe, expect, it } from "@effect/vitest"
import { hintFor } from "../../src/error/hints.js"

const cases: ReadonlyArray<
  readonly [
    what: string,
    symptoms: {
      readonly operation?: string
      readonly status: number
      readonly code?: string
      readonly reason?: string
    },
    hint: RegExp | undefined
  ]
> = [
  ["a key without the role", { status: 403, code: "not_admin", reason: "User not allowed" }, /secret key/],
  [
    "a secret key where no gateway is",
    { status: 401, code: "no_authorization", reason: "This endpoint requires a valid Bearer token" },
    /needs a service_role JWT/
  ],
  [
    "a token that was not sent",
    {
      operation: "signOut",
      status: 401,
      code: "no_authorization",
      reason: "This endpoint requires a valid Bearer token"
    },
    undefined
  ],
  [
    "a secret key as bearer where no gateway is",
    {
      status: 403,
      code: "bad_jwt",
      reason:
        "invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments"
    },
    /The bearer token is not a JWT/
  ],
  ["another flaw of a token", { status: 403, code: "bad_jwt", reason: "invalid JWT: token is expired" }, undefined],
  [
    "a user that tables refer to",
    { operation: "deleteUser", status: 500, code: "unexpected_failure", reason: "Database error deleting user" },
    /ON DELETE/
  ],
  [
    "an address that is taken",
    { operation: "updateUserById", status: 500, code: "unexpected_failure", reason: "Error updating user" },
    /is taken/
  ],
  ["the same words from elsewhere", { operation: "createUser", status: 500, reason: "Error updating user" }, undefined],
  ["a wrong URL", { status: 404 }, /check the URL/],
  ["a user that does not exist", { status: 404, code: "user_not_found", reason: "User not found" }, undefined],
  ["a redirect", { status: 308 }, /Redirects are not followed/]
]

describe("hintFor", () => {
  it.each(cases)("advises for %s", (_, { code, operation = "getUserById", reason = "", status }, hint) => {
    const found = hintFor({ operation, status, code, reason })
    if (hint === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(hint)
  })
})
