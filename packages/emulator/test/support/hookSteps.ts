/** What hooks are told, and what clients see: the same steps against the emulator and against any real server. */
import { Token } from "@gotrue-effect/emulator"
import { ed25519 } from "@noble/curves/ed25519.js"
import { Effect } from "effect"
import { createHash } from "node:crypto"
import type { Event, Planned, Receiver } from "./hookReceiver.js"
import { ok, rejecting } from "./hookReceiver.js"
import { code as totp } from "./totp.js"

interface Received {
  readonly status: number
  readonly errorCode: string | null
  readonly location: string | null
  readonly text: string
}

interface Response extends Received {
  readonly body: unknown
}

export interface Target {
  readonly send: (request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | undefined
  }) => Effect.Effect<Received>
  readonly receiver: Receiver
  /** The server's time in seconds. */
  readonly now: Effect.Effect<number>
  /** Lets seconds go by. */
  readonly pause: (seconds: number) => Effect.Effect<void>
  /** Waits for what takes seconds. */
  readonly wait: <A>(work: Effect.Effect<A>) => Effect.Effect<A>
}

const hiddenNumbers = new Set(["exp", "iat", "timestamp", "expires_at"])
const hiddenTexts = new Set(["refresh_token", "qr_code", "secret", "uri", "error_id"])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Ids, codes, tokens and times by what they are; the rest as it is. */
const makeNormalise = () => {
  const ids = new Map<string, string>()
  const codes = new Set<string>()
  const addresses = new Set<string>()
  const idOf = (id: string) => {
    const known = ids.get(id) ?? `id-${ids.size + 1}`
    ids.set(id, known)
    return known
  }
  /** What a code for an address is stored as. */
  const hashes = new Map<string, string>()
  const hashOf = (hash: string): string => {
    const address = hashes.get(hash)
    return address === undefined ? "(hash)" : `(hash of a code for ${address})`
  }
  const pair = (address: string, code: string): void => {
    const digest = createHash("sha224")
      .update(address + code)
      .digest("hex")
    hashes.set(digest, address)
  }
  const inText = (text: string): string =>
    text
      .replace(/eyJ[\w-]+\.([\w-]+)\.[\w-]+/g, (_, claims: string) => {
        const json: unknown = JSON.parse(Buffer.from(claims, "base64url").toString())
        return `(token ${JSON.stringify(inValue(json))})`
      })
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, idOf)
      .replace(/2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "(time)")
      .replace(/\b[0-9a-f]{56}\b/g, hashOf)
      .replace(/after \d+ seconds/g, "after (some) seconds")
      .replace(/refresh_token=\w+/g, "refresh_token=(token)")
      .replace(/expires_at=\d+/g, "expires_at=(time)")
  const inMember = (name: string, value: unknown): unknown => {
    if (hiddenNumbers.has(name) && typeof value === "number") return `(${name})`
    if (hiddenTexts.has(name) && typeof value === "string") return `(${name})`
    if (typeof value === "string" && /^\d{6}$/.test(value)) return "(code)"
    return inValue(value)
  }
  const inValue = (value: unknown): unknown => {
    if (typeof value === "string") return inText(value)
    if (Array.isArray(value)) return value.map(inValue)
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inMember(name, inner)]))
  }
  /** Learns what hashes may be made of. */
  const learn = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(learn)
    else if (isObject(value)) Object.values(value).forEach(learn)
    else if (typeof value === "string") {
      if (/^\d{6}$/.test(value) && !codes.has(value)) {
        codes.add(value)
        for (const address of addresses) pair(address, value)
      }
      if (/^(\S+@\S+|\d{8,})$/.test(value) && !addresses.has(value)) {
        addresses.add(value)
        for (const code of codes) pair(value, code)
      }
    }
  }
  return { inText, inValue, learn }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const memberOf = (value: unknown, name: string): string => {
  const member = isObject(value) ? value[name] : undefined
  return typeof member === "string" ? member : ""
}

const without = (given: Readonly<Record<string, unknown>>, names: ReadonlyArray<string>) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)))

export type Lines = Array<string>

const password = "correct horse 1"

const makeDriver = ({ now, pause, receiver, send, wait }: Target) => {
  const lines: Lines = []
  const normalise = makeNormalise()
  const adminKey = Token.adminKey()
  /** The other letters of an address are the number of the step: each address is new. */
  let people = 0
  const ask = (
    method: string,
    path: string,
    body?: unknown,
    { key = adminKey, legacy = false }: { readonly key?: string; readonly legacy?: boolean } = {}
  ) =>
    Effect.map(
      send({
        method,
        path,
        headers: {
          authorization: `Bearer ${key}`,
          "content-type": "application/json",
          ...(legacy ? {} : { "x-supabase-api-version": "2024-01-01" })
        },
        body: body === undefined ? undefined : JSON.stringify(body)
      }),
      (received) => ({ ...received, body: parsed(received.text) })
    )
  const eventLine = ({ body, headers, hook, signed }: Event) => ({
    hook,
    headers,
    signed,
    body: normalise.inValue(body)
  })
  const note = (step: string, { body, errorCode, location, status }: Response): void => {
    const events = receiver.taken()
    for (const event of events) normalise.learn(event.body)
    normalise.learn(body)
    const same = new Set(events.map((event) => event.id)).size === events.length
    lines.push(
      JSON.stringify({
        step,
        status,
        ...(errorCode === null ? {} : { errorCode }),
        ...(location === null ? {} : { location: normalise.inText(location) }),
        body: normalise.inValue(body),
        events: events.map(eventLine),
        ...(same ? {} : { repeated: true })
      })
    )
  }
  /** Notes what a request gives while hooks do as planned, and gives it on. */
  const see = (
    step: string,
    plan: { readonly [hook: string]: Planned },
    asked: Effect.Effect<Response>,
    pace: "quick" | "slow" = "quick"
  ) =>
    Effect.gen(function* () {
      receiver.taken()
      receiver.plan(plan)
      const received = yield* pace === "quick" ? asked : wait(asked)
      note(step, received)
      receiver.plan({})
      return received
    })
  const signUp = (options?: { readonly legacy?: boolean }) =>
    Effect.suspend(() => ask("POST", "/signup", { email: `p${++people}@h.example`, password }, options))
  const signIn = (email: string, given = password) =>
    ask("POST", "/token?grant_type=password", { email, password: given })
  const refresh = (refresh_token: string) => ask("POST", "/token?grant_type=refresh_token", { refresh_token })
  const makeUser = (email: string, more: object = {}) =>
    ask("POST", "/admin/users", { email, password, email_confirm: true, ...more })
  return { lines, ask, makeUser, now, pause, refresh, see, signIn, signUp }
}

type Driver = ReturnType<typeof makeDriver>

const before = "BEFORE_USER_CREATED"
const after = "AFTER_USER_CREATED"
const token = "CUSTOM_ACCESS_TOKEN"
const passwords = "PASSWORD_VERIFICATION_ATTEMPT"
const factors = "MFA_VERIFICATION_ATTEMPT"
const mails = "SEND_EMAIL"
const texts = "SEND_SMS"

/** What any hook may reply, and what the client then gets. */
const replies = ({ see, signUp }: Driver) =>
  Effect.gen(function* () {
    const typed = (type: string) => ok("{}", { "content-type": type })
    const bodies = ["", "[]", "null", "1", '"a"', "{} x", '{"a":1}', '{"error":"x"}', '{"error":null}', '{"error":{}}']
    const errors = [
      '{"error":{"http_code":403}}',
      '{"error":{"http_code":403,"message":""}}',
      '{"error":{"message":"no code"}}',
      '{"error":{"http_code":null,"message":"no code"}}',
      '{"error":{"http_code":"403","message":"x"}}',
      '{"error":{"http_code":403.0,"message":"x"}}',
      '{"ERROR":{"HTTP_Code":403,"Message":"x"}}',
      '{"error":{"http_code":403,"message":"<b>&\\u00e9"}}'
    ]
    for (const body of [...bodies, ...errors]) yield* see(`a hook says ${body}`, { [before]: ok(body) }, signUp())
    const codes = [200, 299, 302, 400, 401, 404, 409, 422, 429, 500, 502, 503, 1000, 99, -1]
    for (const code of codes) yield* see(`a hook refuses with ${code}`, { [before]: rejecting(code, "No.") }, signUp())
    for (const code of [403, 0]) {
      const step = `a hook refuses with ${code}, in the old format`
      yield* see(step, { [before]: rejecting(code, "No.") }, signUp({ legacy: true }))
    }
    for (const type of [
      "text/plain",
      "application/json; charset=utf-8",
      "Application/JSON",
      "application/json;",
      "application/json; charset",
      "application/json; a=1; a=2",
      'application/json; a="b c"',
      "garbage",
      "application/",
      "/json",
      "application/json, text/plain",
      "application/problem+json"
    ]) {
      yield* see(`the type ${type}`, { [before]: typed(type) }, signUp())
    }
    yield* see("no type", { [before]: { status: 200, body: "{}" } }, signUp())
    yield* see(
      "202",
      { [before]: { status: 202, headers: { "content-type": "application/json" }, body: "{}" } },
      signUp()
    )
    for (const status of [201, 203, 301, 304, 400, 401, 403, 404, 429, 500, 502, 503]) {
      yield* see(
        `the status ${status}`,
        { [before]: { status, headers: { "content-type": "application/json" }, body: "{}" } },
        signUp()
      )
    }
    for (const status of [429, 503, 500]) {
      const busy: Planned = { status, headers: { "retry-after": "1" } }
      yield* see(`the status ${status} with Retry-After`, { [before]: busy }, signUp())
    }
    const busy: Planned = { status: 503, headers: { "retry-after": "1" } }
    yield* see("503 once", { [before]: (_, n) => (n > 1 ? { status: 204 } : busy) }, signUp())
    yield* see("503 twice", { [before]: (_, n) => (n > 2 ? ok("{}") : busy) }, signUp())
    const large = (size: number) => ok(`{"a":"${"a".repeat(size - 8)}"}`)
    yield* see("a body of 204800 bytes", { [before]: large(204_800) }, signUp())
    yield* see("a body of 204801 bytes", { [before]: large(204_801) }, signUp())
    yield* see("silence", { [before]: "silent" }, signUp(), "slow")
    yield* see("a body without end", { [before]: "endless" }, signUp(), "slow")
    yield* see("a body that breaks off", { [before]: "cut" }, signUp())
    yield* see("no connection", { [before]: "reset" }, signUp(), "slow")
    yield* see("no connection once", { [before]: (_, n) => (n > 1 ? { status: 204 } : "reset") }, signUp(), "slow")
    yield* see("no connection, then silence", { [before]: (_, n) => (n > 1 ? "silent" : "reset") }, signUp(), "slow")
    yield* see("503, then no connection", { [before]: (_, n) => (n > 2 ? "reset" : busy) }, signUp())
    yield* see("no connection, then 503", { [before]: (_, n) => (n > 1 ? busy : "reset") }, signUp(), "slow")
  })

const claims = ({ makeUser, see, signIn }: Driver) =>
  Effect.gen(function* () {
    const email = "claims@h.example"
    yield* makeUser(email)
    const withClaims =
      (change: (given: Readonly<Record<string, unknown>>) => unknown): Planned =>
      ({ body }) => {
        const given = body["claims"]
        return ok({ claims: change(isObject(given) ? given : {}) })
      }
    yield* see("claims as they are", {}, signIn(email))
    const more = { plan: "pro", z: 1.5, big: 1e21, small: 1e-7, "<": "&", none: null, list: [1, { b: 1, a: 2 }] }
    yield* see("more claims", { [token]: withClaims((given) => ({ ...more, ...given })) }, signIn(email))
    for (const body of [
      "{}",
      "null",
      "[]",
      '{"claims":null}',
      '{"claims":"x"}',
      '{"claims":[]}',
      '{"claims":{}}',
      '{"Claims":{}}'
    ]) {
      yield* see(`the token's hook says ${body}`, { [token]: ok(body) }, signIn(email))
    }
    yield* see("the token's hook says nothing", { [token]: { status: 204 } }, signIn(email))
    for (const name of [
      "aud",
      "exp",
      "iat",
      "sub",
      "email",
      "phone",
      "role",
      "aal",
      "session_id",
      "is_anonymous",
      "iss",
      "amr",
      "app_metadata",
      "user_metadata"
    ]) {
      const changed = withClaims((given) => without(given, [name]))
      yield* see(`without ${name}`, { [token]: changed }, signIn(email))
    }
    yield* see("without two", { [token]: withClaims((given) => without(given, ["aud", "role"])) }, signIn(email))
    const values: ReadonlyArray<readonly [string, unknown]> = [
      ["aud", 1],
      ["aud", ["a", 1]],
      ["exp", "x"],
      ["exp", 1.5],
      ["exp", 4_000_000_000],
      ["iat", null],
      ["sub", 1],
      ["sub", 1.5],
      ["email", null],
      ["phone", {}],
      ["app_metadata", []],
      ["app_metadata", null],
      ["user_metadata", "x"],
      ["amr", {}],
      ["amr", [1]],
      ["amr", [null, 2]],
      ["amr", ["x"]],
      ["role", true],
      ["is_anonymous", "no"],
      ["iss", 1],
      ["jti", 1],
      ["nbf", "x"],
      ["client_id", 5]
    ]
    for (const [name, value] of values) {
      const changed = withClaims((given) => ({ ...given, [name]: value }))
      yield* see(`${name} is ${JSON.stringify(value)}`, { [token]: changed }, signIn(email))
    }
    const refused = { error: { http_code: 401, message: "Not you." } }
    yield* see(
      "claims and an error",
      { [token]: ({ body }) => ok({ ...refused, claims: body["claims"] }) },
      signIn(email)
    )
    yield* see("a token is slow", { [token]: "silent" }, signIn(email), "slow")
  })

const attempts = ({ ask, makeUser, now, pause, refresh, see, signIn }: Driver) =>
  Effect.gen(function* () {
    const email = "attempts@h.example"
    yield* makeUser(email)
    const session = yield* see("a right password", { [passwords]: ok({ decision: "continue" }) }, signIn(email))
    yield* see("a wrong password", {}, signIn(email, "wrong"))
    yield* see("a password of nobody", {}, signIn("nobody@h.example"))
    for (const decision of [
      {},
      { decision: "maybe" },
      { decision: "reject" },
      { decision: "reject", message: "Not now." },
      { decision: 1 }
    ]) {
      yield* see(`a password: ${JSON.stringify(decision)}`, { [passwords]: ok(decision) }, signIn(email))
    }
    yield* see("a wrong password, rejected", { [passwords]: ok({ decision: "reject" }) }, signIn(email, "wrong"))
    yield* see("a password, refused", { [passwords]: rejecting(429, "Later.") }, signIn(email))
    const held = memberOf(session.body, "refresh_token")
    yield* see("a refresh, refused", { [token]: rejecting(403, "No more.") }, refresh(held))
    const next = yield* see("a refresh after that", {}, refresh(held))
    const out = { decision: "reject", message: "Out.", should_logout_user: true }
    yield* see("a password, rejected with all sessions", { [passwords]: ok(out) }, signIn(email))
    yield* see("a refresh after that", {}, refresh(memberOf(next.body, "refresh_token")))

    const enrol = (key: string, body: object) => ask("POST", "/factors", body, { key })
    const factor = yield* Effect.gen(function* () {
      const key = memberOf((yield* signIn(email)).body, "access_token")
      const enrolled = (yield* enrol(key, { factor_type: "totp", friendly_name: "app" })).body
      const id = memberOf(enrolled, "id")
      const secret = isObject(enrolled) ? memberOf(enrolled["totp"], "secret") : ""
      return { id, secret, key }
    })
    const challenge = (key: string, id: string) =>
      Effect.map(ask("POST", `/factors/${id}/challenge`, {}, { key }), ({ body }) => memberOf(body, "id"))
    const verify = (key: string, code: string) =>
      Effect.flatMap(challenge(key, factor.id), (challenge_id) =>
        ask("POST", `/factors/${factor.id}/verify`, { challenge_id, code }, { key })
      )
    const withCode = (key: string) => Effect.flatMap(now, (seconds) => verify(key, totp(factor.secret, seconds)))
    // Of two methods within one second the order is not sure.
    yield* pause(2)
    yield* see("a wrong code", {}, verify(factor.key, "000000"))
    yield* see("a code, refused", { [factors]: rejecting(418, "Tea.") }, withCode(factor.key))
    yield* see("a code", {}, withCode(factor.key))
    const again = memberOf((yield* signIn(email)).body, "access_token")
    const reject = { [factors]: ok({ decision: "reject" }) }
    yield* see("a code, rejected", reject, withCode(again))
    yield* see("who after that", {}, ask("GET", "/user", undefined, { key: again }))
    const third = memberOf((yield* signIn(email)).body, "access_token")
    const words = { [factors]: ok({ decision: "reject", message: "Too many." }) }
    yield* see("a wrong code, rejected", words, verify(third, "000000"))

    const other = "phone@h.example"
    yield* makeUser(other)
    const key = memberOf((yield* signIn(other)).body, "access_token")
    const phone = memberOf((yield* enrol(key, { factor_type: "phone", phone: "+15550001111" })).body, "id")
    const ring = (body: object) => ask("POST", `/factors/${phone}/challenge`, body, { key })
    yield* see("a code by text, refused", { [texts]: rejecting(403, "No.") }, ring({}))
    const rung = yield* see("a code by text", {}, ring({ channel: "whatsapp" }))
    const guess = { challenge_id: memberOf(rung.body, "id"), code: "12345" }
    yield* see("a wrong code by text", {}, ask("POST", `/factors/${phone}/verify`, guess, { key }))
    yield* pause(1)
  })

const sending = ({ ask, makeUser, pause, see, signIn, signUp }: Driver) =>
  Effect.gen(function* () {
    yield* see("a sign-up", {}, ask("POST", "/signup", { email: "ann@h.example", password, data: { plan: "free" } }))
    yield* pause(2)
    yield* see("a sign-up again", {}, ask("POST", "/signup", { email: "ann@h.example", password }))
    yield* see("too soon", {}, ask("POST", "/signup", { email: "ann@h.example", password }))
    yield* see(
      "a sign-up, its mail refused",
      { [mails]: rejecting(403, "No.") },
      ask("POST", "/signup", { email: "bob@h.example", password })
    )
    yield* see("who there is then", {}, ask("GET", "/admin/users?filter=bob"))
    yield* see(
      "a sign-up, its mail slow",
      { [mails]: "silent" },
      ask("POST", "/signup", { email: "bob@h.example", password }),
      "slow"
    )
    yield* see(
      "a sign-up, refused afterwards",
      { [after]: rejecting(403, "No.") },
      ask("POST", "/signup", { email: "eve@h.example", password })
    )
    yield* see("who there is then", {}, ask("GET", "/admin/users?filter=eve"))
    yield* see("a sign-up, slow afterwards", { [after]: "silent" }, signUp(), "slow")

    yield* see("anonymous", {}, ask("POST", "/signup", { data: { a: 1 } }))
    yield* see("anonymous, refused before", { [before]: rejecting(403, "No.") }, ask("POST", "/signup", {}))
    yield* see("anonymous, its token refused", { [token]: rejecting(403, "No.") }, ask("POST", "/signup", {}))
    yield* see("anonymous, refused afterwards", { [after]: rejecting(403, "No.") }, ask("POST", "/signup", {}))

    yield* see("an invitation", {}, ask("POST", "/invite", { email: "guest@h.example", data: { a: 1 } }))
    yield* see("an invitation again", {}, ask("POST", "/invite", { email: "guest@h.example" }))
    yield* pause(2)
    yield* see("an invited user signs up", {}, ask("POST", "/signup", { email: "guest@h.example", password }))
    yield* see(
      "an invitation, refused",
      { [before]: rejecting(403, "No.") },
      ask("POST", "/invite", { email: "guest2@h.example" })
    )
    yield* see(
      "an invitation, its mail refused",
      { [mails]: rejecting(403, "No.") },
      ask("POST", "/invite", { email: "guest2@h.example" })
    )
    yield* see(
      "an invitation, refused afterwards",
      { [after]: rejecting(409, "No.") },
      ask("POST", "/invite", { email: "guest2@h.example" })
    )

    const link = (body: object) => ask("POST", "/admin/generate_link", body)
    for (const type of ["signup", "invite", "magiclink"]) {
      const body = { type, email: `${type}@h.example`, password }
      yield* see(`a link: ${type}, refused`, { [before]: rejecting(403, "No.") }, link(body))
      yield* see(
        `a link: ${type}, refused afterwards`,
        { [after]: rejecting(403, "No.") },
        link({ ...body, email: `x${body.email}` })
      )
      yield* see(`a link: ${type}`, {}, link(body))
      yield* see(`a link: ${type}, again`, {}, link(body))
    }
    yield* see("a link: recovery", {}, link({ type: "recovery", email: "magiclink@h.example" }))

    yield* see("a code for somebody new", {}, ask("POST", "/otp", { email: "otp@h.example" }))
    yield* see(
      "a code for somebody new, refused",
      { [before]: rejecting(403, "No.") },
      ask("POST", "/otp", { email: "otp2@h.example" })
    )
    yield* see(
      "a code for somebody new, refused afterwards",
      { [after]: rejecting(403, "No.") },
      ask("POST", "/otp", { email: "otp2@h.example" })
    )
    yield* makeUser("known@h.example")
    yield* see("a code", {}, ask("POST", "/otp", { email: "known@h.example" }))
    yield* pause(2)
    yield* see(
      "a code, its mail refused",
      { [mails]: rejecting(403, "No.") },
      ask("POST", "/otp", { email: "known@h.example" })
    )
    yield* see("forgotten", {}, ask("POST", "/recover", { email: "known@h.example" }))
    yield* see(
      "forgotten, its mail refused",
      { [mails]: rejecting(403, "No.") },
      ask("POST", "/recover", { email: "ann@h.example" })
    )
    yield* see("forgotten, by nobody", {}, ask("POST", "/recover", { email: "nobody@h.example" }))
    yield* pause(2)
    yield* see("once more", {}, ask("POST", "/resend", { type: "signup", email: "ann@h.example" }))
    const key = memberOf((yield* signIn("known@h.example")).body, "access_token")
    yield* see("a new address", {}, ask("PUT", "/user", { email: "known2@h.example" }, { key }))
    yield* pause(2)
    yield* see(
      "a new address, once more",
      {},
      ask("POST", "/resend", { type: "email_change", email: "known@h.example" })
    )
    yield* pause(2)
    yield* see(
      "a new address, refused",
      { [mails]: rejecting(403, "No.") },
      ask("PUT", "/user", { email: "known3@h.example" }, { key })
    )
    yield* see("a code to change a password", {}, ask("GET", "/reauthenticate", undefined, { key }))
    yield* see("a new number", {}, ask("PUT", "/user", { phone: "15550002222" }, { key }))
    yield* pause(2)
    yield* see("a new number, once more", {}, ask("POST", "/resend", { type: "phone_change", phone: "15550002222" }))
    yield* see(
      "a new number, refused",
      { [texts]: rejecting(403, "No.") },
      ask("PUT", "/user", { phone: "15550003333" }, { key })
    )

    yield* see(
      "a code by text for somebody new",
      {},
      ask("POST", "/otp", { phone: "15550004444", channel: "whatsapp" })
    )
    yield* pause(2)
    yield* see("a code by text once more", {}, ask("POST", "/resend", { type: "sms", phone: "15550004444" }))
    yield* see("a sign-up by phone", {}, ask("POST", "/signup", { phone: "15550005555", password, channel: "pigeon" }))
    yield* see(
      "a sign-up by phone, its text refused",
      { [texts]: rejecting(403, "No.") },
      ask("POST", "/signup", { phone: "15550006666", password })
    )
    yield* makeUser("ring@h.example", { phone: "15550007777", phone_confirm: true })
    yield* see("a code by text", {}, ask("POST", "/otp", { phone: "15550007777" }))
    const hash = memberOf(
      (yield* ask("POST", "/admin/generate_link", { type: "magiclink", email: "known@h.example" })).body,
      "hashed_token"
    )
    const follow = `/verify?type=magiclink&token=${hash}`
    yield* see("a link, refused", { [token]: rejecting(403, "Not you.") }, ask("GET", follow))
    yield* see(
      "a link, refused without a status",
      { [token]: ok({ error: { message: "Not you." } }) },
      ask("GET", follow)
    )
    yield* see("a link, without claims", { [token]: ok({}) }, ask("GET", follow))
    yield* see("a link, with a wrong status", { [token]: { status: 500 } }, ask("GET", follow))
    yield* see(
      "a link by POST, refused",
      { [token]: rejecting(403, "Not you.") },
      ask("POST", "/verify", { type: "magiclink", token_hash: hash })
    )
    yield* see("a link", {}, ask("GET", follow))
    yield* see("an admin makes a user", {}, makeUser("made@h.example"))
  })

const walletKey = new Uint8Array(32).fill(7)

/** Signs in with a wallet, whose user has no address. */
const wallet = ({ ask, now }: Driver) =>
  Effect.flatMap(now, (seconds) => {
    const message = [
      "localhost:3000 wants you to sign in with your Solana account:",
      // The public key in base58.
      "GmaDrppBC7P5ARKV8g3djiwP89vz1jLK23V2GBjuAEGB",
      "",
      "Welcome",
      "",
      "URI: http://localhost:3000/login",
      "Version: 1",
      "Chain ID: solana:mainnet",
      `Issued At: ${new Date(seconds * 1000).toISOString()}`
    ].join("\n")
    const signature = Buffer.from(ed25519.sign(new TextEncoder().encode(message), walletKey)).toString("base64")
    return ask("POST", "/token?grant_type=web3", { chain: "solana", message, signature })
  })

/** A server's first token has a list as its audience: it is made before anything is noted. */
const begin = ({ makeUser, signIn }: Driver) => Effect.zipRight(makeUser("first@h.example"), signIn("first@h.example"))

/** All steps where addresses have to be confirmed. */
export const open = (target: Target): Effect.Effect<Lines> =>
  Effect.gen(function* () {
    const driver = makeDriver(target)
    yield* begin(driver)
    yield* replies(driver)
    yield* claims(driver)
    yield* attempts(driver)
    yield* sending(driver)
    return driver.lines
  })

/** The steps that are different where they are confirmed at once. */
export const confirmed = (target: Target): Effect.Effect<Lines> =>
  Effect.gen(function* () {
    const driver = makeDriver(target)
    const { ask, see, signIn } = driver
    yield* begin(driver)
    yield* see("a sign-up", {}, ask("POST", "/signup", { email: "ann@h.example", password }))
    yield* see(
      "a sign-up, refused",
      { [before]: rejecting(403, "No.") },
      ask("POST", "/signup", { email: "bob@h.example", password })
    )
    yield* see(
      "a sign-up, its token refused",
      { [token]: rejecting(403, "No.") },
      ask("POST", "/signup", { email: "bob@h.example", password })
    )
    yield* see("who there is then", {}, ask("GET", "/admin/users?filter=bob"))
    yield* see("a code for somebody new", {}, ask("POST", "/otp", { email: "otp@h.example" }))
    yield* see(
      "a code for somebody new, its mail refused",
      { [mails]: rejecting(403, "No.") },
      ask("POST", "/otp", { email: "otp2@h.example" })
    )
    yield* see("who there is then", {}, ask("GET", "/admin/users?filter=otp2"))
    yield* see("a code by text for somebody new", {}, ask("POST", "/otp", { phone: "15550004444" }))
    yield* see("a sign-up by phone", {}, ask("POST", "/signup", { phone: "15550005555", password }))
    const key = memberOf((yield* signIn("ann@h.example")).body, "access_token")
    yield* see("a new address", {}, ask("PUT", "/user", { email: "ann2@h.example" }, { key }))
    yield* see("a new number", {}, ask("PUT", "/user", { phone: "15550006666" }, { key }))
    yield* see("a wallet, refused", { [before]: rejecting(403, "No.") }, wallet(driver))
    yield* see("a wallet, its token refused", { [token]: rejecting(403, "No.") }, wallet(driver))
    yield* see("a wallet, its token without claims", { [token]: ok({}) }, wallet(driver))
    yield* see("a wallet, refused afterwards", { [after]: rejecting(403, "No.") }, wallet(driver))
    yield* see("a wallet again", {}, wallet(driver))
    return driver.lines
  })
