/** What no client sends: other values in a body, other routes, methods, headers, tokens and bytes. */
import type { Chance } from "./chance.js"
import type { Members, Request } from "./request.js"
import { texts, values } from "./values.js"

/** Puts another value in the place of one member, adds one, spells one in upper case, or names one twice. */
const spoilMembers = (chance: Chance, members: Members): Members => {
  const at = chance.below(members.length)
  const value = chance.pick(chance.happens(0.5) ? texts : values)
  const [name = "email", json = "null"] = members[at] ?? []
  switch (chance.below(6)) {
    case 0:
      return [...members, [name.toUpperCase(), value]]
    case 1:
      return [...members, [name, value]]
    case 2:
      return members.filter((_, i) => i !== at)
    case 3:
      return [
        ...members,
        [
          chance.pick([
            "data",
            "email",
            "phone",
            "redirect_to",
            "channel",
            "user_metadata",
            "app_metadata",
            "friendly_name",
            "nonce",
            "id",
            "role"
          ]),
          value
        ]
      ]
    default:
      return members.map((each, i) => (i === at ? [name, chance.happens(0.9) ? value : `[${json}]`] : each))
  }
}

const bodies = [
  "",
  " ",
  "{",
  "{}",
  "[]",
  "null",
  "nul",
  "tru",
  "-",
  "0",
  '"',
  '"\\',
  '"\\u12',
  "{}{}",
  "{} x",
  '{"a"',
  '{"a":',
  '{"a":1,',
  "\ufeff{}",
  '{"email":}',
  "{'a':1}",
  "[1,]",
  '{"a":1,}',
  "01",
  "1.",
  "1e",
  "\u0000",
  '{"email":"a\u0001"}',
  '{"email":"\\x"}',
  "// c\n{}",
  "nan",
  "Infinity",
  `${"[".repeat(10_001)}`,
  `{"data":${"[".repeat(4000)}${"]".repeat(4000)}}`
] as const

/** Bodies that are no UTF-8, in base64. */
const bytes = [
  Buffer.from([0x22, 0xff, 0x22]),
  Buffer.concat([
    Buffer.from('{"email":"ann@example.com","data":{"a":"'),
    Buffer.from([0xff, 0xc3, 0x28]),
    Buffer.from('"},"user_metadata":{"b":"'),
    Buffer.from([0xe2, 0x82]),
    Buffer.from('"}}')
  ]),
  Buffer.concat([
    Buffer.from('{"email":"'),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from('@example.com","password":"correct horse 1"}')
  ]),
  Buffer.concat([
    Buffer.from('{"'),
    Buffer.from([0xff]),
    Buffer.from('":1,"email":"b@example.com","phone":"'),
    Buffer.from([0xc0, 0x80]),
    Buffer.from('"}')
  ])
].map((body) => body.toString("base64"))

const queries = [
  "page=0",
  "page=-1",
  "page=1.5",
  "page=x",
  "page=",
  "page=%FF",
  "page=99999999999999999999",
  "page=1&page=2",
  "per_page=0",
  "per_page=-1",
  "per_page=1000000",
  "per_page=x",
  "filter=%25",
  "filter=_",
  "filter=%5C",
  "filter=%C4%B0",
  "filter=i",
  "filter=%FF",
  "filter=%00",
  "filter=",
  "sort=x",
  "sort=created_at",
  "sort=created_at%20desc",
  "sort=%27",
  "limit=2",
  "cursor=",
  "cursor=AAAA",
  "query=action:%25",
  "query=author:",
  "query=:",
  "query=type:%00",
  "grant_type=x",
  "grant_type=%FF",
  "scope=%ff",
  "a=%",
  "a=%zz",
  "a;b=c",
  "redirect_to=%00",
  "redirect_to=http://localhost:3000/%ff",
  "redirect_to=http://localhost:3000/%E2%80%A8",
  "redirect_to=//x",
  "redirect_to=javascript:1",
  "redirect_to=http%3A%2F%2Flocalhost%3A3000%2Fa%3Fb%3Dc%23d",
  "type=%ff",
  "token=%00",
  "provider=%C4%B0",
  "provider=%00",
  "provider=%FF",
  "provider=GITHUB",
  "provider=email",
  "apikey=x"
] as const

const paths = [
  "",
  "/",
  "//",
  "/admin",
  "/admin/",
  "/admin//users",
  "/admin/users/",
  "/admin/users//",
  "/admin/users//factors",
  "/admin/users/%00",
  "/admin/users/x",
  "/admin/users/%FF",
  "/Admin/Users",
  "/admin/users/00000000-0000-4000-8000-000000000001/",
  "/admin/users/00000000-0000-4000-8000-000000000001/factors/",
  "/admin/users/00000000-0000-4000-8000-000000000001/factors//",
  "/admin/users/00000000-0000-4000-8000-000000000001/factors/x",
  "/admin/users/00000000-0000-4000-8000-000000000001/passkeys/x",
  "/admin/users/00000000-0000-4000-8000-000000000001/passkeys//",
  "/admin/users/%7B00000000-0000-4000-8000-000000000001%7D",
  "/admin/users/00000000000040008000000000000001",
  "/admin/users/../users",
  "/admin/./users",
  "/admin/%75sers",
  "/admin/users%2F",
  "/admin/custom-providers//",
  "/admin/custom-providers/",
  "/admin/custom-providers/x",
  "/admin/custom-providers/%FF",
  "/admin/custom-providers/a/b",
  "/admin/sso/providers//",
  "/admin/sso/providers/x",
  "/admin/sso/providers/resource_",
  "/admin/sso/providers/resource_%FF",
  "/admin/oauth/clients//",
  "/admin/oauth/clients/x",
  "/admin/oauth/clients/x/regenerate_secret",
  "/admin/oauth",
  "/admin/sso",
  "/oauth/authorizations//consent",
  "/oauth/authorizations//",
  "/oauth/authorizations/x",
  "/oauth/authorizations/x/consent",
  "/oauth/token",
  "/oauth/authorize",
  "/oauth/userinfo",
  "/oauth/clients/register/",
  "/oauth/x",
  "/oauth",
  "/factors",
  "/factors/",
  "/factors//",
  "/factors//verify",
  "/factors/x/verify",
  "/factors/x",
  "/passkeys",
  "/passkeys/",
  "/passkeys//",
  "/passkeys/x",
  "/passkeys/registration/options",
  "/passkeys/registration",
  "/passkeys/authentication/",
  "/user",
  "/user/",
  "/user//",
  "/user/identities",
  "/user/identities/",
  "/user/identities//",
  "/user/identities/x",
  "/user/identities/authorize",
  "/user/oauth/grants",
  "/user/oauth/grants/",
  "/reauthenticate",
  "/reauthenticate/",
  "/verify",
  "/verify/",
  "/signup/",
  "/token/",
  "/token",
  "/logout/",
  "/otp/",
  "/sso",
  "/sso/",
  "/sso/saml",
  "/sso/saml/acs",
  "/callback",
  "/callback/",
  "/callback/x",
  "/authorize/",
  "/authorize",
  "/settings/",
  "/settings",
  "/health/",
  "/health",
  "/.well-known/jwks.json",
  "/.well-known/jwks.json/",
  "/.well-known",
  "/scim/v2/Users",
  "/scim/v2/",
  "/scim/v2",
  "/invite/",
  "/invite",
  "/magiclink",
  "/recover",
  "/resend",
  "/%c3%a9",
  "/%",
  "/%zz",
  "/a%2Fb",
  "/x?y",
  "/health?x",
  "/health#x",
  "*",
  "http://127.0.0.1/health",
  "/;/x",
  "/metrics"
] as const

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "LINK"] as const

type Token = NonNullable<Request["auth"]>
const claims = { role: "service_role", exp: "+3600" }
const tokens: readonly [Token, ...ReadonlyArray<Token>] = [
  "service_role",
  "supabase_admin",
  "anon",
  "authenticated",
  "Bearer",
  "Bearer ",
  "Bearer x",
  "bearer a.b.c",
  "BEARER  a.b.c",
  "Basic eDp5",
  "Bearer a b",
  "Bearer .",
  "Bearer ..",
  "Bearer a.b.c.d",
  "Bearer eyJhbGciOiJIUzI1NiJ9\u00a0.b.c",
  "Bearer \u00e9.b.c",
  "Bearer e30.e30.",
  "Bearer bnVsbA.bnVsbA.",
  "Bearer W10.W10.x",
  "Bearer eyJhbGciOiJub25lIn0.e30.",
  { claims: { ...claims, exp: 1e300 } },
  { claims: { ...claims, exp: -1 } },
  { claims: { ...claims, exp: "x" } },
  { claims: { ...claims, exp: null } },
  { claims: { ...claims, exp: 1.5 } },
  { claims: { ...claims, exp: 9_999_999_999_999 } },
  { claims: { ...claims, nbf: "+60" } },
  { claims: { ...claims, iat: "+60" } },
  { claims: { ...claims, iat: 1e300 } },
  { claims: { ...claims, nbf: 1e19 } },
  { claims: { ...claims, aud: "x" } },
  { claims: { ...claims, aud: ["a", "b"] } },
  { claims: { ...claims, aud: 7 } },
  { claims: { ...claims, aud: [] } },
  { claims: { ...claims, aud: null } },
  { claims: { ...claims, aud: [1] } },
  { claims: { ...claims, sub: "x" } },
  { claims: { ...claims, sub: 7 } },
  { claims: { ...claims, session_id: "x" } },
  { claims: { ...claims, session_id: "00000000-0000-4000-8000-000000000001" } },
  { claims: { ...claims, amr: [{ method: "x", timestamp: 1e19 }] } },
  { claims: { ...claims, amr: [{ method: "x", timestamp: 1.5 }] } },
  { claims: { ...claims, amr: ["x", 1] } },
  { claims: { ...claims, amr: "x" } },
  { claims: { ...claims, amr: [{ method: 1, timestamp: "x" }] } },
  { claims: { ...claims, amr: [{ METHOD: "x", Timestamp: -5 }] } },
  { claims: { ...claims, amr: null } },
  { claims: { ...claims, role: 1 } },
  { claims: { ...claims, role: "service_role " } },
  { claims: { ...claims, role: "" } },
  { claims: { exp: "+60" } },
  { claims: { ...claims, email: 1 } },
  { claims: { ...claims, app_metadata: [] } },
  { claims: { ...claims, user_metadata: null } },
  { claims: { ...claims, is_anonymous: "x" } },
  { claims: { ...claims, is_anonymous: true } },
  { claims: { ...claims, ROLE: "anon" } },
  { claims, header: { alg: "none" } },
  { claims, header: { alg: "HS512" } },
  { claims, header: { alg: "RS256" }, signature: "x" },
  { claims, header: { alg: 7 }, signature: "x" },
  { claims, header: { kid: "x" } },
  { claims, header: { kid: 7 } },
  { claims, header: { typ: 1 } },
  { claims, header: { crit: ["x"] } },
  { claims, signature: "" },
  { claims, signature: "!!" },
  { claims, secret: "another secret of thirty-two characters" },
  { claims: { role: "authenticated", exp: "+60", sub: "00000000-0000-4000-8000-000000000001" } },
  { claims: { role: "authenticated", exp: "+60", sub: "00000000-0000-4000-8000-000000000001", is_anonymous: true } },
  { claims: { role: "authenticated", exp: "+60", sub: "00000000-0000-4000-8000-000000000009" } },
  { claims: { role: "authenticated", exp: "+60", sub: "{00000000-0000-4000-8000-000000000001}" } },
  { claims: { role: "authenticated", exp: "+60", sub: "" } },
  { claims: { role: "authenticated", exp: "+60", sub: "00000000-0000-0000-0000-000000000000" } }
]

const headers: ReadonlyArray<NonNullable<Request["headers"]>> = [
  { "Content-Type": "application/x-www-form-urlencoded" },
  { "Content-Type": "application/x-www-form-urlencoded", redirect_to: "http://localhost:3000" },
  { "Content-Type": "multipart/form-data; boundary=x" },
  { "Content-Type": "multipart/form-data; boundary=x", redirect_to: "http://localhost:3000" },
  { "Content-Type": "text/plain" },
  { "Content-Type": null },
  { "Content-Type": "application/json; charset=latin1" },
  { "Content-Type": "x" },
  { redirect_to: "http://localhost:3000/welcome" },
  { redirect_to: "\u00c3\u00a9" },
  { redirect_to: "\u00ff" },
  { Referer: "http://localhost:3000/welcome" },
  { Referer: "https://app.example.com/welcome" },
  { Referer: "\u00ff" },
  { "X-JWT-AUD": "other" },
  { "X-JWT-AUD": "\u00e9" },
  { "X-JWT-AUD": "\u00c3\u00a9" },
  { "X-JWT-AUD": "" },
  { "X-Supabase-Api-Version": "2024-01-01" },
  { "X-Supabase-Api-Version": "2025-01-01" },
  { "X-Supabase-Api-Version": "x" },
  { "X-Supabase-Api-Version": "2023-01-01" },
  { Origin: "http://localhost:3000" },
  { Origin: "\u00e9" },
  { Origin: "null" },
  { Origin: "http://a", "Access-Control-Request-Method": "PUT" },
  { "Access-Control-Request-Method": "POST" },
  { Origin: "http://a", "Access-Control-Request-Method": "X" },
  {
    Origin: "http://a",
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "x-a, Authorization"
  },
  { "X-Forwarded-For": "1.2.3.4, 5.6.7.8" },
  { "X-Forwarded-For": "x" },
  { "X-Forwarded-For": "::1" },
  { "X-Forwarded-For": "\u00e9" },
  { "Sb-Forwarded-For": "9.9.9.9" },
  { "User-Agent": "\u00e9" },
  { "User-Agent": "\u00c3\u00a9" },
  { "User-Agent": "x" },
  { "X-Request-Id": "abc" },
  { "X-Request-Id": "\u00e9" },
  { "X-Forwarded-Host": "a.example" },
  { "X-Forwarded-Proto": "https" },
  { Accept: "text/html" },
  { "X-Client": "a" },
  { "Accept-Encoding": "gzip" },
  { Cookie: "a=b" }
]

/** Spoils one thing about a request. */
export const spoil = (chance: Chance, request: Request): Request => {
  switch (chance.below(request.members === undefined ? 4 : 9)) {
    case 0:
      return { ...request, auth: chance.pick(tokens) }
    case 1:
      return { ...request, headers: { ...request.headers, ...chance.some(headers) } }
    case 2:
      return { ...request, path: `${request.path}${request.path.includes("?") ? "&" : "?"}${chance.pick(queries)}` }
    case 3:
      return chance.happens(0.3)
        ? { ...request, method: chance.pick(methods) }
        : {
            ...request,
            members: undefined,
            ...(chance.happens(0.8) ? { text: chance.pick(bodies) } : { bytes: chance.some(bytes) })
          }
    default:
      return { ...request, members: spoilMembers(chance, request.members ?? []) }
  }
}

/** A request to somewhere, by somebody. */
export const elsewhere = (chance: Chance): Request => {
  const path = chance.pick(paths)
  const method = chance.pick(methods)
  const target = chance.happens(0.3) && !path.includes("?") && path !== "*" ? `${path}?${chance.pick(queries)}` : path
  return {
    method,
    path: target,
    auth: chance.happens(0.6)
      ? "service_role"
      : chance.happens(0.5)
        ? "Bearer {{s.access_token}}"
        : chance.pick(tokens),
    ...(chance.happens(0.2) ? { headers: chance.some(headers) } : {}),
    ...(method !== "GET" && method !== "HEAD" && chance.happens(0.5) ? { text: chance.pick(bodies) } : {})
  }
}
