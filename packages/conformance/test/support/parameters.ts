/**
 * What the server reads from a request for admins, as data: by route, every member of the query, the body and the
 * headers, with values that must be seen on the wire. Written from the server's handlers, not from the library. Routes of
 * which it reads no more than the path are left out.
 */

interface Parameters {
  readonly query?: Values
  readonly body?: Values
  readonly headers?: Values
}

/** By name, all the values that must be seen, each in some request. */
interface Values {
  readonly [name: string]: ReadonlyArray<unknown>
}

const audience = { "x-jwt-aud": ["staff"] }

const user = {
  role: ["editor"],
  email: ["ann@example.com"],
  phone: ["15550001111"],
  password: ["secret-1"],
  email_confirm: [true, false],
  phone_confirm: [true, false],
  user_metadata: [{ full_name: "Ann", old: null }],
  app_metadata: [{ plan: "pro", trial: null }],
  ban_duration: ["7200s", "none"]
}

const urls = {
  issuer: ["https://id.example.com"],
  discovery_url: ["https://id.example.com/config"],
  skip_nonce_check: [true],
  authorization_url: ["https://id.example.com/authorize"],
  token_url: ["https://id.example.com/token"],
  userinfo_url: ["https://id.example.com/userinfo"],
  jwks_uri: ["https://id.example.com/keys"]
}

const customProvider = {
  name: ["Acme"],
  client_id: ["acme-client"],
  client_secret: ["acme-secret"],
  acceptable_client_ids: [["ios"], []],
  scopes: [["a", "b"], []],
  custom_claims_allowlist: [["groups"]],
  pkce_enabled: [false],
  enabled: [false],
  email_optional: [true],
  attribute_mapping: [{ name: "display_name" }],
  authorization_params: [{ prompt: "login" }],
  ...urls
}

const ssoProvider = {
  metadata_url: ["https://idp.example.com/metadata"],
  metadata_xml: ["<EntityDescriptor/>"],
  domains: [["example.com"], []],
  attribute_mapping: [{ keys: { email: { name: "mail", names: ["mail", "email"], default: "x", array: true } } }],
  name_id_format: ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"],
  resource_id: ["customer-1"],
  disabled: [true, false]
}

const oauthClient = {
  redirect_uris: [["https://shop.example.com/callback"]],
  grant_types: [["authorization_code", "refresh_token"]],
  client_name: ["Shop"],
  client_uri: ["https://shop.example.com"],
  logo_uri: ["https://shop.example.com/logo.png"],
  token_endpoint_auth_method: ["client_secret_post", "none"]
}

export const parameters: { readonly [route: string]: Parameters } = {
  "GET /admin/users": {
    query: {
      page: ["2"],
      per_page: ["7"],
      filter: ["ann_%"],
      sort: ["created_at asc", "created_at desc"],
      cursor: ["bmV4dA"],
      limit: ["9"]
    },
    headers: audience
  },
  "POST /admin/users": {
    body: {
      ...user,
      id: ["a3c1e7d5-0001-4a4a-8b8b-00000000000a"],
      // Also what `X-JWT-AUD` would say, which this wins over.
      aud: ["staff"],
      password_hash: ["$2b$04$WSCaI7/M/a2PEysTR0MK4.C4St/VXI/9hG.stIl3nPZLIQXjka4Dm"]
    }
  },
  "PUT /admin/users/{user_id}": { body: { ...user, email: ["ann@example.com", ""], phone: ["15550001111", ""] } },
  "DELETE /admin/users/{user_id}": { body: { should_soft_delete: [true, false] } },
  "PUT /admin/users/{user_id}/factors/{factor_id}": { body: { friendly_name: ["tablet"], phone: ["15550001111"] } },
  "POST /invite": {
    query: { redirect_to: ["https://app.example.com/welcome?a=1&b=2"] },
    body: { email: ["ann@example.com"], data: [{ team: "a" }] },
    headers: audience
  },
  "POST /admin/generate_link": {
    body: {
      type: ["signup", "invite", "magiclink", "recovery", "email_change_current", "email_change_new"],
      email: ["ann@example.com"],
      new_email: ["new@example.com"],
      password: ["secret-1"],
      data: [{ team: "a" }],
      redirect_to: ["https://app.example.com/welcome"]
    },
    headers: audience
  },
  "GET /admin/audit": {
    query: { page: ["2"], per_page: ["7"], query: ["author:ann:x", "action:login", "type:team"] }
  },
  "GET /admin/sso/providers": { query: { resource_id: ["customer-1"], resource_id_prefix: ["customer-"] } },
  "POST /admin/sso/providers": { body: { type: ["saml"], ...ssoProvider } },
  "PUT /admin/sso/providers/{idp_id}": { body: { ...ssoProvider, resource_id: ["customer-1", ""] } },
  "POST /admin/oauth/clients": { body: { ...oauthClient, client_type: ["confidential", "public"] } },
  "PUT /admin/oauth/clients/{client_id}": { body: oauthClient },
  "GET /admin/custom-providers": { query: { type: ["oauth2", "oidc"] } },
  "POST /admin/custom-providers": {
    body: { ...customProvider, provider_type: ["oauth2", "oidc"], identifier: ["custom:acme"] }
  },
  "PUT /admin/custom-providers/{identifier}": { body: customProvider },
  // Under a user's token, which the library takes as an argument.
  "POST /logout": { query: { scope: ["global", "local", "others"] } }
}

/** What the server reads from any request, whatever its route. */
export const everywhere = {
  "x-jwt-aud": "staff",
  redirect_to: "https://app.example.com/welcome",
  referer: "https://app.example.com/welcome",
  "x-forwarded-for": "192.0.2.7",
  "x-forwarded-host": "auth.example.com",
  "x-forwarded-proto": "https",
  "sb-forwarded-for": "192.0.2.7",
  "user-agent": "support-tool"
}
