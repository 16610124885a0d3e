/** Requests of every kind that a client could send: mostly almost right, so that they get far. */
import { FastCheck } from "effect"
import type { Exchange } from "../../src/index.js"
import { Route, Token } from "../../src/index.js"

/** What stands for something that the emulator holds, and is filled in when the request is sent. */
export const placeholders = ["USER", "OTHER", "FACTOR", "CLIENT", "SSO", "ACCESS", "REFRESH", "HASH"] as const

const held = FastCheck.constantFrom(...placeholders.map((name) => `«${name}»`))

const hostileText = FastCheck.constantFrom(
  "",
  " ",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "..",
  "%",
  "%00",
  "%2e%2e",
  "\u0000",
  "\ud800",
  "ı",
  "' or 1=1 --",
  "a".repeat(300),
  "é".repeat(80),
  "00000000-0000-0000-0000-000000000000",
  "2024-01-01T00:00:00Z",
  "-1",
  "password",
  "refresh_token",
  "pkce",
  "1e999",
  "99999999999999999999",
  "0x10",
  "resource_x",
  "custom:acme",
  "$2a$10$abcdefghijklmnopqrstuv",
  "$argon2id$v=19$m=999999999,t=1,p=1$YWFhYWFhYWE$YQ",
  "http://[::1",
  "javascript:alert(1)"
)

const address = FastCheck.constantFrom(
  "ann@example.com",
  "bob@example.com",
  "ANN@EXAMPLE.COM",
  "new@example.com",
  "a@b",
  "+15550001",
  "15550001",
  "not an address"
)

const text = FastCheck.oneof(hostileText, address, held, FastCheck.fullUnicodeString({ maxLength: 12 }))

const number = FastCheck.constantFrom(0, -0, 1, -1, 50, 1e9, 1e21, 1.5, Number.MAX_SAFE_INTEGER, -1e308)

const scalar = FastCheck.oneof(text, number, FastCheck.boolean(), FastCheck.constant(null))

const names = [
  ..."email phone password password_hash id aud role data user_metadata app_metadata email_confirm ban_duration".split(
    " "
  ),
  ..."type token token_hash new_email redirect_to refresh_token auth_code code_verifier code_challenge nonce".split(
    " "
  ),
  ..."code_challenge_method create_user channel factor_type friendly_name issuer code challenge_id credential".split(
    " "
  ),
  ..."domains metadata_xml metadata_url attribute_mapping resource_id disabled should_soft_delete provider".split(" "),
  ..."client_id client_secret client_name redirect_uris grant_types token_endpoint_auth_method client_type".split(" "),
  ..."identifier name provider_type scopes provider_id domain gotrue_meta_security id_token chain message".split(" "),
  ..."signature challenge state scope response_type decision __proto__ constructor toString".split(" ")
]

const { value } = FastCheck.letrec<{ value: unknown }>((tie) => ({
  value: FastCheck.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    FastCheck.array(tie("value"), { maxLength: 3 }),
    FastCheck.array(FastCheck.tuple(FastCheck.constantFrom(...names), tie("value")), { maxLength: 4 }).map((members) =>
      Object.fromEntries(members)
    )
  )
}))

const object = FastCheck.array(FastCheck.tuple(FastCheck.constantFrom(...names), FastCheck.oneof(text, value)), {
  maxLength: 6
})

const jsonBody = object.map((members) => JSON.stringify(Object.fromEntries(members)))

/** What each route wants; one member of it is then something else. */
const wanted: ReadonlyArray<Readonly<Record<string, unknown>>> = [
  { email: "new@example.com", password: "secret1", email_confirm: true, user_metadata: { a: 1 } },
  { email: "new@example.com", password_hash: "$2a$10$abcdefghijklmnopqrstuv", ban_duration: "24h", id: "«OTHER»" },
  { phone: "15550009", phone_confirm: true, role: "authenticated", app_metadata: {}, aud: "other" },
  {
    type: "signup",
    email: "new@example.com",
    password: "secret1",
    data: { a: 1 },
    redirect_to: "http://localhost:3000"
  },
  { type: "email_change_new", email: "ann@example.com", new_email: "new@example.com" },
  { type: "recovery", token_hash: "«HASH»" },
  { type: "magiclink", token: "123456", email: "ann@example.com" },
  { email: "ann@example.com", password: "secret1" },
  { phone: "15550001", password: "secret2" },
  { refresh_token: "«REFRESH»" },
  { factor_type: "totp", friendly_name: "app", issuer: "x" },
  { factor_type: "phone", friendly_name: "phone", phone: "15550009" },
  { challenge_id: "«FACTOR»", code: "123456" },
  { type: "saml", metadata_xml: "<EntityDescriptor/>", domains: ["example.com"], attribute_mapping: { keys: {} } },
  {
    client_name: "app",
    redirect_uris: ["https://app.example.com/cb"],
    client_type: "public",
    grant_types: ["refresh_token"]
  },
  {
    provider_type: "oauth2",
    identifier: "custom:acme",
    name: "Acme",
    client_id: "x",
    client_secret: "y",
    authorization_url: "https://acme.example.com/a",
    token_url: "https://acme.example.com/t",
    userinfo_url: "https://acme.example.com/u"
  },
  { email: "ann@example.com", code_challenge: "x".repeat(43), code_challenge_method: "s256", create_user: true },
  { should_soft_delete: true }
]

const nearBody = FastCheck.tuple(
  FastCheck.constantFrom(...wanted),
  FastCheck.option(FastCheck.tuple(FastCheck.nat(7), FastCheck.oneof(text, value)))
).map(([right, change]) => {
  const entries = Object.entries(right)
  const changed =
    change === null
      ? entries
      : entries.with(change[0] % entries.length, [entries[change[0] % entries.length]?.[0] ?? "", change[1]])
  return JSON.stringify(Object.fromEntries(changed))
})

const formBody = FastCheck.array(FastCheck.tuple(FastCheck.constantFrom(...names), hostileText), { maxLength: 5 }).map(
  (pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&")
)

const oddBody = FastCheck.constantFrom(
  "",
  "null",
  "[]",
  "{",
  '{"email":',
  "1",
  "\ufeff{}",
  '{"email":"ann@example.com","email":1}',
  '{"EMAIL":"case@example.com","PASSWORD":"secret1"}',
  '{"user_metadata":{"a":1e400}}',
  "[".repeat(20_000),
  `{"data":${'{"a":'.repeat(11_000)}1${"}".repeat(11_000)}}`,
  `{"data":"${"x".repeat(1_100_000)}"}`,
  "%%%=&&&=%zz",
  "--x\r\ncontent-disposition: form-data; name=a\r\n\r\nb\r\n--x--"
)

const body = FastCheck.oneof(
  { weight: 6, arbitrary: nearBody },
  { weight: 3, arbitrary: jsonBody },
  { weight: 1, arbitrary: formBody },
  { weight: 1, arbitrary: oddBody },
  { weight: 1, arbitrary: FastCheck.uint8Array({ maxLength: 64 }) }
)

const segment = FastCheck.oneof({ weight: 4, arbitrary: held }, { weight: 1, arbitrary: hostileText })

/** What stands in a path as it is; now and then not even encoded. */
const written = FastCheck.tuple(segment, FastCheck.integer({ min: 0, max: 9 })).map(([text, how]) =>
  how === 0 || text.startsWith("«") ? text : encodeURIComponent(text.replace(/[\ud800-\udfff]/g, ""))
)

const ofRoute = FastCheck.tuple(
  FastCheck.constantFrom(...Route.all),
  FastCheck.array(written, { minLength: 3, maxLength: 3 })
).map(([{ method, path }, segments]) => {
  let next = 0
  return { method, path: path.replace(/\{[^}]*\}/g, () => segments[next++] ?? "") }
})

const oddPath = FastCheck.record({
  method: FastCheck.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "PROPFIND", ""),
  path: FastCheck.constantFrom(
    "/",
    "",
    "//",
    "/admin",
    "/admin/",
    "/admin/users/",
    "/%zz",
    "*",
    "/user/../admin/users",
    "/ÿ"
  )
})

const queryNames =
  "page per_page sort filter cursor limit query type token redirect_to scope grant_type provider scopes code state error"
const query = FastCheck.array(
  FastCheck.tuple(FastCheck.constantFrom(...queryNames.split(" ")), FastCheck.oneof(hostileText, held, address)),
  { maxLength: 3 }
).map((pairs) => (pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`))

const authorization = FastCheck.oneof(
  { weight: 6, arbitrary: FastCheck.constant(`Bearer ${Token.adminKey()}`) },
  { weight: 3, arbitrary: FastCheck.constant("Bearer «ACCESS»") },
  {
    weight: 1,
    arbitrary: FastCheck.constantFrom(
      "",
      "Bearer",
      "Bearer ",
      "bearer x",
      "Basic YTpi",
      "Basic %%",
      "Bearer a.b.c",
      `Bearer ${Token.make({ role: "anon" })}`,
      `Bearer ${Token.make({ role: "service_role", exp: 1 })}`,
      `Bearer ${Token.make({ sub: "x", role: {}, aud: [1], session_id: 5 })}`,
      `Bearer ${Token.make({ sub: "«USER»", role: "authenticated", aud: "authenticated" })}`
    )
  }
)

const headers = FastCheck.record({
  authorization,
  "content-type": FastCheck.constantFrom(
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "multipart/form-data; boundary=x",
    ""
  ),
  "x-supabase-api-version": FastCheck.constantFrom("2024-01-01", "2023-01-01", "nonsense", ""),
  "x-jwt-aud": FastCheck.constantFrom("", "", "", "authenticated", "other", "a".repeat(300)),
  referer: FastCheck.constantFrom("", "http://localhost:3000", "%%", "javascript:1"),
  "x-forwarded-for": FastCheck.constantFrom("", "1.2.3.4", "nonsense")
})

/** A request, with placeholders. */
export const anyRequest: FastCheck.Arbitrary<Exchange.Request> = FastCheck.record({
  to: FastCheck.oneof({ weight: 12, arbitrary: ofRoute }, { weight: 1, arbitrary: oddPath }),
  query,
  headers,
  body
}).map(({ body, headers, query, to }) => ({
  method: to.method,
  target: to.path + query,
  headers: Object.entries(headers).filter(([, value]) => value !== ""),
  body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  remoteAddress: "127.0.0.1"
}))
