import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import type { Response } from "../../support/harness.js"
import { request, headerOf } from "../../support/harness.js"
import { textAt } from "../../support/people.js"

const enabled = (name: string) => ({
  [`GOTRUE_EXTERNAL_${name}_ENABLED`]: "true",
  [`GOTRUE_EXTERNAL_${name}_CLIENT_ID`]: "ours,another",
  [`GOTRUE_EXTERNAL_${name}_SECRET`]: "s",
  [`GOTRUE_EXTERNAL_${name}_REDIRECT_URI`]: "http://localhost:9999/callback"
})

const make = Emulator.make({
  settings: {
    ...enabled("GITHUB"),
    ...enabled("GITLAB"),
    GOTRUE_EXTERNAL_GITLAB_URL: "https://git.example.com/",
    ...enabled("APPLE"),
    ...enabled("X"),
    ...enabled("KEYCLOAK"),
    GOTRUE_EXTERNAL_ZOOM_ENABLED: "true",
    GOTRUE_SECURITY_MANUAL_LINKING_ENABLED: "true"
  }
})

const go = (emulator: Emulator.Service, target: string) => request(emulator, "GET", target, undefined, null)
const locationOf = (response: Response) => new URL(headerOf(response, "location") ?? "")
const stateOf = (response: Response) => locationOf(response).searchParams.get("state") ?? ""
const challenge = `code_challenge=${"a".repeat(43)}`

describe("a browser is sent away", () => {
  it.effect("with the server's own parameters, and with what the caller passes on", () =>
    Effect.gen(function* () {
      const response = yield* go(
        yield* make,
        "/authorize?provider=GitHub&scopes=repo,gist&nonce=n&STATE=evil&client_id=evil"
      )
      expect(response.status).toBe(302)
      const location = locationOf(response)
      expect(location.origin + location.pathname).toBe("https://github.com/login/oauth/authorize")
      expect(Object.fromEntries(location.searchParams)).toEqual({
        client_id: "ours",
        nonce: "n",
        redirect_uri: "http://localhost:9999/callback",
        response_type: "code",
        scope: "user:email repo gist",
        state: expect.stringMatching(/^[0-9a-f-]{36}$/)
      })
    })
  )

  it.effect("to the host of the settings, with a challenge, or with nothing of the caller's", () =>
    Effect.gen(function* () {
      const emulator = yield* make
      const gitlab = locationOf(yield* go(emulator, "/authorize?provider=gitlab"))
      expect(gitlab.href).toContain("https://git.example.com/oauth/authorize?")
      const x = locationOf(yield* go(emulator, "/authorize?provider=x"))
      expect(x.searchParams.get("code_challenge_method")).toBe("S256")
      const apple = locationOf(yield* go(emulator, "/authorize?provider=apple&nonce=n"))
      expect(apple.searchParams.get("response_mode")).toBe("form_post")
      expect(apple.searchParams.has("nonce")).toBe(false)
    })
  )

  it.effect.each([
    ["provider=nobody", "Unsupported provider: Provider nobody could not be found"],
    ["provider=discord", "Unsupported provider: provider is not enabled"],
    ["provider=zoom", "Unsupported provider: missing OAuth client ID"],
    ["provider=keycloak", "Unsupported provider: unable to find URL for the Keycloak provider"],
    [`provider=github&${challenge}`, "PKCE flow requires code_challenge_method and code_challenge"],
    [`provider=github&${challenge}&code_challenge_method=md5`, "Invalid code_challenge_method"],
    ["provider=github&invite_token=x", "User identified by token not found"]
  ])("or not: %s", ([query = "", msg = ""]) =>
    Effect.gen(function* () {
      expect((yield* go(yield* make, `/authorize?${query}`)).body).toMatchObject({ msg })
    })
  )

  it.effect("to link an identity, by the client or by the server", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({
        settings: {
          ...enabled("GITHUB"),
          GOTRUE_SECURITY_MANUAL_LINKING_ENABLED: "true",
          GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true"
        }
      })
      const user = yield* request(emulator, "POST", "/signup", {}, null)
      const link = (query: string) =>
        request(emulator, "GET", `/user/identities/authorize?${query}`, undefined, textAt(user, "access_token"))
      expect(locationOf(yield* link("provider=github")).host).toBe("github.com")
      const url = textAt(yield* link("provider=github&skip_http_redirect=true"), "url")
      expect(new URL(url).host).toBe("github.com")
      const state = new URL(url).searchParams.get("state") ?? ""
      yield* request(emulator, "DELETE", `/admin/users/${textAt(user, "user", "id")}`)
      expect((yield* go(emulator, `/callback?state=${state}`)).status).toBe(500)
    })
  )
})

describe("a browser comes back", () => {
  const rejected = "http://localhost:3000?error=invalid_request&error_code="

  it.effect.each([
    ["", "bad_oauth_callback&error_description=OAuth+state+parameter+missing"],
    ["?state=x", "bad_oauth_state&error_description=OAuth+state+parameter+is+invalid"],
    [
      "?state=6a4c1a3e-3c5b-4f5e-9d1e-0a1b2c3d4e5f",
      "bad_oauth_state&error_description=OAuth+state+not+found+or+expired"
    ]
  ])("without a valid flow: %s", ([query = "", reason = ""]) =>
    Effect.gen(function* () {
      const response = yield* go(yield* make, `/callback${query}`)
      expect(response.status).toBe(303)
      expect(headerOf(response, "location")).toBe(rejected + reason)
      expect(response.text).toContain('See Other</a>.\n\n{"code":400,')
    })
  )

  it.effect("and is told in the query and in the fragment why it is not signed in", () =>
    Effect.gen(function* () {
      const emulator = yield* make
      const state = stateOf(
        yield* go(emulator, "/authorize?provider=github&redirect_to=http://localhost:3000/back?a=1")
      )
      const denied = yield* go(emulator, `/callback?state=${state}&error=access_denied&error_description=No`)
      expect(headerOf(denied, "location")).toBe(
        "http://localhost:3000/back?a=1&error=access_denied&error_description=No#error=access_denied&error_description=No&sb="
      )
      const exchanged = yield* go(emulator, `/callback?state=${state}&code=12345`)
      expect(headerOf(exchanged, "location")).toContain(
        "error=server_error&error_code=unexpected_failure&error_description=Unable+to+exchange+external+code%3A+1234#"
      )
    })
  )

  it.effect("once, where the provider wants a challenge", () =>
    Effect.gen(function* () {
      const emulator = yield* make
      const state = stateOf(yield* go(emulator, "/authorize?provider=x"))
      const code = (yield* go(emulator, `/callback?state=${state}&code=12345`)).headers
      expect(headerOf({ headers: code }, "location")).toContain("Unable+to+exchange")
      const again = yield* go(emulator, `/callback?state=${state}&code=12345`)
      expect(headerOf(again, "location")).toContain("error_code=oauth_client_state_not_found")
    })
  )
})
