/** Sign-in at a provider that is not there. */
import { describe, expect, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { createHash } from "node:crypto"
import type { Response } from "../../support/harness.js"
import { headerOf, request } from "../../support/harness.js"

const site = "http://localhost:3000"

const make = (options: Emulator.Options = {}) =>
  Emulator.make({ seed: 1, providers: ["google", "github", "apple", "twitter", "x"], ...options })

const go = (emulator: Emulator.Service, target: string) => request(emulator, "GET", target, undefined, null)

const pathOf = (location: string | undefined): string => {
  const { pathname, search } = new URL(location ?? "")
  return pathname + search
}

const locationOf = (response: Response): string => headerOf(response, "location") ?? ""

const form = (emulator: Emulator.Service, target: string, fields: Readonly<Record<string, string>>) =>
  request(emulator, "POST", target, new URLSearchParams(fields).toString(), null, [
    ["Content-Type", "application/x-www-form-urlencoded"]
  ])

/** From the application to the page, and from there back to the server. */
const choose = (emulator: Emulator.Service, fields: Readonly<Record<string, string>>, query = "provider=google") =>
  Effect.gen(function* () {
    const away = locationOf(yield* go(emulator, `/authorize?${query}`))
    const state = new URL(away).searchParams.get("state") ?? ""
    const chosen = yield* form(emulator, pathOf(away), { state, ...fields })
    return { away, state, chosen, back: locationOf(yield* go(emulator, pathOf(locationOf(chosen)))) }
  })

const tokensIn = (location: string) => new URLSearchParams(new URL(location).hash.slice(1))

const userOf = (emulator: Emulator.Service, location: string) =>
  Effect.map(
    request(emulator, "GET", "/user", undefined, tokensIn(location).get("access_token") ?? ""),
    ({ body }) => body
  )

const ann = { email: "Ann@example.com", name: "Ann <b>" }

describe("a stand-in for a provider", () => {
  it.effect("is enabled, and a browser is sent to its page", () =>
    Effect.gen(function* () {
      const emulator = yield* make({ url: "http://127.0.0.1:9999", prefix: "/auth/v1" })
      const settings = yield* request(emulator, "GET", "/auth/v1/settings", undefined, null)
      expect(settings.body).toMatchObject({ external: { google: true, discord: false } })
      const away = locationOf(yield* go(emulator, "/auth/v1/authorize?provider=google&redirect_to=myapp://in"))
      expect(away).toMatch(/^http:\/\/127\.0\.0\.1:9999\/auth\/v1\/authorize\/sign-in\?client_id=emulated&/)
      const page = yield* go(emulator, pathOf(away))
      expect(page.status).toBe(200)
      const policy = headerOf(page, "content-security-policy") ?? ""
      expect(policy).toContain(`form-action 'self' http://127.0.0.1:9999 ${site};`)
      expect(policy).toContain("default-src 'none'")
      const style = /<style>([^]*)<\/style>/.exec(page.text)?.[1] ?? ""
      expect(policy).toContain(`'sha256-${createHash("sha256").update(style).digest("base64")}'`)
      expect(page.text).not.toMatch(/<script|style=| on\w+=/)
    })
  )

  it.effect("signs in who is new, in an account of their own", () =>
    Effect.gen(function* () {
      const emulator = yield* make()
      const { back, state } = yield* choose(emulator, ann, `provider=google&redirect_to=${site}/in`)
      expect(back).toMatch(/^http:\/\/localhost:3000\/in#access_token=/)
      expect([...tokensIn(back).keys()]).toEqual([
        "access_token",
        "expires_at",
        "expires_in",
        "provider_token",
        "refresh_token",
        "sb",
        "token_type"
      ])
      const user = yield* userOf(emulator, back)
      expect(user).toMatchObject({
        email: "ann@example.com",
        email_confirmed_at: expect.any(String),
        app_metadata: { provider: "google", providers: ["google"] },
        user_metadata: {
          email: "ann@example.com",
          email_verified: true,
          full_name: "Ann <b>",
          iss: "https://accounts.google.com",
          phone_verified: false
        },
        identities: [{ provider: "google", email: "ann@example.com" }]
      })
      const again = yield* go(emulator, `/callback?state=${state}&code=x`)
      expect(locationOf(again)).toContain("error_code=bad_oauth_state")
    })
  )

  it.effect("shows who is there, and knows them again", () =>
    Effect.gen(function* () {
      const emulator = yield* make({ users: [{ email: "bea@example.com" }] })
      const first = yield* userOf(emulator, (yield* choose(emulator, { email: "bea@example.com" })).back)
      const { back } = yield* choose(emulator, { email: "bea@example.com" })
      const away = locationOf(yield* go(emulator, "/authorize?provider=github"))
      expect((yield* userOf(emulator, back))["id"]).toBe(first["id"])
      expect((yield* go(emulator, pathOf(away))).text).toContain('name="email" value="bea@example.com"')
      expect(first).toMatchObject({ identities: [{ provider: "google" }] })
    })
  )

  it.effect("links to the account with the address, and takes unconfirmed ways into it away", () =>
    Effect.gen(function* () {
      const emulator = yield* make()
      const create = (email: string, email_confirm: boolean) =>
        request(emulator, "POST", "/admin/users", { email, email_confirm, password: "correct horse" })
      const confirmed = yield* create("ann@example.com", true)
      const open = yield* create("bea@example.com", false)
      const first = yield* userOf(emulator, (yield* choose(emulator, { email: "ann@example.com" })).back)
      expect(first).toMatchObject({
        id: confirmed.body["id"],
        app_metadata: { provider: "email", providers: ["email", "google"] }
      })
      const second = yield* userOf(emulator, (yield* choose(emulator, { email: "bea@example.com" })).back)
      expect(second).toMatchObject({ id: open.body["id"], app_metadata: { provider: "google", providers: ["google"] } })
      const signIn = (email: string) =>
        Effect.map(
          request(emulator, "POST", "/token?grant_type=password", { email, password: "correct horse" }, null),
          ({ status }) => status
        )
      expect([yield* signIn("ann@example.com"), yield* signIn("bea@example.com")]).toEqual([200, 400])
    })
  )

  it.effect("ends in an exchange of codes where that is wanted", () =>
    Effect.gen(function* () {
      const emulator = yield* make()
      const verifier = "v".repeat(43)
      const challenge = createHash("sha256").update(verifier).digest("base64url")
      const query = `provider=x&code_challenge_method=s256&code_challenge=${challenge}`
      const { back, chosen } = yield* choose(emulator, ann, query)
      const auth_code = new URL(back).searchParams.get("code")
      const body = { auth_code, code_verifier: verifier }
      const again = yield* go(emulator, pathOf(locationOf(chosen)))
      expect(locationOf(again)).toContain("error_code=flow_state_already_used")
      const session = yield* request(emulator, "POST", "/token?grant_type=pkce", body, null)
      expect(session.body).toMatchObject({ provider_token: expect.any(String), user: { email: "ann@example.com" } })
    })
  )

  it.effect("links an identity to who is signed in", () =>
    Effect.gen(function* () {
      const settings = {
        GOTRUE_SECURITY_MANUAL_LINKING_ENABLED: "true",
        GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true"
      }
      const emulator = yield* make({ settings })
      const link = (email: string) =>
        Effect.gen(function* () {
          const user = yield* request(emulator, "POST", "/signup", {}, null)
          const token = String(user.body["access_token"])
          const away = locationOf(
            yield* request(emulator, "GET", "/user/identities/authorize?provider=github", undefined, token)
          )
          const state = new URL(away).searchParams.get("state") ?? ""
          const chosen = yield* form(emulator, pathOf(away), { state, email })
          return locationOf(yield* go(emulator, pathOf(locationOf(chosen))))
        })
      const user = yield* userOf(emulator, yield* link("ann@example.com"))
      expect(user).toMatchObject({
        email: "ann@example.com",
        is_anonymous: false,
        identities: [{ provider: "github" }]
      })
      expect(yield* link("ann@example.com")).toContain("error_code=identity_already_exists")
      yield* request(emulator, "POST", "/admin/users", { email: "bea@example.com" })
      expect(yield* link("bea@example.com")).toContain("error=invalid_request&error_code=email_exists")
    })
  )

  it.effect("is cancelled, and takes no nonsense", () =>
    Effect.gen(function* () {
      const emulator = yield* make()
      expect((yield* choose(emulator, { cancel: "yes" })).back).toContain("?error=access_denied&error_description=")
      const away = locationOf(yield* go(emulator, "/authorize?provider=twitter"))
      const state = new URL(away).searchParams.get("state") ?? ""
      const wrong = yield* form(emulator, pathOf(away), { state, email: '"><script>' })
      expect([wrong.status, wrong.text.includes("That is no e-mail address.")]).toEqual([400, true])
      expect(wrong.text).not.toContain("<script>")
      expect((yield* go(emulator, "/authorize/sign-in?state=x")).status).toBe(303)
      expect(locationOf(yield* go(emulator, `/callback?state=${state}&code=bm9uZQ`))).toContain(
        "error_description=Unable+to+exchange+external+code"
      )
    })
  )

  it.effect("obeys what the server obeys", () =>
    Effect.gen(function* () {
      const closed = yield* make({ settings: { GOTRUE_DISABLE_SIGNUP: "true" } })
      expect((yield* choose(closed, ann)).back).toContain("error=access_denied&error_code=signup_disabled")
      const emulator = yield* make({ users: [{ email: "ann@example.com", ban_duration: "1h" }] })
      expect((yield* choose(emulator, ann)).back).toContain("error_code=user_banned")
      const { identities } = JSON.parse(yield* emulator.exportState).tables
      expect(identities).toHaveLength(1)
    })
  )

  it.effect("is none without being wanted, and none for what the server does not know", () =>
    Effect.gen(function* () {
      const settings = Object.fromEntries(
        [
          ["ENABLED", "true"],
          ["CLIENT_ID", "x"],
          ["SECRET", "x"],
          ["REDIRECT_URI", "http://localhost:9999/callback"]
        ].map(([name, value]) => [`GOTRUE_EXTERNAL_GITHUB_${name}`, value])
      )
      const emulator = yield* make({ providers: ["google"], settings })
      const away = new URL(locationOf(yield* go(emulator, "/authorize?provider=github")))
      expect(away.host).toBe("github.com")
      const state = away.searchParams.get("state") ?? ""
      expect((yield* go(emulator, `/authorize/sign-in?state=${state}`)).status).toBe(404)
      const code = Buffer.from('{"email":"ann@example.com"}').toString("base64url")
      expect(locationOf(yield* go(emulator, `/callback?state=${state}&code=${code}`))).toContain("Unable+to+exchange")
      const error = yield* Effect.flip(make({ providers: ["goggle"] }))
      expect(error.message).toMatch(/^The setting EMULATOR_PROVIDERS is not a list with commas of some of apple, /)
    })
  )
})
