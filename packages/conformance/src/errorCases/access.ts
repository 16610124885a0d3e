/** Tokens that the library would not send, and where they end. */
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import * as ErrorCase from "../ErrorCase.js"
import { scenario } from "../Scenario.js"
import { Target, token } from "../Target.js"
import * as UserSide from "../UserSide.js"
import * as Wire from "../Wire.js"

const users = { method: "GET", path: "/admin/users?per_page=1" } as const

const encode = (text: string) => Buffer.from(text).toString("base64url")

/** A token with such a header, and an invalid signature. */
const headed = (head: string, claims = '{"role":"service_role"}') => `${encode(head)}.${encode(claims)}.c2ln`

/** A session of a user whose role is an admin's. */
const signedInAdmin = Effect.gen(function* () {
  const email = Fixture.uniqueEmail()
  yield* Fixture.user({ email, password: Fixture.password, email_confirm: true, role: "service_role" })
  return yield* UserSide.signIn(email, Fixture.password)
})

export const access = [
  scenario(
    "a request without a bearer is told to bring one",
    ["listUsers", "inviteUserByEmail", "audit.listEntries"],
    Effect.gen(function* () {
      const headers = (authorization: string) => ({ ...users, token: null, headers: { authorization } })
      yield* ErrorCase.all(
        ["no bearer", { ...users, token: null }],
        ["no bearer", headers("Basic YTpi")],
        ["no bearer", headers("Bearer  two.blanks.here")],
        ["no bearer", { method: "POST", path: "/invite", token: null, body: {} }],
        ["no bearer", { method: "GET", path: "/admin/audit", token: null }]
      )
    })
  ),
  scenario(
    "a bearer that is no token is told what is wrong with it",
    ["listUsers"],
    Effect.gen(function* () {
      const good = token(yield* Target, { role: "service_role" })
      const [head = "", claims = ""] = good.split(".")
      yield* ErrorCase.all(
        ["bearer without three parts", { ...users, token: "sb_secret_abc" }],
        ["bearer whose header is not base64", { ...users, token: `!!!.${claims}.c2ln` }],
        ["bearer whose header is no JSON", { ...users, token: headed("not JSON") }],
        ["bearer whose claims are not base64", { ...users, token: `${head}.!!!.c2ln` }],
        ["bearer whose claims are of other types", { ...users, token: token(yield* Target, { role: 5 }) }],
        ["bearer whose signature is not base64", { ...users, token: `${head}.${claims}.!!!` }]
      )
    })
  ),
  scenario(
    "a token by an algorithm that is not the server's is refused, also by none",
    ["listUsers"],
    ErrorCase.all(
      ["unknown algorithm", { ...users, token: headed('{"alg":"hs256"}') }],
      ["no algorithm named", { ...users, token: headed('{"typ":"JWT"}') }],
      ["algorithm that is not allowed", { ...users, token: headed('{"alg":"none"}') }],
      ["algorithm that is not allowed", { ...users, token: headed('{"alg":"HS512"}') }]
    )
  ),
  scenario(
    "a token counts from when it begins until it ends",
    ["listUsers"],
    Effect.gen(function* () {
      const target = yield* Target
      const far = 4_102_444_800
      const admin = (claims: object) => ({ ...users, token: token(target, { role: "service_role", ...claims }) })
      yield* ErrorCase.all(
        ["token of the future", admin({ nbf: far })],
        ["token that is expired and of the future", admin({ nbf: far, exp: 1 })],
        ["expired token", admin({ exp: 0 })]
      )
      yield* Expect.equal("no end", (yield* Wire.send(admin({ exp: null }))).status, 200)
    })
  ),
  scenario(
    "a token that names a session needs its user and the session",
    ["listUsers"],
    Effect.gen(function* () {
      const target = yield* Target
      const { id } = yield* Fixture.user()
      const session_id = randomUUID()
      const admin = (claims: object) => ({ ...users, token: token(target, { role: "service_role", ...claims }) })
      yield* ErrorCase.all(
        ["session without a user", admin({ session_id })],
        ["user who is no UUID", admin({ session_id, sub: "ann" })],
        ["user who is gone", admin({ session_id, sub: randomUUID() })],
        ["session that is no UUID", admin({ session_id: "one", sub: id })],
        ["session that is gone", admin({ session_id, sub: id })],
        // Who somebody is comes before what somebody may do.
        ["session that is gone", { ...users, token: token(target, { role: "anon", session_id, sub: id }) }]
      )
      const nil = "00000000-0000-0000-0000-000000000000"
      yield* Expect.equal("the nil session is none", (yield* Wire.send(admin({ session_id: nil }))).status, 200)
    })
  ),
  scenario(
    "a user whose role is an admin's is one, until the session is over",
    ["listUsers", "updateUserById", "signOut"],
    Effect.gen(function* () {
      const { access_token, user } = yield* signedInAdmin
      const mine = { ...users, token: access_token }
      yield* Expect.equal("as admin", (yield* Wire.send(mine)).status, 200)
      yield* Wire.send({ method: "PUT", path: `/admin/users/${user.id}`, body: { role: "authenticated" } })
      yield* Expect.equal("the token keeps its role", (yield* Wire.send(mine)).status, 200)
      yield* Wire.send({ method: "POST", path: "/logout", token: access_token })
      yield* ErrorCase.returned("session that is gone", mine)
    })
  ),
  scenario(
    "an admin's session ends with its time",
    ["listUsers"],
    Effect.gen(function* () {
      const { access_token } = yield* signedInAdmin
      // A millisecond is soon over, but by whose clock?
      yield* Effect.retry(ErrorCase.returned("session past its limits", { ...users, token: access_token }), {
        times: 100
      })
    }),
    "closed"
  ),
  scenario(
    "sign-out needs a bearer, a user and a scope that there is",
    ["signOut"],
    Effect.gen(function* () {
      const target = yield* Target
      const user = yield* Fixture.user()
      const { access_token } = yield* UserSide.signIn(user.email, Fixture.password)
      const logout = { method: "POST", path: "/logout" } as const
      yield* ErrorCase.all(
        ["sign-out without a bearer", { ...logout, token: null }],
        ["sign-out of a user who is gone", { ...logout, token: token(target, { sub: randomUUID() }) }],
        ["sign-out in another scope", { ...logout, path: "/logout?scope=everywhere", token: access_token }]
      )
      yield* Expect.equal("still signed in", yield* UserSide.whoAmI(access_token), 200)
    })
  )
]
