/**
 * Calls through the library that together send every parameter which the server reads. Operations of which it reads no
 * more than the path are left out.
 */
import type { AdminError, GoTrueAdmin } from "@gotrue-effect/admin"
import { Duration } from "effect"
import type { Effect } from "effect"

type Call = (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, AdminError.AdminError>

const id = "a3c1e7d5-0001-4a4a-8b8b-00000000000a"
const factor = { userId: id, id }
const audience = "staff"
const email = "ann@example.com"
const data = { team: "a" }
const redirect_to = new URL("https://app.example.com/welcome")

const user = {
  role: "editor",
  email,
  phone: "15550001111",
  email_confirm: true,
  phone_confirm: true,
  user_metadata: { full_name: "Ann", old: null },
  app_metadata: { plan: "pro", trial: null },
  ban_duration: Duration.hours(2)
} as const
const unsaid = { email_confirm: false, phone_confirm: false, ban_duration: "none" } as const

const users: ReadonlyArray<Call> = [
  (admin) => admin.listUsers({ page: 2, perPage: 7, filter: "ann_%", sort: "created_at asc", audience }),
  (admin) => admin.listUsers({ cursor: "bmV4dA", limit: 9, sort: "created_at desc" }),
  (admin) => admin.createUser({ ...user, id, aud: audience, password: "secret-1" }),
  (admin) =>
    admin.createUser({
      ...unsaid,
      email,
      password_hash: "$2b$04$WSCaI7/M/a2PEysTR0MK4.C4St/VXI/9hG.stIl3nPZLIQXjka4Dm"
    }),
  (admin) => admin.updateUserById(id, { ...user, password: "secret-1" }),
  (admin) => admin.updateUserById(id, { ...unsaid, email: "", phone: "" }),
  (admin) => admin.deleteUser(id, { soft: true }),
  (admin) => admin.deleteUser(id),
  (admin) => admin.mfa.updateFactor(factor, { friendly_name: "tablet", phone: "15550001111" })
]

const links: ReadonlyArray<Call> = [
  (admin) => admin.inviteUserByEmail(email, { data, audience, redirectTo: "https://app.example.com/welcome?a=1&b=2" }),
  (admin) => admin.generateLink({ type: "signup", email, password: "secret-1", data, redirect_to, audience }),
  (admin) => admin.generateLink({ type: "invite", email, data }),
  (admin) => admin.generateLink({ type: "magiclink", email, data }),
  (admin) => admin.generateLink({ type: "recovery", email }),
  (admin) => admin.generateLink({ type: "email_change_current", email, new_email: "new@example.com" }),
  (admin) => admin.generateLink({ type: "email_change_new", email, new_email: "new@example.com" }),
  (admin) => admin.signOut("a.user.token"),
  (admin) => admin.signOut("a.user.token", "local"),
  (admin) => admin.signOut("a.user.token", "others")
]

const ssoProvider = {
  domains: ["example.com"],
  attribute_mapping: { keys: { email: { name: "mail", names: ["mail", "email"], default: "x", array: true } } },
  name_id_format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  resource_id: "customer-1",
  disabled: true
} as const
const metadata_url = new URL("https://idp.example.com/metadata")
const metadata_xml = "<EntityDescriptor/>"

const sso: ReadonlyArray<Call> = [
  (admin) => admin.sso.listProviders({ resourceId: "customer-1" }),
  (admin) => admin.sso.listProviders({ resourceIdPrefix: "customer-" }),
  (admin) => admin.sso.createProvider({ ...ssoProvider, metadata_url }),
  (admin) => admin.sso.createProvider({ metadata_xml, domains: [], disabled: false }),
  (admin) => admin.sso.getProvider({ resourceId: "customer-1" }),
  (admin) => admin.sso.updateProvider(id, { ...ssoProvider, metadata_url }),
  (admin) => admin.sso.updateProvider(id, { metadata_xml, domains: [], disabled: false, resource_id: "" })
]

const oauthClient = {
  redirect_uris: ["https://shop.example.com/callback"],
  grant_types: ["authorization_code", "refresh_token"],
  client_name: "Shop",
  client_uri: "https://shop.example.com",
  logo_uri: new URL("https://shop.example.com/logo.png"),
  token_endpoint_auth_method: "client_secret_post"
} as const

const oauth: ReadonlyArray<Call> = [
  (admin) => admin.oauth.createClient({ ...oauthClient, client_type: "confidential" }),
  (admin) => admin.oauth.createClient({ ...oauthClient, client_type: "public", token_endpoint_auth_method: "none" }),
  (admin) => admin.oauth.updateClient(id, oauthClient),
  (admin) => admin.oauth.updateClient(id, { token_endpoint_auth_method: "none" })
]

const customProvider = {
  name: "Acme",
  client_id: "acme-client",
  client_secret: "acme-secret",
  acceptable_client_ids: ["ios"],
  scopes: ["a", "b"],
  custom_claims_allowlist: ["groups"],
  pkce_enabled: false,
  enabled: false,
  email_optional: true,
  attribute_mapping: { name: "display_name" },
  authorization_params: { prompt: "login" }
}
const identifier = "custom:acme"
const empty = { acceptable_client_ids: [], scopes: [] }
const oidc = {
  issuer: "https://id.example.com",
  discovery_url: new URL("https://id.example.com/config"),
  skip_nonce_check: true
}
const oauth2 = {
  authorization_url: "https://id.example.com/authorize",
  token_url: new URL("https://id.example.com/token"),
  userinfo_url: "https://id.example.com/userinfo",
  jwks_uri: "https://id.example.com/keys"
}

const customProviders: ReadonlyArray<Call> = [
  ({ customProviders }) => customProviders.listProviders({ type: "oauth2" }),
  ({ customProviders }) => customProviders.listProviders({ type: "oidc" }),
  ({ customProviders }) =>
    customProviders.createProvider({ ...customProvider, ...oidc, identifier, provider_type: "oidc" }),
  ({ customProviders }) =>
    customProviders.createProvider({ ...customProvider, ...empty, ...oauth2, identifier, provider_type: "oauth2" }),
  ({ customProviders }) => customProviders.updateProvider(identifier, { ...customProvider, ...oidc, ...oauth2 }),
  ({ customProviders }) => customProviders.updateProvider(identifier, empty)
]

const audit: ReadonlyArray<Call> = [
  (admin) => admin.audit.listEntries({ page: 2, perPage: 7, author: "ann:x" }),
  (admin) => admin.audit.listEntries({ action: "login" }),
  (admin) => admin.audit.listEntries({ type: "team" })
]

export const calls = [...users, ...links, ...sso, ...oauth, ...customProviders, ...audit]
