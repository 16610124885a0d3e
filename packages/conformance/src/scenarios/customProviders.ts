import type { CustomProvider } from "@gotrue-effect/admin"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import { scenario } from "../Scenario.js"

/** Addresses, because a name would have to resolve. */
const host = "https://192.0.2.1"

const uniqueIdentifier = () => `custom:c-${randomUUID()}`

const attributes = (): CustomProvider.CreateProvider => ({
  provider_type: "oauth2",
  identifier: uniqueIdentifier(),
  name: "Acme",
  client_id: "acme-client",
  client_secret: Redacted.make("acme-secret"),
  authorization_url: `${host}/authorize`,
  token_url: new URL(`${host}/token`),
  userinfo_url: `${host}/userinfo`
})

const provider = (given: CustomProvider.CreateProvider = attributes()) =>
  Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) =>
    Effect.acquireRelease(admin.customProviders.createProvider(given), ({ identifier }) =>
      Effect.ignore(admin.customProviders.deleteProvider(identifier))
    )
  )

export const customProviders = [
  scenario(
    "a provider is created, read and listed, without its secret",
    ["customProviders.createProvider", "customProviders.getProvider", "customProviders.listProviders"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const made = yield* provider()
      yield* Expect.equal("token URL", made.token_url, `${host}/token`)
      yield* Expect.equal("on", [made.enabled, made.pkce_enabled], [true, true])
      const read = yield* customProviders.getProvider(made.identifier)
      yield* Expect.equal("id", read.id, made.id)
      yield* Expect.holds("no secret", !JSON.stringify(read).includes("acme-secret"))
      const listed = yield* customProviders.listProviders({ type: "oauth2" })
      yield* Expect.holds(
        "listed",
        listed.some(({ identifier }) => identifier === made.identifier)
      )
      const others = yield* customProviders.listProviders({ type: "oidc" })
      yield* Expect.holds(
        "not among the others",
        others.every(({ identifier }) => identifier !== made.identifier)
      )
    })
  ),
  scenario(
    "an identifier that is taken is a conflict",
    ["customProviders.createProvider"],
    Effect.gen(function* () {
      const { identifier } = yield* provider()
      yield* Expect.failure("taken", provider({ ...attributes(), identifier }), "Conflict")
    })
  ),
  scenario(
    "a URL that leads inside is refused",
    ["customProviders.createProvider", "customProviders.updateProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const inside = { authorization_url: "https://127.0.0.1/authorize" }
      yield* Expect.failure("create", provider({ ...attributes(), ...inside }), "ValidationFailed")
      const { identifier } = yield* provider()
      yield* Expect.failure("update", customProviders.updateProvider(identifier, inside), "ValidationFailed")
    })
  ),
  scenario(
    "a provider is changed and deleted",
    ["customProviders.updateProvider", "customProviders.deleteProvider", "customProviders.getProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const { identifier } = yield* provider()
      const changed = yield* customProviders.updateProvider(identifier, { enabled: false, scopes: ["a", "b"] })
      yield* Expect.equal("off", changed.enabled, false)
      yield* Expect.equal("scopes", changed.scopes, ["a", "b"])
      yield* customProviders.deleteProvider(identifier)
      yield* Expect.failure("gone", customProviders.getProvider(identifier), "CustomProviderNotFound")
    })
  ),
  scenario(
    "an unknown provider is not found",
    ["customProviders.getProvider", "customProviders.updateProvider", "customProviders.deleteProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const identifier = uniqueIdentifier()
      yield* Expect.failure("get", customProviders.getProvider(identifier), "CustomProviderNotFound")
      yield* Expect.failure("update", customProviders.updateProvider(identifier, {}), "CustomProviderNotFound")
      yield* Expect.failure("delete", customProviders.deleteProvider(identifier), "CustomProviderNotFound")
    })
  )
]
