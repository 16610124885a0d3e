import { describe, expect, it } from "@effect/vitest"
import { groups } from "@gotrue-effect/core/protocol/groups"
import { Effect, Either, Exit, Schema } from "effect"
import { AdminError } from "../src/index.js"

const responded = { operation: "createUser", gateway: {}, reason: "In words." }
const emailExists = new AdminError.EmailExists({ ...responded, status: 422, code: "email_exists" })
const unexpected = new AdminError.UnexpectedAnswer({ ...responded, status: 422, code: "email_exists" })
const serverError = new AdminError.ServerError({ ...responded, status: 500, code: "unexpected_failure" })
const invalid = new AdminError.ValidationFailed({ ...responded, status: 400, code: "bad_json" })

type Failure =
  | AdminError.EmailExists
  | AdminError.UnexpectedAnswer
  | AdminError.ServerError
  | AdminError.ValidationFailed
const failing = (error: Failure): Effect.Effect<string, Failure> => Effect.fail(error)

describe("catchCode", () => {
  it.effect("handles the error of the code, and no others", () =>
    Effect.gen(function* () {
      const handled = (error: Failure) =>
        failing(error).pipe(AdminError.catchCode("email_exists", (caught) => Effect.succeed(caught._tag)))
      expect(yield* handled(emailExists)).toBe("EmailExists")
      for (const other of [unexpected, serverError, invalid]) expect(yield* Effect.flip(handled(other))).toBe(other)
      expect(yield* Effect.succeed("fine").pipe(AdminError.catchCode("email_exists", () => Effect.succeed("")))).toBe(
        "fine"
      )
    })
  )

  it.effect("handles one code of an error with several", () =>
    Effect.gen(function* () {
      const other = new AdminError.ValidationFailed({ ...responded, status: 400, code: "validation_failed" })
      const handled = (error: Failure) =>
        failing(error).pipe(AdminError.catchCode("bad_json", (caught) => Effect.succeed(caught.code)))
      expect(yield* handled(invalid)).toBe("bad_json")
      expect(yield* Effect.flip(handled(other))).toBe(other)
    })
  )

  it.effect("handles a code without its own tag, whatever the tag", () =>
    Effect.gen(function* () {
      const strange = new AdminError.UnexpectedAnswer({ ...responded, status: 418, code: "unexpected_failure" })
      const handled = (error: Failure) =>
        failing(error).pipe(AdminError.catchCode("unexpected_failure", (caught) => Effect.succeed(caught.status)))
      expect(yield* handled(serverError)).toBe(500)
      expect(yield* handled(strange)).toBe(418)
      expect(yield* Effect.flip(handled(emailExists))).toBe(emailExists)
    })
  )

  it.effect("accepts the effect as first argument; a handler may fail", () =>
    Effect.gen(function* () {
      const failed = AdminError.catchCode(failing(emailExists), "email_exists", () => Effect.fail("mine"))
      expect(yield* Effect.flip(failed)).toBe("mine")
    })
  )

  it.effect("leaves defects and interruption alone", () =>
    Effect.gen(function* () {
      const handle = AdminError.catchCode("email_exists", () => Effect.succeed("handled"))
      expect(yield* Effect.exit(Effect.die("defect").pipe(handle))).toEqual(Exit.die("defect"))
      expect(Exit.isInterrupted(yield* Effect.exit(Effect.interrupt.pipe(handle)))).toBe(true)
    })
  )
})

describe("isAdminError", () => {
  it("recognizes every error of an operation, and nothing else", () => {
    for (const error of [emailExists, unexpected, serverError, invalid])
      expect(AdminError.isAdminError(error)).toBe(true)
    const others = [
      new AdminError.InvalidApiKey({ reason: "empty" }),
      new Error("x"),
      Object.assign(new Error("x"), { _tag: "Other", operation: "read" }),
      { _tag: "EmailExists", operation: "createUser" },
      "EmailExists",
      null,
      undefined
    ]
    for (const other of others) expect(AdminError.isAdminError(other)).toBe(false)
  })
})

describe("catchAdmin", () => {
  it.effect("handles every error of an operation, and leaves those of others, defects and interruptions", () =>
    Effect.gen(function* () {
      const other = Object.assign(new Error("x"), { _tag: "Other" as const })
      const handle = AdminError.catchAdmin((error: Failure) => Effect.succeed(AdminError.httpStatus[error._tag]))
      for (const [error, status] of [
        [emailExists, 409],
        [unexpected, 502],
        [serverError, 502],
        [invalid, 422]
      ] as const)
        expect(yield* failing(error).pipe(handle)).toBe(status)
      const mixed: Effect.Effect<string, Failure | typeof other> = Effect.fail(other)
      expect(yield* Effect.flip(AdminError.catchAdmin(mixed, () => Effect.succeed("handled")))).toBe(other)
      expect(yield* Effect.exit(Effect.die("defect").pipe(AdminError.catchAdmin(() => Effect.void)))).toEqual(
        Exit.die("defect")
      )
    })
  )
})

describe("isRetryable", () => {
  const lost = (operation: string, reason: string, sent: "no" | "unknown") =>
    new AdminError.ConnectionFailed({ operation, reason, sent })
  const limited = (operation: string, code: "over_request_rate_limit" | "over_email_send_rate_limit") =>
    new AdminError.RateLimited({ ...responded, operation, status: 429, code })
  const failed = (operation: string, status: number) =>
    new AdminError.ServerError({ ...responded, operation, status, code: undefined })

  it.each([
    [lost("getUserById", "ECONNRESET", "unknown"), true],
    [lost("mfa.listFactors", "ECONNRESET", "unknown"), true],
    [lost("createUser", "ECONNRESET", "unknown"), false],
    [lost("createUser", "ECONNREFUSED", "no"), true],
    [limited("createUser", "over_request_rate_limit"), true],
    [limited("inviteUserByEmail", "over_email_send_rate_limit"), false],
    [failed("listUsers", 503), true],
    [failed("listUsers", 500), false],
    [failed("deleteUser", 503), false],
    [new AdminError.RequestTimeout({ operation: "listUsers", milliseconds: 1 }), false],
    [new AdminError.CannotSignIn({ operation: "createSession", reason: "banned" }), false],
    [emailExists, false]
  ])("is for what may succeed and is safe: %s", (error, expected) => {
    expect(AdminError.isRetryable(error)).toBe(expected)
  })
})

describe("isRetryable, of every operation", () => {
  const operations = Object.values(groups).flatMap((group) => Object.values(group))

  it.each(operations.map(({ method, name }) => [name, method]))("%s is a %s", (operation, method) => {
    const lost = new AdminError.ConnectionFailed({ operation, reason: "ECONNRESET", sent: "unknown" })
    expect(AdminError.isRetryable(lost)).toBe(method === "GET")
  })
})

describe("httpStatus", () => {
  it("does not blame the client for the credentials of the back end", () => {
    expect(AdminError.httpStatus).toMatchObject({ Unauthenticated: 500, NotAdmin: 500, UserNotFound: 404 })
  })
})

describe("a message", () => {
  it.each([
    [emailExists, "createUser: In words (422 email_exists)."],
    [new AdminError.ServerError({ ...responded, status: 502, code: undefined }), "createUser: In words (502)."],
    [
      new AdminError.NotAdmin({ ...responded, status: 403, code: "not_admin", hint: "Do this." }),
      "createUser: In words (403 not_admin). Do this."
    ],
    [
      new AdminError.InvalidInput({ operation: "createUser", path: "attributes.email", expected: "is missing" }),
      "createUser: attributes.email is missing. Nothing was sent."
    ],
    [
      new AdminError.InvalidInput({ operation: "createUser", path: "", expected: "is missing" }),
      "createUser: the input is missing. Nothing was sent."
    ],
    [
      new AdminError.InvalidResponse({
        operation: "createUser",
        status: 200,
        gateway: {},
        path: "",
        expected: "is empty"
      }),
      "createUser: the server responded with 200, but the response is empty."
    ],
    [
      new AdminError.ConnectionFailed({ operation: "createUser", reason: "ECONNRESET", sent: "unknown" }),
      "createUser: the connection failed (ECONNRESET). The server may or may not have acted on it."
    ]
  ])("is a sentence: %s", (error, message) => {
    expect(error.message).toBe(message)
    expect(String(error)).toBe(`${error._tag}: ${message}`)
  })
})

describe("an error", () => {
  it("can be encoded and decoded", () => {
    const Errors = Schema.Union(AdminError.EmailExists, AdminError.ServerError, AdminError.ValidationFailed)
    for (const error of [emailExists, serverError, invalid]) {
      const written = JSON.parse(JSON.stringify(Schema.encodeSync(Errors)(error)))
      const read = Schema.decodeUnknownEither(Errors)(written)
      expect(Either.map(read, (one) => ({ ...one, message: one.message }))).toEqual(
        Either.right({ ...error, message: error.message })
      )
    }
  })
})
