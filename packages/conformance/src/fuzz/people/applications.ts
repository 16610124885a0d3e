import type { Chance } from "../chance.js"
import { membersOf } from "../request.js"
import type { Make } from "./make.js"
import { admin, bearer, optional, post } from "./make.js"
import { challenge, redirects, verifier } from "./samples.js"

const client = (c: Chance): object => ({
  client_name: c.pick(["App", "Other"]),
  redirect_uris: [c.pick(["https://app.example.com/cb", "http://localhost:1/cb"])],
  ...optional(c, 0.3, { grant_types: ["authorization_code", "refresh_token"] }),
  ...optional(c, 0.4, { client_type: c.pick(["public", "confidential"]) }),
  ...optional(c, 0.3, { token_endpoint_auth_method: c.pick(["none", "client_secret_post", "client_secret_basic"]) })
})

const provider = (c: Chance): object => ({
  provider_type: "oauth2",
  identifier: c.pick(["custom:acme", "custom:beta"]),
  name: c.pick(["Acme", "B"]),
  client_id: "id",
  client_secret: "secret",
  authorization_url: "https://192.0.2.1/authorize",
  token_url: "https://192.0.2.1/token",
  userinfo_url: "https://192.0.2.1/userinfo",
  ...optional(c, 0.3, { scopes: ["a", "b"] }),
  ...optional(c, 0.3, { enabled: c.happens(0.5) })
})

const authorize = (c: Chance): string =>
  `/oauth/authorize?response_type=code&client_id={{oc.client_id}}&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&code_challenge=${challenge}&code_challenge_method=${c.pick(["S256", "s256"])}&state=x${c.pick(["", "&scope=openid%20email", "&scope=bad"])}`

/** What applications and identity providers do, and what admins do with them. */
export const applications: ReadonlyArray<Make> = [
  (c) => post("/admin/oauth/clients", client(c), { auth: admin, as: "oc" }),
  (c) => post("/oauth/clients/register", client(c), { as: "oc" }),
  () => ({ method: "GET", path: "/admin/oauth/clients", auth: admin }),
  (c) => ({
    method: "PUT",
    path: "/admin/oauth/clients/{{oc.client_id}}",
    members: membersOf(optional(c, 0.7, { client_name: "New" })),
    auth: admin
  }),
  () => ({ method: "DELETE", path: "/admin/oauth/clients/{{oc.client_id}}", auth: admin }),
  () => ({ method: "GET", path: "/admin/oauth/clients/{{oc.client_id}}", auth: admin }),
  () => ({ method: "POST", path: "/admin/oauth/clients/{{oc.client_id}}/regenerate_secret", auth: admin }),
  (c) => ({ method: "GET", path: authorize(c), as: "oa" }),
  (c) => ({ method: "GET", path: "/oauth/authorizations/{{oa@location|query:authorization_id}}", auth: bearer(c) }),
  (c) =>
    post(
      "/oauth/authorizations/{{oa@location|query:authorization_id}}/consent",
      { action: c.pick(["approve", "approve", "deny", "x"]) },
      { auth: bearer(c), as: "ok" }
    ),
  () => ({
    method: "POST",
    path: "/oauth/token",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Authorization: null },
    text: `grant_type=authorization_code&code={{ok.redirect_url|query:code}}&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&client_id={{oc.client_id}}&client_secret={{oc.client_secret}}&code_verifier=${verifier}`,
    as: "s"
  }),
  (c) => ({ method: "GET", path: "/oauth/userinfo", auth: bearer(c) }),
  (c) => ({ method: "GET", path: "/user/oauth/grants", auth: bearer(c) }),
  (c) => ({ method: "DELETE", path: "/user/oauth/grants?client_id={{oc.client_id}}", auth: bearer(c) }),
  (c) => post("/admin/custom-providers", provider(c), { auth: admin }),
  () => ({ method: "GET", path: "/admin/custom-providers", auth: admin }),
  (c) => ({
    method: "GET",
    path: `/admin/custom-providers/${c.pick(["custom:acme", "x", "custom%3Aacme"])}`,
    auth: admin
  }),
  (c) => ({
    method: "PUT",
    path: "/admin/custom-providers/custom:acme",
    members: membersOf(optional(c, 0.7, { name: "N" })),
    auth: admin
  }),
  () => ({ method: "DELETE", path: "/admin/custom-providers/custom:acme", auth: admin }),
  (c) => ({
    method: "GET",
    path: `/authorize?provider=${c.pick(["custom:acme", "github", "google", "", "x"])}&redirect_to=${encodeURIComponent(c.pick(redirects))}`
  }),
  (c) =>
    post(
      "/admin/sso/providers",
      {
        type: "saml",
        metadata_xml: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${c.pick(["urn:a", "urn:b"])}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"></IDPSSODescriptor></EntityDescriptor>`,
        ...optional(c, 0.6, { domains: [c.pick(["a.example", "b.example"])] })
      },
      { auth: admin, as: "sp" }
    ),
  () => ({ method: "GET", path: "/admin/sso/providers", auth: admin }),
  () => ({ method: "GET", path: "/admin/sso/providers/{{sp.id}}", auth: admin }),
  () => ({ method: "DELETE", path: "/admin/sso/providers/{{sp.id}}", auth: admin }),
  (c) => ({
    method: "PUT",
    path: "/admin/sso/providers/{{sp.id}}",
    members: membersOf(optional(c, 0.6, { domains: [c.pick(["a.example", "c.example"])] })),
    auth: admin
  }),
  (c) => post("/sso", { domain: c.pick(["x.example", "zzz.example"]) }),
  () => ({ method: "GET", path: "/settings" }),
  () => ({ method: "GET", path: "/health" }),
  () => ({ method: "GET", path: "/.well-known/openid-configuration" })
]
