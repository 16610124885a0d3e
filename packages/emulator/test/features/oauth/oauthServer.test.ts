import { describe, expect, it } from "@effect/vitest"
import { Duration, Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import type { Response } from "../../support/harness.js"
import { request, headerOf } from "../../support/harness.js"
import type { Person } from "../../support/people.js"
import { person, textAt } from "../../support/people.js"

const callback = "https://app.example.com/callback?from=us"
const verifier = "correct-horse-battery-staple-correct-horse-battery"

const settings = {
  GOTRUE_OAUTH_SERVER_ENABLED: "true",
  GOTRUE_OAUTH_SERVER_AUTHORIZATION_PATH: "/consent"
}

interface Application {
  readonly id: string
  readonly secret: string
}

const application = (emulator: Emulator.Service): Effect.Effect<Application> =>
  request(emulator, "POST", "/admin/oauth/clients", {
    redirect_uris: [callback],
    client_name: "App",
    token_endpoint_auth_method: "client_secret_post"
  }).pipe(Effect.map((made) => ({ id: textAt(made, "client_id"), secret: textAt(made, "client_secret") })))

/** The application sends a browser, with what is asked for besides the necessary. */
const authorize = (emulator: Emulator.Service, { id }: Application, more: { readonly [name: string]: string } = {}) => {
  const query = new URLSearchParams({
    client_id: id,
    redirect_uri: callback,
    code_challenge: verifier,
    code_challenge_method: "plain",
    ...more
  })
  return request(emulator, "GET", `/oauth/authorize?${query}`, undefined, null)
}

const locationOf = (response: Response) => new URL(headerOf(response, "location") ?? "http://nowhere")

/** The id of what the user is to decide on. */
const requested = (emulator: Emulator.Service, app: Application, more?: { readonly [name: string]: string }) =>
  Effect.map(
    authorize(emulator, app, more),
    (response) => locationOf(response).searchParams.get("authorization_id") ?? ""
  )

const show = (emulator: Emulator.Service, id: string, { token }: Person) =>
  request(emulator, "GET", `/oauth/authorizations/${id}`, undefined, token)

const decide = (emulator: Emulator.Service, id: string, { token }: Person, action: string) =>
  request(emulator, "POST", `/oauth/authorizations/${id}/consent`, { action }, token)

const codeIn = (response: Response): string => new URL(textAt(response, "redirect_url")).searchParams.get("code") ?? ""

const exchange = (emulator: Emulator.Service, { id, secret }: Application, code: string, given: object = {}) =>
  request(
    emulator,
    "POST",
    "/oauth/token",
    {
      client_id: id,
      client_secret: secret,
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
      ...given
    },
    null,
    [["Content-Type", "application/json"]]
  )

/** All the way to the tokens. */
const granted = (
  emulator: Emulator.Service,
  app: Application,
  user: Person,
  more?: { readonly [name: string]: string }
) =>
  Effect.gen(function* () {
    const id = yield* requested(emulator, app, more)
    yield* show(emulator, id, user)
    return yield* exchange(emulator, app, codeIn(yield* decide(emulator, id, user, "approve")))
  })

const start = Effect.gen(function* () {
  const emulator = yield* Emulator.make({ settings })
  return { emulator, app: yield* application(emulator), user: yield* person(emulator, "ann@example.com") }
})

describe("an application", () => {
  it.effect("asks, is agreed to, and acts for the user", () =>
    Effect.gen(function* () {
      const { app, emulator, user } = yield* start
      const id = yield* requested(emulator, app, { scope: "email profile", state: "s" })
      expect((yield* show(emulator, id, user)).body).toEqual({
        authorization_id: id,
        redirect_uri: callback,
        client: { id: app.id, name: "App" },
        user: { id: user.id, email: "ann@example.com" },
        scope: "email profile"
      })
      const agreed = yield* decide(emulator, id, user, "approve")
      expect(textAt(agreed, "redirect_url")).toMatch(
        /^https:\/\/app.example.com\/callback\?code=[^&]+&from=us&state=s$/
      )
      const tokens = yield* exchange(emulator, app, codeIn(agreed))
      expect(Object.keys(tokens.body)).toEqual(["access_token", "expires_in", "refresh_token", "token_type"])
      const info = yield* request(emulator, "GET", "/oauth/userinfo", undefined, textAt(tokens, "access_token"))
      expect(info.body).toMatchObject({
        sub: user.id,
        email: "ann@example.com",
        email_verified: true,
        name: "ann@example.com"
      })
      expect((yield* exchange(emulator, app, codeIn(agreed))).body).toMatchObject({ error: "invalid_grant" })
    })
  )

  it.effect("is told of a user what its scopes say", () =>
    Effect.gen(function* () {
      const { emulator, user } = yield* start
      const told = (scope: string) =>
        Effect.gen(function* () {
          const tokens = yield* granted(emulator, yield* application(emulator), user, { scope })
          return (yield* request(emulator, "GET", "/oauth/userinfo", undefined, textAt(tokens, "access_token"))).body
        })
      expect(yield* told("phone")).toEqual({ sub: user.id })
      yield* request(emulator, "PUT", `/admin/users/${user.id}`, { phone: "1234567", phone_confirm: true })
      expect(yield* told("phone")).toEqual({ sub: user.id, phone: "1234567", phone_verified: true })
      expect(yield* told("email")).toEqual({ sub: user.id, email: "ann@example.com", email_verified: true })
      expect(Object.keys(yield* told("profile"))).toEqual(["name", "sub", "user_metadata"])
    })
  )

  it.effect("is not asked about again, until the user takes it back", () =>
    Effect.gen(function* () {
      const { app, emulator, user } = yield* start
      const tokens = yield* granted(emulator, app, user)
      const again = yield* show(emulator, yield* requested(emulator, app), user)
      expect(codeIn(again)).not.toBe("")
      const more = yield* show(emulator, yield* requested(emulator, app, { scope: "email phone" }), user)
      expect(more.body).toMatchObject({ scope: "email phone" })

      const grants = (method: string, query = "") =>
        request(emulator, method, `/user/oauth/grants${query}`, undefined, user.token)
      expect((yield* grants("GET")).text).toContain(`[{"client":{"id":"${app.id}","name":"App"},"scopes":["email"]`)
      expect((yield* grants("DELETE", `?client_id=${app.id}`)).status).toBe(204)
      expect((yield* grants("GET")).text).toBe("[]")
      expect((yield* grants("DELETE", `?client_id=${app.id}`)).body).toMatchObject({
        error_code: "oauth_consent_not_found"
      })
      const info = yield* request(emulator, "GET", "/oauth/userinfo", undefined, textAt(tokens, "access_token"))
      expect(info.body).toMatchObject({ error_code: "session_not_found" })
      expect((yield* show(emulator, yield* requested(emulator, app), user)).body).toMatchObject({ scope: "email" })
    })
  )

  it.effect("is told of a no", () =>
    Effect.gen(function* () {
      const { app, emulator, user } = yield* start
      const id = yield* requested(emulator, app)
      yield* show(emulator, id, user)
      const { body } = yield* decide(emulator, id, user, "deny")
      expect(body).toEqual({
        redirect_url:
          "https://app.example.com/callback?error=access_denied&error_description=User+denied+the+request&from=us"
      })
      expect((yield* decide(emulator, id, user, "approve")).body).toMatchObject({
        msg: "authorization request is no longer pending"
      })
    })
  )

  it.effect.each([
    [{ response_type: "token" }, "only response_type=code is supported"],
    [{ scope: "admin" }, "unsupported scope: admin"],
    [{ scope: " " }, "scope parameter cannot be empty"],
    [{ resource: "here" }, "resource must be an absolute URI"],
    [{ code_challenge_method: "" }, "PKCE flow requires both code_challenge and code_challenge_method"],
    [{ code_challenge: "short" }, "code_challenge must be between 43 and 128 characters"]
  ] as const)("is told what it asks wrongly: %o", ([more, description]) =>
    Effect.gen(function* () {
      const { app, emulator } = yield* start
      const { searchParams } = locationOf(yield* authorize(emulator, app, more))
      expect(searchParams.get("error")).toBe("invalid_request")
      expect(searchParams.get("error_description")).toBe(description)
      expect(searchParams.get("from")).toBe("us")
    })
  )

  it.effect("gets nothing for a code that is not its own, is changed or is too old", () =>
    Effect.gen(function* () {
      const { app, emulator, user } = yield* start
      const other = yield* application(emulator)
      const id = yield* requested(emulator, app)
      yield* show(emulator, id, user)
      const code = codeIn(yield* decide(emulator, id, user, "approve"))
      const rejected = (by: Application, given: object) =>
        Effect.map(exchange(emulator, by, code, given), ({ body }) => body["error_description"])
      expect(yield* rejected(other, {})).toBe("Authorization code was not issued for this client")
      expect(yield* rejected(app, { redirect_uri: "https://elsewhere.example.com" })).toBe("Invalid redirect_uri")
      expect(yield* rejected(app, { resource: "https://api.example.com" })).toContain("resource does not match")
      expect(yield* rejected(app, { code_verifier: "x" })).toContain("PKCE verification failed")
      yield* emulator.clock.advance(Duration.minutes(11))
      expect(yield* rejected(app, {})).toBe("Authorization code has expired")
    })
  )

  it.effect("gets no token that names the user where only a shared secret could sign it", () =>
    Effect.gen(function* () {
      const { app, emulator, user } = yield* start
      const response = yield* granted(emulator, app, user, { scope: "openid" })
      expect(response).toMatchObject({ status: 500, body: { msg: "Error generating ID token" } })
    })
  )
})

describe("a decision", () => {
  it.effect("belongs to the user who looked at it first, for as long as it lasts", () =>
    Effect.gen(function* () {
      const { app, emulator, user } = yield* start
      const other = yield* person(emulator, "bob@example.com")
      const id = yield* requested(emulator, app)
      const missing = { status: 404, body: { error_code: "oauth_authorization_not_found" } }
      expect(yield* decide(emulator, id, user, "approve")).toMatchObject(missing)
      expect((yield* show(emulator, id, user)).status).toBe(200)
      expect(yield* show(emulator, id, other)).toMatchObject(missing)
      expect(yield* decide(emulator, id, other, "deny")).toMatchObject(missing)
      expect((yield* decide(emulator, id, user, "maybe")).body).toMatchObject({
        msg: "action must be 'approve' or 'deny'"
      })
      yield* emulator.clock.advance(Duration.minutes(11))
      expect(yield* decide(emulator, id, user, "approve")).toMatchObject(missing)
      expect(yield* emulator.exportState).toMatch(/"status": *"expired"/)
    })
  )
})
