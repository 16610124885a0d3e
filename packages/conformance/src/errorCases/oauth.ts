/** OAuth clients that the library does not ask for, or not of this server. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import * as Wire from "../Wire.js"

const redirect_uris = ["https://shop.example.com/callback"]
const create = (body: object): Wire.Request => ({
  method: "POST",
  path: "/admin/oauth/clients",
  body: { redirect_uris, ...body }
})
const redirect = (uri: string) => create({ redirect_uris: [uri] })

const client = (given: object = {}) =>
  Effect.gen(function* () {
    const admin = yield* GoTrueAdmin.GoTrueAdmin
    const { client_id } = yield* Effect.acquireRelease(
      admin.oauth.createClient({ redirect_uris, ...given }),
      ({ client_id }) => Effect.ignore(admin.oauth.deleteClient(client_id))
    )
    return (body: object): Wire.Request => ({ method: "PUT", path: `/admin/oauth/clients/${client_id}`, body })
  })

export const oauth = [
  scenario(
    "a client is refused for what it says of itself",
    ["oauth.createClient"],
    ErrorCase.all(
      ["client without a redirect", create({ redirect_uris: [] })],
      ["client with too many redirects", create({ redirect_uris: Array(11).fill("https://a.example.com") })],
      ["redirect to nowhere", redirect("")],
      ["redirect to no URL", redirect(" https://a.example.com")],
      ["redirect without a host", redirect("javascript:alert(1)")],
      ["redirect to a script", redirect("javascript://x/%0aalert(1)")],
      ["redirect without encryption", redirect("http://shop.example.com")],
      ["redirect with a fragment", redirect("https://shop.example.com/#x")],
      ["client with an unknown grant", create({ grant_types: ["password"] })],
      ["client with a long name", create({ client_name: "ü".repeat(513) })],
      ["client with a long URI", create({ client_uri: `https://a.example.com/${"x".repeat(2048)}` })],
      ["client with a bad URI", create({ client_uri: "x" })],
      ["client with a long logo", create({ logo_uri: `https://a.example.com/${"x".repeat(2048)}` })],
      ["client with a bad logo", create({ logo_uri: "x" })],
      ["client of an unknown type", create({ client_type: "secret" })],
      ["client of an unknown method", create({ token_endpoint_auth_method: "basic" })],
      [
        "client whose method is not its type's",
        create({ client_type: "public", token_endpoint_auth_method: "client_secret_basic" })
      ]
    )
  ),
  scenario(
    "a change of a client is refused for what it says, in the same words without a number",
    ["oauth.updateClient"],
    Effect.gen(function* () {
      const update = yield* client()
      yield* ErrorCase.all(
        ["change of nothing", update({})],
        ["change of nothing", update({ client_name: null, client_type: "public" })],
        ["change to no redirects", update({ redirect_uris: [] })],
        ["change to a bad redirect", update({ redirect_uris: ["http://shop.example.com"] })],
        ["change to no grants", update({ grant_types: [] })],
        ["change to a long name", update({ client_name: "x".repeat(1025) })],
        ["change to an unknown method", update({ token_endpoint_auth_method: "" })],
        ["change to a method of another type", update({ token_endpoint_auth_method: "none" })]
      )
    })
  ),
  scenario(
    "redirects of every kind of application are taken",
    ["oauth.createClient"],
    Effect.gen(function* () {
      for (const uri of ["http://localhost:3000/cb", "http://127.0.0.1/cb", "exp://host/cb", "https://*.example.com"]) {
        const update = yield* client({ redirect_uris: [uri] })
        const { text } = yield* Wire.send(update({ client_name: "x" }))
        yield* Expect.holds(uri, text.includes(JSON.stringify([uri])))
      }
    })
  ),
  scenario(
    "a client's type follows from its way to authenticate, and the other way round",
    ["oauth.createClient"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const made = (given: object) =>
        Effect.gen(function* () {
          const { path } = (yield* client(given))({})
          const read = yield* admin.oauth.getClient(path.slice(path.lastIndexOf("/") + 1))
          return [read.client_type, read.token_endpoint_auth_method]
        })
      const basic = ["confidential", "client_secret_basic"]
      yield* Expect.equal("neither", yield* made({}), basic)
      yield* Expect.equal("confidential", yield* made({ client_type: "confidential" }), basic)
      yield* Expect.equal("public", yield* made({ client_type: "public" }), ["public", "none"])
      const posted = yield* made({ token_endpoint_auth_method: "client_secret_post" })
      yield* Expect.equal("by post", posted, ["confidential", "client_secret_post"])
    })
  ),
  scenario(
    "what a client says of itself is cleared by an empty text",
    ["oauth.updateClient", "oauth.createClient"],
    Effect.gen(function* () {
      const update = yield* client({ client_name: "Shop", client_uri: "https://shop.example.com" })
      const { json, status } = yield* Wire.send(update({ client_name: "", client_uri: "" }))
      yield* Expect.equal("status", status, 200)
      yield* Expect.holds("cleared", !JSON.stringify(json).includes("client_name"))
    })
  ),
  scenario(
    "a text that the database can't hold is refused as a bad value, or is an error of the server",
    ["oauth.createClient", "oauth.updateClient"],
    Effect.gen(function* () {
      const update = yield* client()
      yield* ErrorCase.all(
        ["client that the database can't hold", create({ client_name: "\u0000" })],
        ["changed client that the database can't hold", update({ client_name: "\u0000" })]
      )
    })
  ),
  scenario(
    "a server that is no OAuth server says so before anything else",
    ["oauth.listClients", "oauth.getClient", "oauth.createClient"],
    Effect.gen(function* () {
      const { oauth } = yield* GoTrueAdmin.GoTrueAdmin
      yield* ErrorCase.all(
        ["no bearer", { method: "GET", path: "/admin/oauth/clients", token: null }],
        ["OAuth server is off", { method: "PUT", path: "/admin/oauth/clients/x", body: {} }],
        ["OAuth server is off", { method: "GET", path: "/admin/oauth/nope" }],
        ["OAuth server is off", create({ redirect_uris: [] })]
      )
      yield* Expect.failure("list", oauth.listClients(), "FeatureDisabled")
      yield* Expect.failure("get", oauth.getClient(randomUUID()), "FeatureDisabled")
    }),
    "closed"
  )
]
