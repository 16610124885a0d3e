/** Paths, methods and bodies that the library never sends. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as UserSide from "../UserSide.js"
import * as Wire from "../Wire.js"
import { aFactor, anSsoProvider } from "./fixtures.js"

/** A route that reads JSON, with a member of its body that is a text. */
const readers = Effect.gen(function* () {
  const user = yield* Fixture.user()
  const factor = yield* aFactor
  const sso = yield* anSsoProvider
  return [
    ["POST", "/admin/users", "email"],
    ["PUT", `/admin/users/${user.id}`, "email"],
    ["PUT", factor, "friendly_name"],
    ["POST", "/invite", "email"],
    ["POST", "/admin/generate_link", "email"],
    ["POST", "/admin/sso/providers", "type"],
    ["PUT", sso, "metadata_xml"],
    ["POST", "/admin/custom-providers", "name"],
    ["PUT", "/admin/custom-providers/custom:x", "name"]
  ] as const
})

/** Every route of one user. */
const belowUser = (of: string): ReadonlyArray<Wire.Request> => [
  { method: "GET", path: of },
  { method: "PUT", path: of, body: {} },
  { method: "DELETE", path: of },
  { method: "GET", path: `${of}/factors` },
  { method: "PUT", path: `${of}/factors/${randomUUID()}`, body: {} },
  { method: "DELETE", path: `${of}/factors/${randomUUID()}` },
  { method: "GET", path: `${of}/passkeys` },
  { method: "DELETE", path: `${of}/passkeys/${randomUUID()}` }
]

const large = { full_name: "x".repeat(1_048_576) }

export const requests = [
  scenario(
    "an unknown path is not found, but for admins only",
    ["listUsers"],
    Effect.gen(function* () {
      const nope = { method: "GET", path: "/admin/nope" } as const
      yield* ErrorCase.all(
        ["no bearer", { ...nope, token: null }],
        ["no such route", nope],
        ["no such route", { method: "GET", path: "/admin", body: undefined }],
        ["no such route", { method: "POST", path: "/admin/generate_link/", body: {} }]
      )
      const { headers } = yield* ErrorCase.returned("no such route", { method: "GET", path: "/nope", token: null })
      yield* Expect.equal("kind of text", headers["content-type"], "text/plain; charset=utf-8")
    })
  ),
  scenario(
    "a trailing slash is one too many where a route stands alone, and none where it has a group",
    ["listUsers", "getUserById", "inviteUserByEmail"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const statusOf = (path: string) => Effect.map(Wire.send({ method: "GET", path }), ({ status }) => status)
      yield* Expect.equal("list", yield* statusOf("/admin/users/?per_page=1"), 200)
      yield* Expect.equal("user", yield* statusOf(`/admin/users/${user.id}/`), 200)
      yield* Expect.equal("factors", yield* statusOf(`/admin/users/${user.id}/factors/`), 200)
      yield* Expect.equal("health", yield* statusOf("/health/"), 404)
    })
  ),
  scenario(
    "a method that a path does not know is told which ones it knows",
    ["getUserById", "inviteUserByEmail", "signOut"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const patch = { method: "PATCH", path: `/admin/users/${user.id}` } as const
      const { headers } = yield* ErrorCase.returned("wrong method", patch)
      yield* Expect.equal("allowed", headers["allow"]?.split(", ").toSorted(), ["DELETE", "GET", "PUT"])
      yield* ErrorCase.all(
        ["no bearer", { ...patch, token: null }],
        ["unknown user", { ...patch, path: `/admin/users/${randomUUID()}` }],
        // Routes of their own are asked for the method first.
        ["wrong method", { method: "GET", path: "/invite", token: null }],
        ["wrong method", { method: "GET", path: "/logout", token: null }],
        ["wrong method", { method: "HEAD", path: "/admin/users" }]
      )
    })
  ),
  scenario(
    "a body that is no JSON, or not of its type, is refused by every route that reads one",
    ["createUser", "updateUserById", "mfa.updateFactor", "inviteUserByEmail", "generateLink"],
    Effect.gen(function* () {
      for (const [method, path, member] of yield* readers) {
        yield* ErrorCase.all(
          ["empty body", { method, path, body: "" }],
          ["garbage for a body", { method, path, body: "x" }],
          ["number for a text", { method, path, body: { [member]: 5 } }],
          ["list for a body", { method, path, body: [] }]
        )
      }
    })
  ),
  scenario(
    "the routes of OAuth clients say less about a body that is no JSON",
    ["oauth.createClient", "oauth.updateClient"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const { client_id } = yield* Effect.acquireRelease(
        admin.oauth.createClient({ redirect_uris: ["https://shop.example.com/"] }),
        ({ client_id }) => Effect.ignore(admin.oauth.deleteClient(client_id))
      )
      const create = { method: "POST", path: "/admin/oauth/clients" } as const
      const update = { method: "PUT", path: `/admin/oauth/clients/${client_id}` } as const
      for (const body of ["", "x", { client_name: 5 }]) {
        yield* ErrorCase.all(
          ["body of an OAuth client that is no JSON", { ...create, body }],
          ["body of an OAuth client that is no JSON", { ...update, body }]
        )
      }
    })
  ),
  scenario(
    "a body of more than a mebibyte is refused",
    ["createUser", "updateUserById", "oauth.createClient"],
    Effect.gen(function* () {
      for (const [method, path] of yield* readers) {
        yield* ErrorCase.returned("body that is too large", { method, path, body: { user_metadata: large } })
      }
      yield* ErrorCase.returned("body of an OAuth client that is too large", {
        method: "POST",
        path: "/admin/oauth/clients",
        body: { client_name: large.full_name }
      })
    })
  ),
  scenario(
    "a body that is called a form is read as none",
    ["createUser", "updateUserById", "mfa.updateFactor", "inviteUserByEmail", "generateLink"],
    Effect.gen(function* () {
      const headers = { "content-type": "application/x-www-form-urlencoded" }
      const body = { email: Fixture.uniqueEmail() }
      for (const [method, path] of yield* readers) {
        yield* ErrorCase.returned("form for a body", { method, path, headers, body })
      }
    })
  ),
  scenario(
    "a deletion takes no body or a good one",
    ["deleteUser"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const user = yield* Fixture.user()
      const remove = { method: "DELETE", path: `/admin/users/${user.id}` } as const
      yield* ErrorCase.all(
        ["number for the kind of deletion", { ...remove, body: { should_soft_delete: 1 } }],
        ["garbage in a deletion", { ...remove, body: "x" }]
      )
      yield* admin.getUserById(user.id)
      yield* Expect.equal("no body", (yield* Wire.send(remove)).status, 200)
      yield* Expect.failure("gone", admin.getUserById(user.id), "UserNotFound")
    })
  ),
  scenario(
    "members that are unknown, or of another case, do as they always did",
    ["createUser"],
    Effect.gen(function* () {
      const email = Fixture.uniqueEmail()
      const body = { EMAIL: email, emailConfirm: true, unknown: 1 }
      const { json, status } = yield* Wire.send({ method: "POST", path: "/admin/users", body })
      yield* Expect.equal("status", status, 200)
      const id = typeof json === "object" && json !== null && "id" in json ? String(json.id) : ""
      yield* Fixture.removeAtEnd(id)
      const user = yield* Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => admin.getUserById(id))
      yield* Expect.equal("case does not count", user.email, email)
      yield* Expect.equal("unknown members do not", user.email_confirmed_at, undefined)
    })
  ),
  scenario(
    "an id that is malformed is refused in the way of its kind",
    ["getUserById", "mfa.deleteFactor", "passkey.deletePasskey", "sso.getProvider", "oauth.getClient"],
    Effect.gen(function* () {
      const user = yield* Fixture.user()
      const of = `/admin/users/${user.id}`
      for (const request of belowUser("/admin/users/me")) yield* ErrorCase.returned("malformed user id", request)
      yield* ErrorCase.all(
        ["malformed factor id", { method: "PUT", path: `${of}/factors/x`, body: {} }],
        ["malformed factor id", { method: "DELETE", path: `${of}/factors/x` }],
        ["unknown or malformed passkey", { method: "DELETE", path: `${of}/passkeys/x` }],
        ["unknown or malformed passkey", { method: "DELETE", path: `${of}/passkeys/${randomUUID()}` }],
        ["malformed SSO provider id", { method: "GET", path: "/admin/sso/providers/x" }],
        ["malformed OAuth client id", { method: "GET", path: "/admin/oauth/clients/x" }],
        ["identifier without its prefix", { method: "GET", path: "/admin/custom-providers/acme" }],
        // A colon that is encoded is not decoded.
        ["identifier without its prefix", { method: "GET", path: "/admin/custom-providers/custom%3Aacme" }]
      )
    })
  ),
  scenario(
    "a user's id counts in every spelling of a UUID",
    ["getUserById"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      for (const spelling of [id.toUpperCase(), id.replaceAll("-", ""), `%7B${id}%7D`, `urn:uuid:${id}`]) {
        const { json, status } = yield* Wire.send({ method: "GET", path: `/admin/users/${spelling}` })
        yield* Expect.equal(spelling, status, 200)
        yield* Expect.holds("the same", JSON.stringify(json).includes(`"id":"${id}"`))
      }
    })
  ),
  scenario(
    "an unknown user is not found by any route below it",
    ["mfa.listFactors", "mfa.updateFactor", "mfa.deleteFactor", "passkey.listPasskeys", "passkey.deletePasskey"],
    Effect.gen(function* () {
      const requests = belowUser(`/admin/users/${randomUUID()}`)
      for (const request of requests) yield* ErrorCase.returned("unknown user", request)
    })
  ),
  scenario(
    "SCIM is off, for every client",
    ["server.settings"],
    Effect.gen(function* () {
      const { status, text } = yield* UserSide.send("GET", "/scim/v2/Schemas")
      yield* Expect.equal("status", status, 404)
      yield* Expect.holds("JSON", Option.isSome(yield* Effect.option(UserSide.read(Schema.Unknown)(text))))
      yield* ErrorCase.returned("SCIM is off", { method: "GET", path: "/scim/v2/Schemas", token: null })
    })
  )
]
