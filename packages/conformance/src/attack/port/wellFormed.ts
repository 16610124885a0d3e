/** Requests as HTTP has them, whatever they ask for. */
import { Route, Token } from "@gotrue-effect/emulator"
import type { Dice } from "../Dice.js"
import type { Sending } from "./Sending.js"
import { request } from "./Sending.js"

const id = "4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f"

const segments = [
  id,
  "x",
  "%00",
  "%2e%2e",
  "..",
  "custom:acme",
  "%ff",
  "*",
  "%",
  "a".repeat(300),
  "resource_x",
  "__proto__",
  "constructor"
]

const tokens: ReadonlyArray<string> = [
  `Bearer ${Token.adminKey()}`,
  `Bearer ${Token.adminKey()}`,
  `Bearer ${Token.adminKey()}`,
  `Bearer ${Token.make({ role: "anon" })}`,
  `Bearer ${Token.make({ sub: id, role: "authenticated", aud: "authenticated" })}`,
  "Bearer a.b.c",
  `Bearer ${"a".repeat(5_000)}`,
  "Basic YTpi",
  "Basic %%",
  ""
]

/** Costs that no request may have. */
const costly: ReadonlyArray<readonly [method: string, target: string, body: string]> = [
  ["GET", "/admin/users?filter=%25a%25b", ""],
  ["GET", `/admin/users?filter=${"%25a".repeat(300)}`, ""],
  ["GET", `/admin/users?filter=${"_".repeat(5_000)}%25`, ""],
  ["GET", `/admin/users?sort=${"created_at,".repeat(2_000)}`, ""],
  ["GET", `/admin/audit?query=${"author:".repeat(1_000)}%25a%25b`, ""],
  ["GET", `/authorize?provider=google&redirect_to=https://${"a-".repeat(4_000)}.example.com/`, ""],
  ["GET", `/verify?type=signup&token=x&redirect_to=https://${"a-".repeat(4_000)}`, ""],
  ["GET", `/verify?${"a=b&".repeat(10_000)}`, ""],
  ["POST", "/admin/users", `{"email":"hash@example.com","password_hash":"$2y$31$${"a".repeat(53)}"}`],
  [
    "POST",
    "/admin/users",
    `{"email":"argon@example.com","password_hash":"$argon2id$v=19$m=1048576,t=20,p=16$YWFhYWFhYWE$YWFhYWFhYWFhYWFhYWFhYQ"}`
  ],
  ["POST", "/token?grant_type=password", '{"email":"hash@example.com","password":"secret"}'],
  ["POST", "/token?grant_type=password", '{"email":"argon@example.com","password":"secret"}'],
  ["POST", "/admin/users", `{"email":"like@example.com","user_metadata":{"full_name":"${"a".repeat(5_000)}"}}`],
  ["POST", "/admin/users", `{"user_metadata":${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}}`],
  ["POST", "/admin/users", "[".repeat(200_000)],
  ["POST", "/signup", `{"email":"${"a".repeat(100_000)}@example.com","password":"secret1"}`],
  ["POST", "/signup", `{"email":"x@example.com","password":"${"p".repeat(100_000)}"}`],
  ["POST", "/admin/sso/providers", `{"type":"saml","metadata_xml":"${"<a>".repeat(20_000)}"}`],
  [
    "POST",
    "/admin/sso/providers",
    `{"type":"saml","metadata_xml":"<!DOCTYPE a [<!ENTITY b '${"c".repeat(100)}'>]><a>${"&b;".repeat(1_000)}</a>"}`
  ],
  ["POST", "/sso/saml/acs", `SAMLResponse=${"PGE+".repeat(20_000)}`],
  ["GET", "/callback?state=a.b.c&code=x", ""],
  ["GET", "/scim/v2/Users?filter=userName%20eq%20%22a%22", ""]
]

const bodies: ReadonlyArray<(dice: Dice) => string | Uint8Array> = [
  () => "",
  () => "{}",
  () => "null",
  () => '{"email":"ann@example.com","password":"secret1"}',
  (dice) => `{"email":"user${dice.below(500)}@example.com","password":"secret1","email_confirm":true}`,
  (dice) =>
    `{"type":"${dice.pick("signup", "invite", "magiclink", "recovery", "x")}","email":"ann@example.com","password":"secret1"}`,
  (dice) =>
    `{"phone":"1555000${dice.below(100)}","password":"secret1","ban_duration":"${dice.pick("24h", "none", "9".repeat(50), "1e9h")}"}`,
  (dice) => `{"client_name":"a","redirect_uris":["https://app.example.com/cb"],"id":"${dice.from(segments)}"}`,
  (dice) => "{".repeat(dice.below(5_000)),
  (dice) => `{"data":"${"x".repeat(dice.pick(10, 10_000, dice.oneIn(40) ? 1_500_000 : 100))}"}`,
  () => "email=ann@example.com&password=secret1",
  (dice) => "%".repeat(dice.below(3_000)),
  (dice) => Uint8Array.from({ length: dice.below(300) }, () => dice.below(256))
]

const pathOf = (path: string, dice: Dice): string => path.replace(/\{[^}]*\}/g, () => dice.from(segments) ?? id)

const queries = [
  "",
  "",
  "",
  "?page=2",
  "?page=-1&per_page=1e9",
  "?grant_type=password",
  "?type=recovery&token=x",
  "?filter=%25",
  "?x=%zz",
  "?%00"
]

const one = (dice: Dice, host: string): Uint8Array => {
  const isCostly = dice.oneIn(12)
  const route = dice.from(Route.all) ?? { method: "GET", path: "/health" }
  const [method, target, body] = isCostly
    ? (dice.from(costly) ?? ["GET", "/health", ""])
    : [
        dice.oneIn(20)
          ? dice.pick("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")
          : route.method,
        pathOf(route.path, dice) + (dice.from(queries) ?? ""),
        dice.from(bodies)?.(dice) ?? ""
      ]
  const token = dice.from(tokens) ?? ""
  return request(
    method,
    target,
    [
      ["Host", host],
      ...(token === "" ? [] : [["Authorization", token] as const]),
      [
        "Content-Type",
        dice.pick(
          "application/json",
          "application/json",
          "application/x-www-form-urlencoded",
          "text/plain",
          "multipart/form-data; boundary=x"
        )
      ],
      ...(dice.oneIn(8)
        ? [["Origin", dice.pick("http://localhost:3000", "null", "https://evil.example.com")] as const]
        : []),
      ...(dice.oneIn(10) ? [["X-JWT-AUD", dice.pick("authenticated", "é".repeat(50), "x")] as const] : []),
      ["Content-Length", String(Buffer.from(body).length)]
    ],
    body
  )
}

const lastOne = (host: string): Uint8Array =>
  request("GET", "/health", [
    ["Host", host],
    ["Connection", "close"]
  ])

/** One request or many, written at once; the last one closes. */
export const wellFormed = (dice: Dice, host: string): Sending => {
  const many = dice.pick(1, 1, 2, 5, 20)
  const requests = [...Array.from({ length: many }, () => one(dice, host)), lastOne(host)]
  return {
    name: many === 1 ? "requests" : "pipelined requests",
    pieces: dice.oneIn(4) ? requests : [Buffer.concat(requests)],
    ending: "response",
    requests: many + 1
  }
}

/** A request of which only a part comes. */
export const halfRequest = (dice: Dice, host: string): Sending => {
  const whole = one(dice, host)
  return {
    name: "half a request",
    pieces: [whole.subarray(0, dice.below(Math.min(whole.length, 100_000)))],
    ending: dice.pick("half-closed", "reset", "gone"),
    requests: 1
  }
}

/** A whole request, whose response is not waited for. */
export const leftAlone = (dice: Dice, host: string): Sending => ({
  name: "a request left alone",
  pieces: [one(dice, host)],
  ending: dice.pick("half-closed", "reset", "gone"),
  requests: 1
})
