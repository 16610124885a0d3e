import { describe, expect, it } from "@effect/vitest"
import * as Classify from "../../src/error/classify.js"
import * as Envelope from "../../src/error/envelope.js"
import { hintFor, hints, lineOf } from "../../src/error/hints.js"
import type { Hint } from "../../src/error/hints/hint.js"
import { redactAll } from "../../src/redact/redact.js"
import { nothing } from "../../src/redact/sensitive.js"

interface Case {
  readonly operation?: string
  readonly status?: number
  readonly code?: string | undefined
  readonly reason?: string
}

const hintOf = ({ code, operation = "getUserById", reason = "In words", status = 400 }: Case) =>
  hintFor({ operation, status, code, reason })

const all: ReadonlyArray<Hint> = Object.values(hints).flat()

/** The failures for which a hint is meant, made from its data. */
const casesOf = ({ codes = [], messages = [], where = {} }: Hint): ReadonlyArray<Case> => {
  const usual: Case = {
    operation: where.operations?.[0] ?? "getUserById",
    status: where.statuses?.[0] ?? 500,
    code: where.code ?? undefined
  }
  const said = messages.map((message) => ({ ...usual, reason: message.replaceAll("…", "something 'else'") }))
  const coded = codes.map((code) => ({ ...usual, code }))
  return said.length + coded.length === 0 ? [usual] : [...said, ...coded]
}

const unexpected = "unexpected_failure"

describe("every hint", () => {
  it.each(
    all.flatMap((hint) => casesOf(hint).map((one) => [one.reason ?? one.code ?? one.status, hint, one] as const))
  )("is shown for %s", (_, hint, one) => {
    expect(hintOf(one)).toBe(lineOf(hint))
  })

  it("is one line of sentences, and names its source", () => {
    for (const hint of all) {
      expect(lineOf(hint)).toMatch(/^[A-Z][^\n]+\.$/)
      expect(hint.cause).toMatch(/\.$/)
      expect(lineOf(hint).length).toBeLessThan(600)
      expect(hint.source).not.toBe("")
    }
  })

  it("is reached: none stands behind another with the same message or code", () => {
    const names = all.flatMap(({ codes = [], messages = [] }) => [...codes, ...messages])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})

const bearer = "This endpoint requires a valid Bearer token"
const jwt = "invalid JWT: unable to parse or verify signature, "

/** As the server writes it, and a part of its hint. */
const said: ReadonlyArray<readonly [Case, RegExp]> = [
  [{ status: 403, code: "not_admin", reason: "User not allowed" }, /secret key/],
  [{ status: 401, reason: "User not allowed" }, /secret key/],
  [{ status: 401, code: "no_authorization", reason: bearer }, /needs the gateway/],
  [{ code: "bad_jwt", reason: `${jwt}token is malformed: token contains an invalid number of segments` }, /not a JWT/],
  [{ code: "bad_jwt", reason: `${jwt}token signature is invalid: signature is invalid` }, /another secret/],
  [{ code: "bad_jwt", reason: `${jwt}token signature is invalid: crypto/ecdsa: verification error` }, /another secret/],
  [
    { code: "bad_jwt", reason: `${jwt}token signature is invalid: signing method HS256 is invalid` },
    /does not accept the algorithm/
  ],
  [
    {
      code: "bad_jwt",
      reason: `${jwt}token is unverifiable: error while executing keyfunc: unrecognized JWT kid <nil> for algorithm ES256`
    },
    /`kid`/
  ],
  [{ code: "bad_jwt", reason: `${jwt}token has invalid claims: token is expired` }, /has expired/],
  [
    { code: "bad_jwt", reason: `${jwt}token has invalid claims: token is expired, token is not valid yet` },
    /has expired/
  ],
  [{ code: "bad_jwt", reason: `${jwt}token has invalid claims: token is not valid yet` }, /clock/],
  [{ status: 500, code: unexpected, reason: "Database error creating new user" }, /trigger/],
  [
    { operation: "inviteUserByEmail", status: 500, code: unexpected, reason: "Database error saving new user" },
    /trigger/
  ],
  [{ operation: "listUsers", status: 500, code: unexpected, reason: "Database error finding users" }, /coalesce/],
  [{ status: 500, code: unexpected, reason: "Database error loading user" }, /coalesce/],
  [{ status: 500, code: unexpected, reason: "Database error querying schema" }, /coalesce/],
  [{ operation: "deleteUser", status: 500, code: unexpected, reason: "Database error deleting user" }, /on delete/],
  [{ operation: "updateUserById", status: 500, code: unexpected, reason: "Error updating user" }, /is taken/],
  [{ operation: "createUser", status: 500, code: unexpected, reason: "Error creating user" }, /password_hash/],
  [{ operation: "inviteUserByEmail", status: 500, code: unexpected, reason: "Error sending invite email" }, /not kept/],
  [{ status: 500, code: unexpected, reason: "Error sending confirmation email" }, /SMTP/],
  [{ status: 500, code: unexpected, reason: "Invalid payload sent to hook" }, /responds with 200/],
  [{ status: 500, code: unexpected, reason: "Unexpected status code returned from hook: 418" }, /responds with 200/],
  [{ status: 500, code: unexpected, reason: "Hook requires authorization token" }, /signature/],
  [
    { status: 422, code: "hook_timeout", reason: "Failed to reach hook within maximum time of 5.000000 seconds" },
    /5 seconds/
  ],
  [
    { operation: "inviteUserByEmail", status: 403, code: "unknown", reason: "Not you" },
    /refused this, in its own words/
  ],
  [{ status: 0, reason: "ECONNREFUSED" }, /localhost/],
  [{ status: 0, reason: "ENOTFOUND" }, /paused/],
  [{ status: 0, reason: "EAI_AGAIN" }, /name server/],
  [{ status: 0, reason: "UND_ERR_CONNECT_TIMEOUT" }, /firewall/],
  [{ status: 0, reason: "DEPTH_ZERO_SELF_SIGNED_CERT" }, /NODE_EXTRA_CA_CERTS/],
  [{ status: 0, reason: "EPROTO" }, /https/],
  [{ status: 0, reason: "ERR_INVALID_URL" }, /is set/],
  [{ status: 0, reason: "ERR_INVALID_CHAR" }, /line break/],
  [{ status: 0, reason: "ECONNRESET" }, /before you send it again/],
  [{ status: 401, reason: "Invalid API key" }, /same project/],
  [{ status: 401, reason: "Legacy API keys are disabled" }, /switched off/],
  [{ status: 401, reason: "Forbidden use of secret API key in browser" }, /User-Agent/],
  [{ status: 401, reason: "No API key found in request" }, /apikey/],
  [{ status: 404, reason: "no Route matched with those values" }, /Check the URL/],
  [{ status: 404 }, /Check the URL/],
  [{ status: 308 }, /Redirects are not followed/],
  [{ status: 429, code: "over_email_send_rate_limit", reason: "email rate limit exceeded" }, /SMTP server of your own/],
  [{ status: 429, reason: "Email rate limit exceeded" }, /SMTP server of your own/],
  [
    {
      status: 429,
      code: "over_email_send_rate_limit",
      reason: "For security purposes, you can only request this after 42 seconds."
    },
    /Wait for as long/
  ],
  [{ status: 422, code: "signup_disabled", reason: "Signups not allowed for this instance" }, /createUser/],
  [{ status: 400, code: "email_provider_disabled", reason: "Email signups are disabled" }, /Providers → Email/],
  [{ status: 422, code: "otp_disabled", reason: "Signups not allowed for otp" }, /no such user/],
  [{ status: 400, code: "phone_provider_disabled", reason: "Phone signups are disabled" }, /Providers → Phone/]
]

/** Close to a message that has a hint. */
const neighbours: ReadonlyArray<Case> = [
  { status: 403, code: "insufficient_aal", reason: "User not allowed to do this" },
  { operation: "signOut", status: 401, code: "no_authorization", reason: bearer },
  { status: 403, code: "no_authorization", reason: "Anonymous user not allowed to perform these actions" },
  { status: 403, code: "bad_jwt", reason: `${jwt}token is malformed: could not JSON decode claim: x` },
  { status: 403, code: "bad_jwt", reason: "Invalid token" },
  { status: 404, code: "user_not_found", reason: "User not found" },
  { status: 500, code: unexpected, reason: "Database error deleting factor" },
  { status: 500, code: unexpected, reason: "Database error creating anonymous user" },
  { operation: "createUser", status: 500, code: unexpected, reason: "Error updating user" },
  { operation: "updateUserById", status: 422, code: "validation_failed", reason: "Error updating user" },
  { operation: "updateUserById", status: 500, code: unexpected, reason: "Error creating user" },
  { status: 500, code: unexpected, reason: "Error sending mail" },
  { status: 500, code: unexpected, reason: "Error sending email" },
  { status: 400, code: unexpected, reason: "Not an invalid payload sent to hook" },
  { operation: "createUser", status: 422, code: "unknown", reason: "Not you" },
  { status: 400, reason: "Invalid API key" },
  { status: 401, reason: "Invalid API keys" },
  { status: 401, code: "bad_jwt", reason: "Unauthorized" },
  { status: 429, reason: "rate limit exceeded" },
  { status: 500, reason: "Internal Server Error" },
  {
    status: 422,
    code: "weak_password",
    reason: "Password is known to be weak and easy to guess, please choose a different one."
  },
  {
    operation: "updateUserById",
    status: 422,
    code: "email_exists",
    reason: "A user with this email address has already been registered"
  },
  { status: 400, code: "validation_failed", reason: "Invalid phone number" },
  { status: 503 },
  { status: 500, reason: "ECONNREFUSED" },
  { status: 0, reason: "unknown" }
]

describe("hintFor", () => {
  it.each(said)("knows %o", (one, hint) => {
    expect(hintOf(one)).toMatch(hint)
  })

  it.each(neighbours.map((one) => [one] as const))("says nothing of %o", (one) => {
    expect(hintOf(one)).toBeUndefined()
  })

  it("compares messages without regard to case, blanks around them and the full stop", () => {
    expect(hintOf({ status: 500, reason: " DATABASE error deleting user. " })).toMatch(/on delete/)
  })

  it("takes no part of a message for two parts of a pattern", () => {
    expect(hintOf({ reason: "invalid JWT: signing method is invalid" })).toBeUndefined()
    expect(hintOf({ reason: "Error sending email" })).toBeUndefined()
  })
})

describe("the hint of a gateway", () => {
  const failureOf = (body: object, sensitive = nothing) =>
    Classify.make(
      { name: "getUserById", errors: [] },
      401,
      Envelope.read({ status: 401, headers: {}, text: JSON.stringify(body) }, 0),
      (excerpts) => redactAll(excerpts, sensitive),
      hintFor
    )

  it("is kept, before ours", () => {
    expect(failureOf({ message: "Invalid API key", hint: "Double check your API key." })).toMatchObject({
      hint: expect.stringMatching(/^Double check your API key\. The gateway does not know this key/)
    })
    expect(failureOf({ message: "Who are you?", hint: "Double check your API key." })).toMatchObject({
      hint: "Double check your API key."
    })
  })

  it("shows nothing of the request", () => {
    expect(
      failureOf({ message: "No", hint: "not ann@example.com with top secret" }, { secrets: ["top secret"], texts: [] })
    ).toMatchObject({ hint: "not <email> with <hidden>" })
  })

  it("is one line, and no text without end", () => {
    const { hint } = { hint: "", ...failureOf({ message: "No", hint: `a\nb${"!".repeat(1_000)}` }) }
    expect(hint.length).toBe(300)
    expect(hint).toMatch(/^a b!+…$/)
  })
})
