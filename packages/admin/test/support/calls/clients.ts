/** OAuth clients and custom providers. */
import { Redacted } from "effect"
import { Endpoints } from "../../../src/index.js"
import * as Fixture from "../fixtures.js"
import { json } from "../stub.js"
import type { Calls } from "./call.js"
import { bare, ids, planted } from "./call.js"

const { customProviders, oauth } = Endpoints.groups
const { client_secret: _, ...client } = Fixture.oauthClient

const provider = {
  provider_type: "oidc",
  identifier: "custom:acme",
  name: planted.name,
  client_id: "acme-client",
  client_secret: planted.password
} as const

export const clients: Calls = {
  "oauth.listClients": {
    endpoint: oauth.listClients,
    run: (admin) => admin.oauth.listClients(),
    response: json({ clients: [client] }),
    sent: bare("GET", "/admin/oauth/clients")
  },
  "oauth.createClient": {
    endpoint: oauth.createClient,
    run: (admin) =>
      admin.oauth.createClient({ redirect_uris: [planted.redirect], client_name: planted.name, client_type: "public" }),
    response: json(Fixture.oauthClient, 201),
    sent: {
      ...bare("POST", "/admin/oauth/clients"),
      body: { redirect_uris: [planted.redirect], client_name: planted.name, client_type: "public" }
    }
  },
  "oauth.getClient": {
    endpoint: oauth.getClient,
    run: (admin, { clientId }) => admin.oauth.getClient(clientId),
    response: json(client),
    sent: bare("GET", `/admin/oauth/clients/${ids.clientId}`)
  },
  "oauth.updateClient": {
    endpoint: oauth.updateClient,
    run: (admin, { clientId }) => admin.oauth.updateClient(clientId, { client_uri: new URL(planted.redirect) }),
    response: json(client),
    sent: { ...bare("PUT", `/admin/oauth/clients/${ids.clientId}`), body: { client_uri: planted.redirect } }
  },
  "oauth.deleteClient": {
    endpoint: oauth.deleteClient,
    run: (admin, { clientId }) => admin.oauth.deleteClient(clientId),
    response: { status: 204 },
    sent: bare("DELETE", `/admin/oauth/clients/${ids.clientId}`)
  },
  "oauth.regenerateClientSecret": {
    endpoint: oauth.regenerateClientSecret,
    run: (admin, { clientId }) => admin.oauth.regenerateClientSecret(clientId),
    response: json(Fixture.oauthClient),
    sent: bare("POST", `/admin/oauth/clients/${ids.clientId}/regenerate_secret`)
  },
  "customProviders.listProviders": {
    endpoint: customProviders.listProviders,
    run: (admin) => admin.customProviders.listProviders({ type: "oidc" }),
    response: json({ providers: [Fixture.customProvider] }),
    sent: { ...bare("GET", "/admin/custom-providers"), query: { type: "oidc" } }
  },
  "customProviders.createProvider": {
    endpoint: customProviders.createProvider,
    run: (admin) => admin.customProviders.createProvider({ ...provider, issuer: new URL("https://id.example.com") }),
    response: json(Fixture.customProvider, 201),
    sent: {
      ...bare("POST", "/admin/custom-providers"),
      body: { ...provider, issuer: "https://id.example.com/" }
    }
  },
  "customProviders.getProvider": {
    endpoint: customProviders.getProvider,
    run: (admin, { identifier }) => admin.customProviders.getProvider(identifier),
    response: json(Fixture.customProvider),
    sent: bare("GET", "/admin/custom-providers/custom:acme")
  },
  "customProviders.updateProvider": {
    endpoint: customProviders.updateProvider,
    run: (admin, { identifier }) =>
      admin.customProviders.updateProvider(identifier, {
        client_secret: Redacted.make(planted.password),
        attribute_mapping: { name: planted.name }
      }),
    response: json(Fixture.customProvider),
    sent: {
      ...bare("PUT", "/admin/custom-providers/custom:acme"),
      body: { client_secret: planted.password, attribute_mapping: { name: planted.name } }
    }
  },
  "customProviders.deleteProvider": {
    endpoint: customProviders.deleteProvider,
    run: (admin, { identifier }) => admin.customProviders.deleteProvider(identifier),
    response: { status: 204 },
    sent: bare("DELETE", "/admin/custom-providers/custom:acme")
  }
}
