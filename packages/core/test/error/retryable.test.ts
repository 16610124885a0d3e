import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { Failure } from "../../src/error/failure.js"
import { isWorthwhile, pauseOf } from "../../src/error/retryable.js"

const operation = "getUserById"
const explained = { operation, gateway: {}, reason: "In words" }

const serverError = (status: number, retryAfter?: number): Failure => ({
  _tag: "ServerError",
  ...explained,
  status,
  code: undefined,
  ...(retryAfter === undefined ? {} : { retryAfter })
})

const rateLimited = (rest: { readonly code?: string; readonly reason?: string; readonly retryAfter?: number } = {}) => {
  const failure: Failure = { _tag: "RateLimited", ...explained, status: 429, code: undefined, ...rest }
  return failure
}

const lost = (reason: string, sent: "no" | "unknown"): Failure => ({
  _tag: "ConnectionFailed",
  operation,
  reason,
  sent
})

const timeout: Failure = { _tag: "RequestTimeout", operation, milliseconds: 1 }
const notFound: Failure = { _tag: "UserNotFound", ...explained, status: 404, code: "user_not_found" }

/** With the methods for which another try is worthwhile. */
const cases: ReadonlyArray<readonly [what: string, failure: Failure, get: boolean, others: boolean]> = [
  ["429", rateLimited(), true, true],
  ["a limit of requests", rateLimited({ code: "over_request_rate_limit" }), true, true],
  ["a limit of mails", rateLimited({ code: "over_email_send_rate_limit" }), false, false],
  ["a limit of messages", rateLimited({ code: "over_sms_send_rate_limit" }), false, false],
  ["a limit of mails, without a code", rateLimited({ reason: "Email rate limit exceeded" }), false, false],
  [
    "a limit of one user, without a code",
    rateLimited({ reason: "For security purposes, you can only request this after 57 seconds." }),
    false,
    false
  ],
  ["a refused connection", lost("ECONNREFUSED", "no"), true, true],
  ["a reset connection", lost("ECONNRESET", "unknown"), true, false],
  ["an unknown reason", lost("unknown", "unknown"), true, false],
  ["a header that cannot be sent", lost("ERR_INVALID_CHAR", "no"), false, false],
  ["something that is not a response", lost("ERR_INVALID_RESPONSE", "unknown"), false, false],
  ["a time limit", timeout, false, false],
  ["a missing user", notFound, false, false],
  ...[502, 503, 504, 520, 525, 530].map((status) => [String(status), serverError(status), true, false] as const),
  ...[500, 501, 505, 519, 531].map((status) => [String(status), serverError(status), false, false] as const)
]

describe("isWorthwhile", () => {
  it.each(cases)("after %s", (_, failure, get, others) => {
    expect(isWorthwhile("GET", failure)).toBe(get)
    for (const method of ["POST", "PUT", "DELETE"]) expect(isWorthwhile(method, failure)).toBe(others)
  })
})

describe("pauseOf", () => {
  it("is what the schedule says, in whole milliseconds", () => {
    expect(pauseOf(serverError(503), 200.6, 30_000)).toBe(201)
    expect(pauseOf(serverError(503), -1, 30_000)).toBe(0)
    expect(pauseOf(lost("ECONNRESET", "unknown"), 60_000, 30_000)).toBe(60_000)
  })

  it("is what the response asks for, up to the longest", () => {
    expect(pauseOf(serverError(503, 7000), 200, 30_000)).toBe(7000)
    expect(pauseOf(rateLimited({ retryAfter: 0 }), 200, 30_000)).toBe(0)
    expect(pauseOf(rateLimited({ retryAfter: 60_000 }), 200, 30_000)).toBe(30_000)
  })

  it.prop(
    "is a time that every timer holds",
    [FastCheck.double({ noNaN: true }), FastCheck.option(FastCheck.nat(), { nil: undefined })],
    ([scheduled, retryAfter]) => {
      const pause = pauseOf(serverError(503, retryAfter), scheduled, Infinity)
      expect(pause).toBeGreaterThanOrEqual(0)
      expect(pause).toBeLessThan(2 ** 31)
    }
  )
})
