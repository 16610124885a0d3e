/** Calls of the classic class, as generated data: valid, invalid and hostile. */
import type { Fault } from "@gotrue-effect/emulator/promise"
import { FastCheck } from "effect"

/** A placeholder for a result of an earlier call of the sequence: its kind, and its number within the kind. */
export interface Ref {
  readonly ref: "user" | "factor" | "client" | "token"
  readonly index: number
}

export interface AnyCall {
  /** As in `mfa.listFactors`. */
  readonly method: string
  readonly args: ReadonlyArray<unknown>
  /** What goes wrong on the way, once. */
  readonly fault: Fault | undefined
}

const ref = (kind: Ref["ref"]): FastCheck.Arbitrary<Ref> => FastCheck.nat(3).map((index) => ({ ref: kind, index }))

/** Invalid ids. Those with a slash or the like would lead to another route. */
const hostileId = FastCheck.constantFrom<unknown>(
  "",
  ".",
  "..",
  "../sso/providers",
  "a/b",
  "a\\b",
  "x?y=z",
  "x#y",
  "%2e%2e",
  "%2Fadmin",
  "not a uuid",
  "é",
  "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90 ",
  "7B0E4A52-0B5D-4B5E-9A53-2F1C4B6D8E90",
  null,
  undefined,
  5,
  {}
)

const nobody = FastCheck.constant("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")

const id = (kind: Ref["ref"]): FastCheck.Arbitrary<unknown> =>
  FastCheck.oneof(
    { weight: 6, arbitrary: ref(kind) },
    { weight: 1, arbitrary: nobody },
    { weight: 1, arbitrary: hostileId }
  )

const email = FastCheck.constantFrom(
  "ann@example.com",
  "bob@example.com",
  "Cat@Example.com",
  "dee@example.com",
  "no",
  ""
)
const phone = FastCheck.constantFrom("15550001", "+15550002", "x")
const text = FastCheck.oneof(FastCheck.constantFrom("", "a", "ä", "\u0000", "<>", "x".repeat(80)), FastCheck.string())
const url = FastCheck.constantFrom(
  "http://localhost:3000",
  "http://localhost:3000/a?b=c&d=ä#e",
  "https://evil.example.com",
  "x"
)
const json = FastCheck.jsonValue({ maxDepth: 2 })
const metadata = FastCheck.dictionary(FastCheck.constantFrom("a", "b", "full_name"), json, { maxKeys: 2 })

/** Each member is there, or left out. */
const some = (members: Readonly<Record<string, FastCheck.Arbitrary<unknown>>>) =>
  FastCheck.record({ ...members }, { requiredKeys: [] })

const attributes = some({
  email,
  phone,
  password: FastCheck.constantFrom("a long password", "1", "", "x".repeat(73)),
  email_confirm: FastCheck.boolean(),
  phone_confirm: FastCheck.boolean(),
  role: text,
  user_metadata: metadata,
  app_metadata: metadata,
  ban_duration: FastCheck.constantFrom("24h", "none", "x", "-1h"),
  unknown_member: json
})

const page = FastCheck.option(
  some({
    page: FastCheck.constantFrom(1, 2, 12, 0, -1, 1.5, Number.NaN),
    perPage: FastCheck.constantFrom(1, 2, 50, 0, -1)
  }),
  { nil: undefined }
)

const link = FastCheck.record(
  {
    type: FastCheck.constantFrom(
      "signup",
      "invite",
      "magiclink",
      "recovery",
      "email_change_current",
      "email_change_new",
      "nonsense"
    ),
    email,
    password: FastCheck.constantFrom("a long password", ""),
    newEmail: email,
    options: some({ redirectTo: url, data: metadata })
  },
  { requiredKeys: ["type", "email"] }
)

const client = some({
  client_name: text,
  client_uri: url,
  redirect_uris: FastCheck.array(url, { maxLength: 2 }),
  grant_types: FastCheck.subarray(["authorization_code", "refresh_token"]),
  response_types: FastCheck.constant(["code"]),
  scope: text,
  client_type: FastCheck.constantFrom("public", "confidential"),
  token_endpoint_auth_method: FastCheck.constantFrom("none", "client_secret_basic", "client_secret_post")
})

const identifier = FastCheck.oneof(
  { weight: 4, arbitrary: FastCheck.constantFrom("custom:acme", "custom:other", "custom:a.b", "acme") },
  { weight: 1, arbitrary: hostileId }
)

const provider = some({
  provider_type: FastCheck.constantFrom("oauth2", "oidc", "x"),
  identifier: FastCheck.constantFrom("custom:acme", "custom:other", "acme"),
  name: text,
  client_id: text,
  client_secret: text,
  authorization_url: FastCheck.constant("https://acme.example.com/a"),
  token_url: FastCheck.constant("https://acme.example.com/t"),
  userinfo_url: FastCheck.constant("https://acme.example.com/u"),
  scopes: FastCheck.array(text, { maxLength: 2 }),
  enabled: FastCheck.boolean()
})

const of = (method: string, ...args: ReadonlyArray<FastCheck.Arbitrary<unknown>>) =>
  FastCheck.tuple(...args).map((args) => ({ method, args }))

/** The one whom everything that no admin makes belongs to, mostly. */
const first = FastCheck.constant<Ref>({ ref: "user", index: 0 })
const owner = FastCheck.oneof({ weight: 3, arbitrary: first }, { weight: 1, arbitrary: id("user") })
const userOf = FastCheck.record({ userId: owner })

const method = FastCheck.oneof(
  { weight: 6, arbitrary: of("createUser", attributes) },
  { weight: 3, arbitrary: of("getUserById", id("user")) },
  { weight: 3, arbitrary: of("updateUserById", id("user"), attributes) },
  { weight: 2, arbitrary: of("deleteUser", id("user"), FastCheck.constantFrom(true, false, undefined)) },
  { weight: 3, arbitrary: of("listUsers", page) },
  {
    weight: 2,
    arbitrary: of("inviteUserByEmail", email, some({ redirectTo: url, data: metadata }))
  },
  { weight: 4, arbitrary: of("generateLink", link) },
  {
    weight: 2,
    arbitrary: of(
      "signOut",
      FastCheck.oneof(ref("token"), FastCheck.constantFrom("", "x", "a.b.c")),
      FastCheck.constantFrom("global", "local", "others", undefined, "nonsense")
    )
  },
  { weight: 2, arbitrary: of("mfa.listFactors", userOf) },
  { weight: 2, arbitrary: of("mfa.deleteFactor", FastCheck.record({ userId: owner, id: id("factor") })) },
  { weight: 2, arbitrary: of("passkey.listPasskeys", userOf) },
  {
    weight: 1,
    arbitrary: of("passkey.deletePasskey", FastCheck.record({ userId: owner, passkeyId: id("factor") }))
  },
  { weight: 2, arbitrary: of("oauth.listClients", page) },
  { weight: 3, arbitrary: of("oauth.createClient", client) },
  { weight: 2, arbitrary: of("oauth.getClient", id("client")) },
  { weight: 2, arbitrary: of("oauth.updateClient", id("client"), client) },
  { weight: 1, arbitrary: of("oauth.deleteClient", id("client")) },
  { weight: 1, arbitrary: of("oauth.regenerateClientSecret", id("client")) },
  {
    weight: 1,
    arbitrary: of(
      "customProviders.listProviders",
      FastCheck.option(some({ type: FastCheck.constantFrom("oauth2", "oidc", "") }), {
        nil: undefined
      })
    )
  },
  { weight: 3, arbitrary: of("customProviders.createProvider", provider) },
  { weight: 1, arbitrary: of("customProviders.getProvider", identifier) },
  { weight: 1, arbitrary: of("customProviders.updateProvider", identifier, provider) },
  { weight: 1, arbitrary: of("customProviders.deleteProvider", identifier) }
)

const fault = FastCheck.constantFrom<Fault>(
  { kind: "refused" },
  { kind: "reset" },
  { kind: "truncated", bytes: 20 },
  { kind: "rateLimited", retryAfter: 2 },
  { kind: "error", status: 500, as: "json" },
  { kind: "error", status: 502, as: "html" },
  { kind: "error", status: 503, as: "json" },
  { kind: "error", status: 504, as: "html" },
  { kind: "answer", status: 200, body: "<html></html>" },
  { kind: "answer", status: 200, body: "null" },
  { kind: "answer", status: 200, body: '{"a":1}' },
  { kind: "answer", status: 200, body: "" },
  { kind: "answer", status: 302, headers: { location: "http://localhost:1/" } },
  { kind: "answer", status: 400, body: '{"error":"invalid_request","error_description":"no"}' },
  { kind: "answer", status: 422, body: '{"weak_password":{"reasons":["length"]},"msg":"weak"}' },
  { kind: "answer", status: 403, body: "nothing" }
)

const call: FastCheck.Arbitrary<AnyCall> = FastCheck.tuple(
  method,
  FastCheck.oneof({ weight: 7, arbitrary: FastCheck.constant(undefined) }, { weight: 1, arbitrary: fault })
).map(([{ args, method }, fault]) => ({ method, args, fault }))

/** Calls one after the other, on one server. */
export const anySequence = (length: number): FastCheck.Arbitrary<ReadonlyArray<AnyCall>> =>
  FastCheck.array(call, { minLength: length, maxLength: length })
