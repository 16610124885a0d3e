import type { OAuthClient } from "@gotrue-effect/admin"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import { scenario } from "../Scenario.js"

const callback = "https://shop.example.com/callback"

const client = (attributes: OAuthClient.CreateClient = { client_name: "Shop", redirect_uris: [callback] }) =>
  Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) =>
    Effect.acquireRelease(admin.oauth.createClient(attributes), ({ client_id }) =>
      Effect.ignore(admin.oauth.deleteClient(client_id))
    )
  )

const secretOf = (made: OAuthClient.OAuthClientWithSecret) =>
  made.client_secret === undefined ? "" : Redacted.value(made.client_secret)

export const oauth = [
  scenario(
    "a confidential client comes with a secret, told once",
    ["oauth.createClient", "oauth.getClient"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const made = yield* client()
      yield* Expect.equal("type", made.client_type, "confidential")
      yield* Expect.equal("length of the secret", secretOf(made).length, 43)
      const read = yield* admin.oauth.getClient(made.client_id)
      yield* Expect.equal("name", read.client_name, "Shop")
      yield* Expect.holds("no secret", !("client_secret" in read))
    })
  ),
  scenario(
    "a public client has no secret and gets none",
    ["oauth.createClient", "oauth.regenerateClientSecret"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const made = yield* client({ client_type: "public", redirect_uris: [new URL(callback)] })
      yield* Expect.equal("secret", made.client_secret, undefined)
      yield* Expect.equal("way to authenticate", made.token_endpoint_auth_method, "none")
      yield* Expect.failure("no secret", admin.oauth.regenerateClientSecret(made.client_id), "ValidationFailed")
    })
  ),
  scenario(
    "a new secret takes the place of the old one",
    ["oauth.regenerateClientSecret"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const made = yield* client()
      const again = yield* admin.oauth.regenerateClientSecret(made.client_id)
      yield* Expect.holds("another", secretOf(again) !== secretOf(made) && secretOf(again).length === 43)
    })
  ),
  scenario(
    "clients are listed, changed and deleted",
    ["oauth.listClients", "oauth.updateClient", "oauth.deleteClient", "oauth.getClient"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { client_id } = yield* client()
      const changed = yield* admin.oauth.updateClient(client_id, { client_name: "Store", logo_uri: new URL(callback) })
      yield* Expect.equal("name", changed.client_name, "Store")
      const listed = yield* admin.oauth.listClients()
      yield* Expect.equal("newest", String(listed[0]?.client_id), String(client_id))
      yield* admin.oauth.deleteClient(client_id)
      yield* Expect.failure("gone", admin.oauth.getClient(client_id), "OAuthClientNotFound")
    })
  ),
  scenario(
    "a redirect that is not safe is refused",
    ["oauth.createClient", "oauth.updateClient"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const redirect_uris = ["http://shop.example.com/callback"]
      yield* Expect.failure("create", client({ redirect_uris }), "ValidationFailed")
      const { client_id } = yield* client()
      yield* Expect.failure("update", admin.oauth.updateClient(client_id, { redirect_uris }), "ValidationFailed")
    })
  ),
  scenario(
    "an unknown client is not found",
    ["oauth.getClient", "oauth.updateClient", "oauth.deleteClient", "oauth.regenerateClientSecret"],
    Effect.gen(function* () {
      const { oauth } = yield* GoTrueAdmin.GoTrueAdmin
      const id = randomUUID()
      yield* Expect.failure("get", oauth.getClient(id), "OAuthClientNotFound")
      yield* Expect.failure("update", oauth.updateClient(id, { client_name: "x" }), "OAuthClientNotFound")
      yield* Expect.failure("delete", oauth.deleteClient(id), "OAuthClientNotFound")
      yield* Expect.failure("secret", oauth.regenerateClientSecret(id), "OAuthClientNotFound")
    })
  )
]
