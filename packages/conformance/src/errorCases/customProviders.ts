/** Custom providers that the library does not ask for, or not of this server. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as Wire from "../Wire.js"

/** An address, because a name would have to resolve. */
const host = "https://192.0.2.1"

const oauth2 = () => ({
  provider_type: "oauth2",
  identifier: `custom:c-${randomUUID()}`,
  name: "Acme",
  client_id: "acme-client",
  client_secret: "acme-secret",
  authorization_url: `${host}/authorize`,
  token_url: `${host}/token`,
  userinfo_url: `${host}/userinfo`
})

const create = (body: object): Wire.Request => ({
  method: "POST",
  path: "/admin/custom-providers",
  body: { ...oauth2(), ...body }
})

/** A provider that there is; the path of it, until the scenario ends. */
const provider = Effect.gen(function* () {
  const request = create({ identifier: `custom:c-${randomUUID()}` })
  const { json, status } = yield* Wire.send(request)
  yield* Expect.equal("created", status, 201)
  const identifier = typeof json === "object" && json !== null && "identifier" in json ? String(json.identifier) : ""
  const path = `/admin/custom-providers/${identifier}`
  yield* Effect.addFinalizer(() => Effect.ignore(Wire.send({ method: "DELETE", path })))
  return path
})

const both = Effect.map(provider, (path) => [create, (body: object): Wire.Request => ({ method: "PUT", path, body })])

export const customProviders = [
  scenario(
    "a custom provider needs what its type needs",
    ["customProviders.createProvider", "customProviders.listProviders"],
    ErrorCase.all(
      ["list of an unknown type", { method: "GET", path: "/admin/custom-providers?type=saml" }],
      ["provider of an unknown type", create({ provider_type: "saml" })],
      ["provider without an identifier", create({ identifier: "" })],
      ["provider whose identifier lacks the prefix", create({ identifier: "acme" })],
      ["provider without a name", create({ name: "" })],
      ["provider without a client", create({ client_id: "" })],
      ["provider without a secret", create({ client_secret: "" })],
      ["OIDC provider without an issuer", create({ provider_type: "oidc" })],
      ["OAuth2 provider without an authorization URL", create({ authorization_url: "" })],
      ["OAuth2 provider without a token URL", create({ token_url: "" })],
      ["OAuth2 provider without a user info URL", create({ userinfo_url: "" })]
    )
  ),
  scenario(
    "a custom provider's parameters, mapping and claims keep to what is free",
    ["customProviders.createProvider", "customProviders.updateProvider"],
    Effect.gen(function* () {
      for (const request of yield* both) {
        yield* ErrorCase.all(
          ["reserved parameter", request({ authorization_params: { state: "x" } })],
          ["parameter that is no text", request({ authorization_params: { prompt: 1 } })],
          ["protected field", request({ attribute_mapping: { email_verified: "x" } })],
          ["empty claim", request({ custom_claims_allowlist: ["groups", " "] })]
        )
      }
    })
  ),
  scenario(
    "a custom provider's URLs are https, with a name that leads outside",
    ["customProviders.createProvider", "customProviders.updateProvider"],
    Effect.gen(function* () {
      for (const request of yield* both) {
        const to = (token_url: string) => request({ token_url })
        yield* ErrorCase.all(
          ["malformed URL", to("https://%zz")],
          ["URL without encryption", to("http://192.0.2.1")],
          ["URL without a host", to("https://:443/")],
          ["URL to the server itself", to("https://localhost")],
          ["URL to the server itself", to("https://127.0.0.1")],
          ["URL of an unknown host", to("https://nobody.invalid")],
          ["URL to a loopback address", to("https://127.0.0.2")],
          ["URL to a private address", to("https://10.0.0.1")],
          ["URL to a link-local address", to("https://169.254.169.254")],
          ["URL to a multicast address", to("https://239.0.0.1")],
          ["URL to no address", to("https://[0:0:0:0:0:0:0:0]")]
        )
      }
    })
  ),
  scenario(
    "an issuer that does not respond is rejected",
    ["customProviders.createProvider"],
    ErrorCase.all([
      "discovery that fails",
      create({ provider_type: "oidc", issuer: "https://255.255.255.255", discovery_url: "https://255.255.255.255/x" })
    ])
  ),
  scenario(
    "an identifier that is not in the pattern is an error of the server",
    ["customProviders.createProvider", "customProviders.updateProvider"],
    Effect.gen(function* () {
      const path = yield* provider
      for (const identifier of ["custom:", "custom:Acme", "custom:a_b", `custom:${"a".repeat(44)}`]) {
        yield* ErrorCase.all(
          ["identifier that the database refuses", create({ identifier })],
          ["identifier that the database refuses, as before 2024", create({ identifier })]
        )
      }
      yield* ErrorCase.returned("name that the database refuses", {
        method: "PUT",
        path,
        body: { name: "x".repeat(101) }
      })
    })
  ),
  scenario(
    "a provider is on until it is switched off, and its lists are empty until they are filled",
    ["customProviders.createProvider", "customProviders.getProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const path = yield* provider
      const read = yield* customProviders.getProvider(path.slice(path.lastIndexOf("/") + 1))
      yield* Expect.equal(
        "switches",
        [read.enabled, read.pkce_enabled, read.email_optional, read.skip_nonce_check],
        [true, true, false, false]
      )
      yield* Expect.equal(
        "lists",
        [read.scopes, read.acceptable_client_ids, read.custom_claims_allowlist],
        [[], [], []]
      )
      yield* Expect.equal("maps", [read.attribute_mapping, read.authorization_params], [{}, {}])
    })
  ),
  scenario(
    "an empty text changes nothing, and an empty list does",
    ["customProviders.updateProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const path = yield* provider
      const identifier = path.slice(path.lastIndexOf("/") + 1)
      yield* customProviders.updateProvider(identifier, { scopes: ["a"], attribute_mapping: { name: "n" } })
      const same = yield* customProviders.updateProvider(identifier, { name: "", token_url: "" })
      yield* Expect.equal("unchanged", [same.name, same.token_url, same.scopes], ["Acme", `${host}/token`, ["a"]])
      const emptied = yield* customProviders.updateProvider(identifier, { scopes: [], attribute_mapping: {} })
      yield* Expect.equal("emptied", [emptied.scopes, emptied.attribute_mapping], [[], {}])
    })
  ),
  scenario(
    "a provider beyond the quota is refused, until another goes",
    ["customProviders.createProvider", "customProviders.deleteProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      const path = yield* provider
      yield* ErrorCase.returned("provider beyond the quota", create({}))
      yield* customProviders.deleteProvider(path.slice(path.lastIndexOf("/") + 1))
      yield* provider
    }),
    "quota"
  ),
  scenario(
    "a server without custom providers says so before anything else",
    ["customProviders.listProviders", "customProviders.getProvider"],
    Effect.gen(function* () {
      const { customProviders } = yield* GoTrueAdmin.GoTrueAdmin
      yield* ErrorCase.all(
        ["no bearer", { method: "GET", path: "/admin/custom-providers", token: null }],
        ["custom providers are off", { method: "GET", path: "/admin/custom-providers?type=x" }],
        ["custom providers are off", { method: "PUT", path: "/admin/custom-providers/x", body: {} }],
        ["custom providers are off", create({ name: "" })]
      )
      yield* Expect.failure("list", customProviders.listProviders(), "FeatureDisabled")
      yield* Expect.failure("get", customProviders.getProvider("custom:x"), "FeatureDisabled")
    }),
    "closed"
  )
]
