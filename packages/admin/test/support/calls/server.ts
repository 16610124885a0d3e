/** SSO providers, the audit log, and what the server says of itself. */
import { Endpoints } from "../../../src/index.js"
import * as Fixture from "../fixtures.js"
import { json } from "../stub.js"
import type { Calls } from "./call.js"
import { bare, ids, planted } from "./call.js"

const { audit, server: table, sso } = Endpoints.groups

export const server: Calls = {
  "sso.listProviders": {
    endpoint: sso.listProviders,
    run: (admin) => admin.sso.listProviders({ resourceIdPrefix: planted.filter }),
    response: json({ items: [Fixture.ssoProvider] }),
    sent: { ...bare("GET", "/admin/sso/providers"), query: { resource_id_prefix: planted.filter } }
  },
  "sso.createProvider": {
    endpoint: sso.createProvider,
    run: (admin) => admin.sso.createProvider({ metadata_url: new URL(planted.redirect), domains: [planted.filter] }),
    response: json(Fixture.ssoProvider, 201),
    sent: {
      ...bare("POST", "/admin/sso/providers"),
      body: { type: "saml", metadata_url: planted.redirect, domains: [planted.filter] }
    }
  },
  "sso.getProvider": {
    endpoint: sso.getProvider,
    run: (admin, { provider }) => admin.sso.getProvider(provider),
    response: json(Fixture.ssoProvider),
    sent: bare("GET", `/admin/sso/providers/${ids.provider}`)
  },
  "sso.updateProvider": {
    endpoint: sso.updateProvider,
    run: (admin, { provider }) => admin.sso.updateProvider(provider, { domains: [], resource_id: planted.filter }),
    response: json(Fixture.ssoProvider),
    sent: {
      ...bare("PUT", `/admin/sso/providers/${ids.provider}`),
      body: { domains: [], resource_id: planted.filter }
    }
  },
  "sso.deleteProvider": {
    endpoint: sso.deleteProvider,
    run: (admin, { provider }) => admin.sso.deleteProvider(provider),
    response: json(Fixture.ssoProvider),
    sent: bare("DELETE", `/admin/sso/providers/${ids.provider}`)
  },
  "audit.listEntries": {
    endpoint: audit.listEntries,
    run: (admin) => admin.audit.listEntries({ page: 3, author: planted.email }),
    response: { ...json([]), headers: Fixture.pageHeaders },
    sent: { ...bare("GET", "/admin/audit"), query: { page: "3", query: `author:${planted.email}` } }
  },
  "server.health": {
    endpoint: table.health,
    run: (admin) => admin.server.health(),
    response: json({
      version: "v2.196.0",
      name: "GoTrue",
      description: "GoTrue is a user registration and authentication API"
    }),
    sent: bare("GET", "/health")
  },
  "server.settings": {
    endpoint: table.settings,
    run: (admin) => admin.server.settings(),
    response: json({
      external: { email: true, google: false },
      disable_signup: false,
      mailer_autoconfirm: false,
      phone_autoconfirm: false,
      sms_provider: "",
      saml_enabled: false
    }),
    sent: bare("GET", "/settings")
  },
  "server.jwks": {
    endpoint: table.jwks,
    run: (admin) => admin.server.jwks(),
    response: json({ keys: [{ kty: "EC", kid: "1" }] }),
    sent: bare("GET", "/.well-known/jwks.json")
  }
}
