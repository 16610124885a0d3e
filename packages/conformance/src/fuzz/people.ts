/** The requests of a sequence: what admins and users of a server do, each at random. */
import type { Chance } from "./chance.js"
import { membersOf } from "./request.js"
import type { Request } from "./request.js"

const ids = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
  "00000000-0000-4000-8000-000000000003"
] as const
const emails = ["ann@example.com", "bob@example.com", "Cy@Example.com"] as const
const phones = ["15550000001", "+15550000002"] as const
const passwords = ["correct horse 1", "battery staple 2", "short"] as const
const redirects = [
  "http://localhost:3000/welcome",
  "https://evil.example.com/",
  "https://app.example.com/welcome"
] as const
/** Of the first password, and quick to check. */
const cheapHash = "$2b$05$MIJGeqgbik9/toQZv94//u76FcaNVISagyuvg3pS.yxYqAbQI1rmG"
const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

type Make = (chance: Chance) => Request

const admin = "service_role"

/** The names under which sessions are remembered. */
const sessions = ["s", "t"] as const
const bearer = (chance: Chance) => `Bearer {{${chance.pick(sessions)}.access_token}}`

const post = (path: string, body: object, more: Partial<Request> = {}): Request => ({
  method: "POST",
  path,
  members: membersOf(body),
  ...more
})

const optional = (chance: Chance, probability: number, members: object): object =>
  chance.happens(probability) ? members : {}

const kindOfLink = ["signup", "invite", "magiclink", "recovery", "email_change_current", "email_change_new"] as const

const userBody = (chance: Chance): object => ({
  ...optional(chance, 0.8, { email: chance.pick(emails) }),
  ...optional(chance, 0.3, { phone: chance.pick(phones) }),
  ...optional(chance, 0.25, { password: chance.pick(passwords) }),
  ...optional(chance, 0.6, { email_confirm: chance.happens(0.8) }),
  ...optional(chance, 0.3, { phone_confirm: chance.happens(0.8) }),
  ...optional(chance, 0.3, {
    user_metadata: { full_name: "Ann", n: chance.below(3), [chance.pick(["a", "b"])]: null }
  }),
  ...optional(chance, 0.3, { app_metadata: { plan: "free", [chance.pick(["provider", "x"])]: "y" } }),
  ...optional(chance, 0.1, { ban_duration: chance.pick(["24h", "none", "1s", "x"]) }),
  ...optional(chance, 0.1, { role: chance.pick(["admin", "", "authenticated"]) }),
  ...optional(chance, 0.1, { aud: chance.pick(["other", ""]) })
})

const pkce = (chance: Chance): object =>
  optional(chance, 0.2, {
    code_challenge: challenge,
    code_challenge_method: chance.pick(["s256", "plain", "S256", "md5"])
  })

const adminSide: ReadonlyArray<Make> = [
  (c) => post("/admin/users", { ...optional(c, 0.7, { id: c.pick(ids) }), ...userBody(c) }, { auth: admin, as: "u" }),
  () =>
    post(
      "/admin/users",
      { id: ids[0], email: emails[0], password_hash: cheapHash, email_confirm: true },
      { auth: admin }
    ),
  (c) => post("/admin/users", { id: c.pick(ids), ...userBody(c) }, { auth: admin }),
  (c) => ({ method: "GET", path: `/admin/users/${c.pick(ids)}`, auth: admin }),
  (c) => ({
    method: "GET",
    path: `/admin/users?${c.pick(["", "page=1&per_page=1", "page=2&per_page=1", "filter=ann", "filter=Ann", "sort=created_at%20asc", "sort=email", "per_page=0", "limit=1", "cursor=x"])}`,
    auth: admin
  }),
  (c) => ({ method: "PUT", path: `/admin/users/${c.pick(ids)}`, members: membersOf(userBody(c)), auth: admin }),
  (c) => ({
    method: "DELETE",
    path: `/admin/users/${c.pick(ids)}`,
    auth: admin,
    ...(c.happens(0.5) ? { members: membersOf({ should_soft_delete: c.happens(0.5) }) } : {})
  }),
  (c) =>
    post(
      `/admin/generate_link`,
      {
        type: c.pick(kindOfLink),
        email: c.pick(emails),
        ...optional(c, 0.6, { password: c.pick(passwords) }),
        ...optional(c, 0.5, { new_email: c.pick(["new@example.com", ...emails]) }),
        ...optional(c, 0.3, { data: { a: 1 } }),
        ...optional(c, 0.3, { redirect_to: c.pick(redirects) })
      },
      { auth: admin, as: "l" }
    ),
  (c) => post("/invite", { email: c.pick(emails), ...optional(c, 0.3, { data: { a: "b" } }) }, { auth: admin }),
  () => ({ method: "GET", path: "/admin/audit", auth: admin }),
  (c) => ({
    method: "GET",
    path: `/admin/audit?query=${c.pick(["action:login", "type:user", "author:ann", "x"])}`,
    auth: admin
  }),
  (c) => ({ method: "GET", path: `/admin/users/${c.pick(ids)}/factors`, auth: admin }),
  (c) => ({ method: "DELETE", path: `/admin/users/${c.pick(ids)}/factors/{{f.id}}`, auth: admin }),
  (c) => ({
    method: "PUT",
    path: `/admin/users/${c.pick(ids)}/factors/{{f.id}}`,
    members: membersOf({
      ...optional(c, 0.6, { friendly_name: c.pick(["a", "b"]) }),
      ...optional(c, 0.4, { phone: c.pick(phones) })
    }),
    auth: admin
  }),
  (c) => ({ method: "GET", path: `/admin/users/${c.pick(ids)}/passkeys`, auth: admin }),
  (c) => ({ method: "DELETE", path: `/admin/users/${c.pick(ids)}/passkeys/{{p.id}}`, auth: admin })
]

const signingIn: ReadonlyArray<Make> = [
  (c) => post("/token?grant_type=password", { email: emails[0], password: passwords[0] }, { as: c.pick(sessions) }),
  (c) =>
    post(
      "/token?grant_type=password",
      { [c.pick(["email", "phone"])]: c.pick([...emails, ...phones]), password: c.pick(passwords) },
      { as: c.pick(sessions) }
    ),
  (c) => {
    const name = c.pick(sessions)
    return post(
      "/token?grant_type=refresh_token",
      { refresh_token: `{{${name}.refresh_token}}` },
      { as: c.pick(sessions) }
    )
  },
  (c) =>
    post(
      "/token?grant_type=pkce",
      { auth_code: "{{code@location|query:code}}", code_verifier: c.pick([verifier, challenge]) },
      { as: c.pick(sessions) }
    ),
  (c) =>
    post(
      "/signup",
      {
        ...(c.happens(0.7) ? { email: c.pick(emails) } : { phone: c.pick(phones) }),
        password: c.pick(passwords),
        ...optional(c, 0.3, { data: { full_name: "Zoë", email: "X@y.z" } }),
        ...pkce(c)
      },
      { as: c.pick(sessions) }
    ),
  (c) => post("/signup", optional(c, 0.4, { data: { a: 1 } }), { as: c.pick(sessions) }),
  (c) =>
    post("/otp", {
      ...(c.happens(0.7) ? { email: c.pick(emails) } : { phone: c.pick(phones) }),
      ...optional(c, 0.3, { create_user: c.happens(0.5) }),
      ...pkce(c)
    }),
  (c) => post("/magiclink", { email: c.pick(emails), ...optional(c, 0.3, { data: { a: 1 } }), ...pkce(c) }),
  (c) => post("/recover", { email: c.pick(emails), ...pkce(c) }),
  (c) =>
    post("/resend", {
      type: c.pick(["signup", "email_change", "sms", "phone_change", "x"]),
      ...(c.happens(0.7) ? { email: c.pick(emails) } : { phone: c.pick(phones) })
    }),
  (c) => ({ method: "GET", path: "{{l.action_link|target}}", as: c.pick(["code", "v"]) }),
  (c) =>
    post(
      "/verify",
      { type: c.pick(["{{l.verification_type}}", "email", "magiclink", "recovery"]), token_hash: "{{l.hashed_token}}" },
      { as: c.pick(sessions) }
    ),
  (c) =>
    post(
      "/verify",
      { type: "{{l.verification_type}}", token: "{{l.email_otp}}", email: c.pick(["{{l.email}}", ...emails]) },
      { as: c.pick(sessions) }
    ),
  (c) =>
    post("/verify", {
      type: c.pick(["sms", "phone_change", "signup", "email"]),
      token: "123456",
      ...(c.happens(0.5) ? { email: c.pick(emails) } : { phone: c.pick(phones) })
    })
]

const userSide: ReadonlyArray<Make> = [
  (c) => ({ method: "GET", path: "/user", auth: bearer(c) }),
  (c) => ({
    method: "PUT",
    path: "/user",
    members: membersOf({
      ...optional(c, 0.3, { email: c.pick(["new@example.com", ...emails]) }),
      ...optional(c, 0.2, { phone: c.pick(phones) }),
      ...optional(c, 0.3, { password: c.pick(passwords) }),
      ...optional(c, 0.4, { data: { full_name: c.pick(["B", "C"]), a: null } }),
      ...optional(c, 0.1, { app_metadata: { a: 1 } }),
      ...optional(c, 0.1, { nonce: "123456" }),
      ...pkce(c)
    }),
    auth: bearer(c)
  }),
  (c) => ({
    method: "POST",
    path: `/logout${c.pick(["", "?scope=local", "?scope=others", "?scope=global", "?scope=x"])}`,
    auth: bearer(c)
  }),
  (c) => ({ method: "GET", path: "/reauthenticate", auth: bearer(c) }),
  (c) =>
    post(
      "/factors",
      {
        factor_type: c.pick(["totp", "totp", "phone", "webauthn"]),
        friendly_name: c.pick(["a", "b", ""]),
        ...optional(c, 0.4, { phone: c.pick(phones) }),
        ...optional(c, 0.2, { issuer: "x" })
      },
      { auth: bearer(c), as: "f" }
    ),
  (c) =>
    post("/factors/{{f.id}}/challenge", optional(c, 0.2, { channel: c.pick(["sms", "whatsapp", "x"]) }), {
      auth: bearer(c),
      as: "c"
    }),
  (c) =>
    post(
      "/factors/{{f.id}}/verify",
      { challenge_id: "{{c.id}}", code: c.happens(0.8) ? "{{f.totp.secret|totp}}" : "000000" },
      { auth: bearer(c), as: c.pick(sessions) }
    ),
  (c) => ({ method: "DELETE", path: "/factors/{{f.id}}", auth: bearer(c) }),
  (c) => ({ method: "DELETE", path: "/user/identities/{{s.user.identities.0.identity_id}}", auth: bearer(c) }),
  (c) => ({ method: "GET", path: "/user/identities/authorize?provider=github", auth: bearer(c) }),
  (c) => post("/passkeys/registration/options", {}, { auth: bearer(c), as: "o" }),
  (c) =>
    post(
      "/passkeys/registration/verify",
      { challenge_id: "{{o.challenge_id}}", credential: `{{o.options|attest:${c.pick(["k", "m"])}}}` },
      { auth: bearer(c), as: "p" }
    ),
  (c) => ({ method: "GET", path: "/passkeys", auth: bearer(c) }),
  (c) => ({
    method: "PATCH",
    path: "/passkeys/{{p.id}}",
    members: membersOf({ friendly_name: c.pick(["x", ""]) }),
    auth: bearer(c)
  }),
  (c) => ({ method: "DELETE", path: "/passkeys/{{p.id}}", auth: bearer(c) }),
  () => post("/passkeys/authentication/options", {}, { as: "q" }),
  (c) =>
    post(
      "/passkeys/authentication/verify",
      { challenge_id: "{{q.challenge_id}}", credential: `{{q.options|assert:${c.pick(["k", "m"])}}}` },
      { as: c.pick(sessions) }
    )
]

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

const applications: ReadonlyArray<Make> = [
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

const all: ReadonlyArray<readonly [weight: number, makes: ReadonlyArray<Make>]> = [
  [4, adminSide],
  [4, signingIn],
  [4, userSide],
  [2, applications]
]
const weighted = all.flatMap(([weight, makes]) => Array.from({ length: weight }, () => makes))

/** One request that somebody may send. */
export const someRequest: Make = (chance) => {
  const make = chance.some(chance.some(weighted) ?? adminSide)
  return make === undefined ? { method: "GET", path: "/health" } : make(chance)
}

/** A user with a password who has signed in. */
export const beginning: ReadonlyArray<Request> = [
  post(
    "/admin/users",
    { id: ids[0], email: emails[0], password_hash: cheapHash, email_confirm: true },
    { auth: admin, as: "u" }
  ),
  post("/token?grant_type=password", { email: emails[0], password: passwords[0] }, { as: "s" })
]

/** What the server remembers after all that. */
export const probes: ReadonlyArray<Request> = [
  { method: "GET", path: "/admin/users", auth: admin },
  { method: "GET", path: "/admin/audit", auth: admin },
  { method: "GET", path: `/admin/users/${ids[0]}/factors`, auth: admin },
  { method: "GET", path: "/user", auth: "Bearer {{s.access_token}}" }
]
