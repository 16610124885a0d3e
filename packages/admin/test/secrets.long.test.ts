/** Errors, logs and spans hold nothing of a request, and no link or code of a response. */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Predicate, Redacted, Schema } from "effect"
import { AdminError, ErrorCode, GoTrueAdmin } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Leaks from "./support/leaks.js"
import * as Operations from "./support/operations.js"
import * as Otel from "./support/otel.js"
import { quoting } from "./support/quoting.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"
import * as Time from "./support/time.js"

const { planted } = Operations
const ownHeader = "PlantedOwnHeader"

/** Every text of a call begins with "planted", in whatever case and escaping; the others are listed. */
const leak = new RegExp(
  [
    String.raw`pl(?:a|ä|%C3%A4|\\+u00e4|&#228;|&auml;)nted`,
    "5005550006",
    ...Fixture.accessToken.split("."),
    Fixture.link.email_otp,
    Fixture.link.hashed_token,
    ...Object.values(Operations.ids)
  ].join("|"),
  "i"
)

const expectNoLeak = (text: string) => {
  const found = leak.exec(text)
  expect(found === null ? "" : text.slice(Math.max(0, found.index - 200), found.index + 200)).toBe("")
}

/** All that a server could say back of a request, in all the ways that it could write it down. */
const echoOf = ({ body = "", headers, url }: Stub.Seen): string => {
  const parts = [body, JSON.stringify(headers), url, ...Object.values(headers), ...Object.values(planted)]
  return parts
    .flatMap((part) => [
      part,
      JSON.stringify(part),
      JSON.stringify(JSON.stringify(part)),
      new URLSearchParams({ part }).toString(),
      part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    ])
    .concat([decodeURIComponent(url), url.toUpperCase(), planted.email.toLowerCase(), "15005550006"])
    .concat([Fixture.link.action_link, Fixture.link.hashed_token])
    .join(" | ")
}

const latin1 = (text: string) => text.replace(/[^\x20-\x7e]/g, "").slice(0, 4000)

type Echo = (echo: string, seen: Stub.Seen) => Stub.Reply

const inHeaders =
  (status: number): Echo =>
  (echo, { headers }) => ({
    status,
    body: "",
    headers: {
      server: latin1(echo),
      "cf-ray": headers["apikey"] ?? "",
      "sb-request-id": latin1(echo),
      "sb-gateway-version": headers["authorization"] ?? "",
      "x-sb-error-code": latin1(echo),
      location: latin1(echo),
      link: latin1(echo),
      "x-total-count": latin1(echo),
      "retry-after": latin1(echo)
    }
  })

// One of each kind: what they mean differs by status alone, what is said in them does not.
const statuses = [302, 401, 404, 422, 429, 500]

/** Everything said back in every envelope; `own` are the codes that the operation knows. */
const rejections = (own: ReadonlyArray<string>): ReadonlyArray<Echo> => [
  ...statuses.map(
    (status): Echo =>
      (echo) =>
        Stub.json({ code: echo, message: echo, weak_password: { reasons: [echo] } }, status)
  ),
  ...["bad_jwt", "unexpected_failure", ...own].flatMap((code) =>
    [404, 422].map(
      (status): Echo =>
        (echo) =>
          Stub.json({ code, message: echo, weak_password: { reasons: [echo] } }, status)
    )
  ),
  (echo) => Stub.json({ code: 400, error_code: echo, msg: echo, error_id: echo }, 400),
  (echo) => Stub.json({ code: 500, error_code: "unexpected_failure", msg: echo, error_id: echo }, 500),
  (echo) => Stub.json({ error: echo, error_description: echo }, 400),
  (echo) => Stub.json({ code: "23505", message: echo, detail: echo, hint: echo }, 500),
  (echo) => ({ status: 502, body: `<html>${echo}</html>` }),
  (echo) => ({ status: 403, body: echo }),
  inHeaders(307),
  inHeaders(429),
  inHeaders(503)
]

const codesOf = (endpoint: { readonly errors: ReadonlyArray<string> }): ReadonlyArray<string> =>
  Object.entries(ErrorCode.ofTag).flatMap(([tag, codes]) => (endpoint.errors.includes(tag) ? codes : []))

const wrongResponses: ReadonlyArray<Echo> = [
  inHeaders(200),
  (echo) => ({ body: echo }),
  (echo) => Stub.json(echo),
  (echo) => Stub.json([echo]),
  (echo) => Stub.json({ id: echo, users: [echo] }),
  (echo) => Stub.json({ [echo]: echo }),
  (echo) => Stub.json({ ...Fixture.user, created_at: echo }),
  (echo) => Stub.json({ ...Fixture.user, email: { [echo]: echo } }),
  (echo) => Stub.json({ ...Fixture.link, created_at: echo }),
  () => Stub.json({ ...Fixture.link, verification_type: 5 }),
  (echo) => Stub.json({ ...Fixture.user, identities: [{ [echo]: echo }] }),
  (echo) => Stub.json({ users: [{ ...Fixture.row, user_metadata: echo }], aud: echo }),
  (echo) => Stub.json([{ ...Fixture.factor, status: { [echo]: echo } }]),
  (echo) => Stub.json({ ...Fixture.factor, status: { [echo]: echo } })
]

/** Runs calls to their failures, prints those in all ways, and shows the spans: the service's and the caller's. */
const everythingOf = (calls: ReadonlyArray<Effect.Effect<unknown, AdminError.AdminError>>) =>
  Effect.gen(function* () {
    const { spans, value } = yield* Otel.traced(
      Leaks.logged(
        Effect.forEach(calls, (call) =>
          call.pipe(
            Effect.tapErrorCause(Effect.logError),
            Effect.withLogSpan("call"),
            Effect.withSpan("outer", { attributes: { caller: true } }),
            Effect.flip
          )
        )
      )
    )
    const errors = value.value
    expect(spans.filter(({ name }) => name === "outer")).toHaveLength(calls.length)
    return { errors, text: [yield* Leaks.printed(...errors), value.lines, Otel.text(spans)].join("\n") }
  })

const options: Service.Options = {
  retry: false,
  secretKeyAsBearer: true,
  headers: { "x-own-secret": Redacted.make(ownHeader), cookie: ownHeader }
}

/** The tags that a test here has printed. */
const printedTags = new Set<string>()

const expectSafe = (...calls: ReadonlyArray<Effect.Effect<unknown, AdminError.AdminError>>) =>
  Effect.gen(function* () {
    const { errors, text } = yield* everythingOf(calls)
    for (const { _tag } of errors) printedTags.add(_tag)
    expectNoLeak(text)
    return errors
  })

const serving = (reply: Echo) =>
  Effect.orDie(Service.made((seen) => Effect.succeed(reply(echoOf(seen), seen)), options))

describe("a server that repeats everything", () => {
  it.effect.each(Operations.all)("to %s, in every envelope", ([operation, call]) =>
    Effect.gen(function* () {
      const calls = rejections(codesOf(call.endpoint)).map((reply) =>
        Effect.flatMap(serving(reply), ({ admin }) => call.run(admin, Operations.ids))
      )
      const errors = yield* expectSafe(...calls)
      expect(new Set(errors.map((error) => error.operation))).toEqual(new Set([operation]))
    })
  )

  it.effect.each(Operations.all.filter(([, { endpoint }]) => endpoint.response !== undefined))(
    "to %s, in successful responses of the wrong structure",
    ([, call]) =>
      Effect.gen(function* () {
        const calls = wrongResponses.map((reply) =>
          Effect.flatMap(serving(reply), ({ admin }) => call.run(admin, Operations.ids))
        )
        // What is wrong for one operation can be right for another.
        const wrong = yield* Effect.filter(calls, Effect.isFailure)
        expect(wrong.length).toBeGreaterThan(3)
        const errors = yield* expectSafe(...wrong)
        expect(new Set(errors.map(({ _tag }) => _tag))).toEqual(new Set(["InvalidResponse"]))
      })
  )

  it.effect.each(Operations.all)("to %s, in the cause of a connection that failed", ([, call]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.made(
        (seen, _, request) =>
          Effect.fail(
            Stub.transportError(
              request,
              Object.assign(new TypeError(echoOf(seen), { cause: new Error(echoOf(seen)) }), {
                code: echoOf(seen),
                request
              })
            )
          ),
        options
      )
      const [error] = yield* expectSafe(call.run(admin, Operations.ids))
      expect(error?._tag).toBe("ConnectionFailed")
    })
  )

  it.effect.each(Operations.all)("to %s, in the code of a connection that failed", ([, call]) =>
    Effect.gen(function* () {
      const failing = (code: (seen: Stub.Seen) => string) =>
        Effect.flatMap(
          Service.made(
            (seen, _, request) =>
              Effect.fail(Stub.transportError(request, Object.assign(new Error("lost"), { code: code(seen) }))),
            options
          ),
          ({ admin }) => call.run(admin, Operations.ids)
        ).pipe(Effect.catchTag("InvalidApiKey", Effect.die))
      const said = { text: "" }
      yield* Effect.exit(
        failing(
          ({ body = "", headers, url }) =>
            (said.text = [body, decodeURIComponent(url), ...Object.values(headers)].join(" "))
        )
      )
      const codes = [...new Set(said.text.match(/[A-Za-z_0-9]{1,64}/g))].filter((code) => leak.test(code))
      expect(codes.length).toBeGreaterThan(0)
      const behind = codes.filter((code) => code.startsWith("sb_secret_")).map((code) => `E_${code}`)
      const errors = yield* expectSafe(...[...codes, ...behind].map((code) => failing(() => code)))
      expect(new Set(errors.map(({ _tag }) => _tag))).toEqual(new Set(["ConnectionFailed"]))
      expect(yield* Effect.flip(failing(() => "UND_ERR_SOCKET"))).toMatchObject({ reason: "UND_ERR_SOCKET" })
    })
  )

  it.effect("in the value of the service, when it runs outside its layers", () =>
    Effect.gen(function* () {
      const echo: Echo = (said) => Stub.json({ code: said, message: said, error_id: said }, 422)
      for (const [, call] of Operations.all) {
        const { admin } = yield* serving(echo)
        const error = yield* Effect.promise(() => Effect.runPromise(Effect.flip(call.run(admin, Operations.ids))))
        expectNoLeak(yield* Effect.promise(() => Effect.runPromise(Leaks.printed(error))))
        const rejected = yield* Effect.promise(() =>
          Effect.runPromise(call.run(admin, Operations.ids)).then(
            () => undefined,
            (reason: unknown) => reason
          )
        )
        expect(rejected).toBeInstanceOf(Error)
        expectNoLeak(yield* Leaks.printed(rejected))
      }
    })
  )
})

describe("no response in time", () => {
  it.effect.each(Operations.all)("to %s", ([, call]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.made(() => Effect.never, { ...options, timeout: "1 second" })
      const [error] = yield* Time.elapse(expectSafe(call.run(admin, Operations.ids)))
      expect(error?._tag).toBe("RequestTimeout")
    })
  )
})

describe("input that is rejected before anything is sent", () => {
  it.effect("is not quoted", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({}, options)
      const long = planted.password.repeat(10)
      const wrong: ReadonlyArray<Effect.Effect<unknown, AdminError.AdminError>> = [
        admin.getUserById("planted"),
        admin.getUserById(`${Fixture.userId}/planted`),
        admin.createUser({ email: planted.email, password: long }),
        admin.createUser({ email: planted.email, password: Redacted.make(long) }),
        admin.createUser({ password: planted.password }),
        admin.createUser({ email: planted.email, ban_duration: "planted" }),
        admin.createUser({ email: planted.email, id: "planted" }),
        admin.createUser({ email: planted.email, user_metadata: { planted: 1n } }),
        admin.createUser(JSON.parse('{"email":{"planted":"planted"}}')),
        admin.createUser(JSON.parse('{"email":"planted","password":"planted","password_hash":"planted"}')),
        admin.createUser(JSON.parse('{"email":"planted","planted secret as a name":1}')),
        admin.generateLink(JSON.parse('{"type":"planted","email":"planted"}')),
        admin.generateLink(JSON.parse('{"type":"signup","email":"planted","password":{"planted":1}}')),
        admin.signOut("planted token"),
        admin.signOut(Redacted.make("planted token")),
        admin.listUsers(JSON.parse('{"sort":"planted"}'))
      ]
      const errors = yield* expectSafe(...wrong)
      expect(new Set(errors.map(({ _tag }) => _tag))).toEqual(new Set(["InvalidInput"]))
    })
  )

  it.effect("is not quoted when the service is made", () =>
    Effect.gen(function* () {
      const keys = ["sb_publishable_planted", "sb_secret_planted\n", "planted planted"]
      for (const key of keys) {
        for (const given of [key, Redacted.make(key)]) {
          const error = yield* Effect.flip(Service.responding({}, { key: given }))
          printedTags.add(error._tag)
          expect(error._tag).toBe("InvalidApiKey")
          expectNoLeak(yield* Leaks.printed(error))
        }
      }
    })
  )
})

describe("metadata that the caller's schema rejects", () => {
  it.effect("is not quoted, whatever the schema says", () =>
    Effect.gen(function* () {
      const quoted = Schema.Struct({
        full_name: quoting(Schema.String.pipe(Schema.filter((name) => `not ${name}`)), (name) => `not ${name}`)
      })
      const body = {
        ...Fixture.user,
        user_metadata: { full_name: planted.name },
        app_metadata: { full_name: planted.name }
      }
      const { admin } = yield* Service.responding(Stub.json(body), options)
      for (const schemas of [{ userMetadata: quoted }, { appMetadata: quoted }]) {
        const { errors, text } = yield* everythingOf([
          GoTrueAdmin.withMetadata(admin, schemas).getUserById(Fixture.userId)
        ])
        const [error] = errors
        printedTags.add("InvalidMetadata")
        // The id of the user is what the error is for.
        expectNoLeak(text.replaceAll(Fixture.userId, "…"))
        expect(error).toMatchObject({
          _tag: "InvalidMetadata",
          path: expect.stringMatching(/^(user|app)_metadata\.full_name$/)
        })
      }
    })
  )
})

describe("a generated link", () => {
  it.effect("is not printed unless it is unwrapped", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json(Fixture.link), options)
      const { spans, value } = yield* Otel.traced(
        Leaks.logged(
          admin.generateLink({ type: "magiclink", email: "ann@example.com" }).pipe(
            Effect.tap((link) => Effect.log("made", link)),
            Effect.tap((link) => Effect.log("made").pipe(Effect.annotateLogs({ link }))),
            Effect.withSpan("outer")
          )
        )
      )
      const secrets = new RegExp(`${Fixture.link.email_otp}|${Fixture.link.hashed_token}`)
      expect(value.lines).toContain("made")
      expect(value.lines).not.toMatch(secrets)
      expect(Otel.text(spans)).not.toMatch(secrets)
      expect(yield* Leaks.printed(value.value)).not.toMatch(secrets)
      expect(Redacted.value(value.value.properties.action_link)).toBe(Fixture.link.action_link)
      expect(Redacted.value(value.value.properties.email_otp)).toBe(Fixture.link.email_otp)
      expect(Redacted.value(value.value.properties.hashed_token)).toBe(Fixture.link.hashed_token)
    })
  )
})

describe("a user who cannot sign in", () => {
  it.effect("is not named", () =>
    Effect.gen(function* () {
      const body = { ...Fixture.user, email: planted.email, email_confirmed_at: undefined }
      const { admin } = yield* Service.responding(Stub.json(body), options)
      const errors = yield* expectSafe(admin.createSession(Fixture.userId), admin.revokeSessions(Fixture.userId))
      expect(errors).toMatchObject([
        { _tag: "CannotSignIn", reason: "unconfirmed" },
        { _tag: "CannotSignIn", reason: "unconfirmed" }
      ])
    })
  )
})

describe("these tests", () => {
  it("have printed an error of every tag", () => {
    const tags = Object.entries(AdminError).flatMap(([name, value]) =>
      Predicate.isFunction(value) && value.prototype instanceof Error ? [name] : []
    )
    expect(tags).toContain("InvalidApiKey")
    expect(
      tags.filter((tag) => !printedTags.has(tag)),
      "no operation here failed with these tags"
    ).toEqual([])
    expect(Array.from(printedTags).toSorted()).toEqual(tags.toSorted())
  })
})
