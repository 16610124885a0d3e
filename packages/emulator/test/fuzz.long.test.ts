/**
 * Ten thousand requests of every kind: none makes it die, hang, or return 500 where the server would not. `FUZZ_SEED`
 * chooses other ones.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, FastCheck, Predicate } from "effect"
import { Emulator, Exchange, Token } from "../src/index.js"
import { anyRequest, placeholders } from "./support/anyRequest.js"

const seed = Number(process.env["FUZZ_SEED"] ?? 1)
const rounds = 20
const requests = 500

type Held = Readonly<Record<(typeof placeholders)[number], string>>

const admin: Exchange.HeaderLines = [
  ["authorization", `Bearer ${Token.adminKey()}`],
  ["content-type", "application/json"]
]

const at = (value: unknown, ...path: ReadonlyArray<string>): string => {
  const end = path.reduce((inner, name) => (Predicate.hasProperty(inner, name) ? inner[name] : undefined), value)
  return Predicate.isString(end) ? end : ""
}

/** An emulator that holds a bit of everything, and what it calls that. */
const furnished = Effect.gen(function* () {
  const emulator = yield* Emulator.make({
    seed,
    settings: {
      GOTRUE_OAUTH_SERVER_ENABLED: "true",
      GOTRUE_OAUTH_SERVER_ALLOW_DYNAMIC_REGISTRATION: "true",
      GOTRUE_SAML_ENABLED: "true",
      GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true",
      GOTRUE_PASSKEY_ENABLED: "true",
      GOTRUE_CUSTOM_OAUTH_ENABLED: "true",
      GOTRUE_MAILER_AUTOCONFIRM: "true",
      GOTRUE_SMS_AUTOCONFIRM: "true",
      GOTRUE_EXTERNAL_PHONE_ENABLED: "true"
    }
  })
  const call = (method: string, target: string, body: object, headers: Exchange.HeaderLines = admin) =>
    Effect.map(
      emulator.handle(Exchange.request({ method, target, headers, body: JSON.stringify(body) })),
      (response): unknown => JSON.parse(response.body === "" ? "null" : response.body)
    )
  const ann = yield* call("POST", "/admin/users", {
    email: "ann@example.com",
    password: "secret1",
    email_confirm: true
  })
  const bob = yield* call("POST", "/admin/users", { phone: "15550001", password: "secret2", phone_confirm: true })
  const session = yield* call("POST", "/token?grant_type=password", { email: "ann@example.com", password: "secret1" })
  const user: Exchange.HeaderLines = [["authorization", `Bearer ${at(session, "access_token")}`]]
  const factor = yield* call("POST", "/factors", { factor_type: "totp", friendly_name: "phone" }, user)
  const client = yield* call("POST", "/admin/oauth/clients", {
    client_name: "app",
    redirect_uris: ["https://app.example.com/cb"]
  })
  const link = yield* call("POST", "/admin/generate_link", { type: "recovery", email: "ann@example.com" })
  const held: Held = {
    USER: at(ann, "id"),
    OTHER: at(bob, "id"),
    FACTOR: at(factor, "id"),
    CLIENT: at(client, "client_id"),
    SSO: "resource_none",
    ACCESS: at(session, "access_token"),
    REFRESH: at(session, "refresh_token"),
    HASH: at(link, "hashed_token")
  }
  return { emulator, held }
})

const fill = (text: string, held: Held) =>
  placeholders.reduce((rest, name) => rest.replaceAll(`«${name}»`, held[name]), text)

const filled = (request: Exchange.Request, held: Held): Exchange.Request => {
  const body = new TextDecoder("utf-8", { fatal: false }).decode(request.body)
  return {
    ...request,
    target: fill(request.target, held),
    headers: request.headers.map(([name, value]) => [name, fill(value, held)]),
    body: body.includes("«") ? new TextEncoder().encode(fill(body, held)) : request.body
  }
}

/** What a real server, too, fails at: its words, and what of the request makes it. Each was seen there. */
const honest: ReadonlyArray<readonly [words: RegExp, cause: RegExp]> = [
  // An audience longer than its column, or an address that is taken in another audience.
  [/Database error (?:creating anonymous user|creating new user|saving new user)/, /^/],
  [/"code":"23505".*users_(?:pkey|email_partial_key|phone_key)/, /^/],
  [/Error updating user/, /^PUT /],
  [/Database error finding users/, /filter=/],
  [/Error creating user/, /password_hash/],
  [/error finding authorization/, /%00/],
  // Codes by text without a provider to send them.
  [/Unable to get SMS provider/, /phone/],
  [
    /Unexpected failure, please check server logs/,
    /^(?:POST|PUT) \/admin\/sso\/providers[^]*metadata_xml|code_challenge_method/
  ]
]

const show = ({ body, headers, method, target }: Exchange.Request): string =>
  `${method} ${target}\n${headers.map((line) => line.join(": ")).join("\n")}\n\n${new TextDecoder().decode(body).slice(0, 400)}`

describe("any request", () => {
  it.effect.each(Array.from({ length: rounds }, (_, round) => round))(
    "gets a response that the server could give (part %i)",
    (round) =>
      Effect.gen(function* () {
        const { emulator, held } = yield* furnished
        for (const given of FastCheck.sample(anyRequest, { numRuns: requests, seed: seed * 1_000 + round })) {
          const request = filled(given, held)
          const response = yield* emulator.handle(request).pipe(
            Effect.sandbox,
            Effect.mapError((cause) => `${String(cause)}\nof ${show(request)}`)
          )
          const isHonest =
            response.status < 500 ||
            honest.some(([words, cause]) => words.test(response.body) && cause.test(show(request)))
          expect(isHonest ? "" : `${response.status} ${response.body}\nof ${show(request)}`).toBe("")
          expect(response.status).toBeGreaterThanOrEqual(200)
        }
        // And it is still whole.
        const state = yield* emulator.exportState
        yield* emulator.importState(state)
        expect(yield* emulator.exportState).toBe(state)
        const health = yield* emulator.handle(Exchange.request({ method: "GET", target: "/health" }))
        expect(health.status).toBe(200)
      }),
    60_000
  )
})
