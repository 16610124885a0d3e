/** Lookups where a scenario can't make what is needed, or must see the requests. */
import { HttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Emulator, InProcess, Token } from "@gotrue-effect/emulator"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Option, Schema } from "effect"
import { addUsers } from "./support/manyUsers.js"

const server = Effect.gen(function* () {
  const emulator = yield* Emulator.make()
  const targets: Array<string> = []
  const client = InProcess.httpClient(emulator).pipe(
    HttpClient.tapRequest((request) => Effect.sync(() => targets.push(`${request.method} ${request.url}`)))
  )
  const admin = yield* GoTrueAdmin.make({ url: "http://localhost", key: Token.adminKey() }).pipe(
    Effect.provideService(HttpClient.HttpClient, client)
  )
  return { admin, emulator, targets }
})

const ssoId = (index: number) => `00000000-0000-4000-8000-00000000000${index}`

/** Users who come through SSO providers, with an address that others have: no request makes them. */
const addSsoUsers = (emulator: Emulator.Service, email: string, years: ReadonlyArray<number>) =>
  addUsers(
    emulator,
    years.map((year, index) => ({
      id: ssoId(index),
      email,
      is_sso_user: true,
      created_at: `${year}-01-01T00:00:00Z`,
      app_metadata: { provider: `sso:${ssoId(9)}`, providers: [`sso:${ssoId(9)}`] }
    }))
  )

describe("getUserByEmail", () => {
  it.effect("finds a user on page 7 of those who have the address in their names", () =>
    Effect.gen(function* () {
      const { admin, targets } = yield* server
      const email = "ann@example.com"
      const { id } = yield* admin.createUser({ email })
      for (let index = 0; index < 349; index++) {
        yield* admin.createUser({ email: `user${index}@example.com`, user_metadata: { full_name: `about ${email}` } })
      }
      expect((yield* admin.listUsers({ filter: email, page: 7 })).users.map((user) => user.id)).toContain(id)
      targets.length = 0
      expect(Option.getOrThrow(yield* admin.getUserByEmail(email)).id).toBe(id)
      expect(targets).toHaveLength(2)
    })
  )

  it.effect("prefers who signs in with the address itself to those who come through SSO", () =>
    Effect.gen(function* () {
      const { admin, emulator } = yield* server
      const email = "ann@example.com"
      const own = yield* admin.createUser({ email })
      yield* addSsoUsers(emulator, email, [2021, 2020, 2022])
      expect(Option.getOrThrow(yield* admin.getUserByEmail(email)).id).toBe(own.id)
      const all = yield* admin.findUsersByEmail(email)
      expect(all.map(({ id }): string => id)).toEqual([own.id, ssoId(1), ssoId(0), ssoId(2)])
      yield* admin.deleteUser(own.id)
      expect(Option.getOrThrow(yield* admin.getUserByEmail(email)).id).toBe(ssoId(1))
      const error = yield* Effect.flip(admin.createSession(ssoId(1)))
      expect(error).toMatchObject({ _tag: "CannotSignIn", reason: "sso" })
    })
  )

  it.effect("sends one request for a rare address, and none for an invalid one", () =>
    Effect.gen(function* () {
      const { admin, targets } = yield* server
      yield* admin.createUser({ email: "ann@example.com" })
      targets.length = 0
      yield* admin.getUserByEmail("ANN@example.com")
      expect(targets).toEqual(["GET http://localhost/admin/users"].map((target) => expect.stringContaining(target)))
      yield* admin.getUserByEmail("")
      yield* admin.getUserByEmail("ann\u0000@example.com")
      yield* admin.getUserByPhone("one two three")
      expect(targets).toHaveLength(1)
    })
  )

  it.effect("looks only at the metadata of who is found", () =>
    Effect.gen(function* () {
      const { admin } = yield* server
      const typed = GoTrueAdmin.withMetadata(admin, {
        appMetadata: Schema.Struct({ plan: Schema.Literal("free", "pro") })
      })
      yield* admin.createUser({ email: "x-ann@example.com", app_metadata: { plan: 5 } })
      yield* admin.createUser({ email: "ann@example.com", phone: "15550001111", app_metadata: { plan: "pro" } })
      const byEmail = yield* typed.getUserByEmail("ann@example.com")
      expect(Option.map(byEmail, (user) => user.app_metadata.plan)).toEqual(Option.some("pro"))
      const byPhone = yield* typed.getUserByPhone("15550001111")
      expect(Option.map(byPhone, (user) => user.app_metadata.plan)).toEqual(Option.some("pro"))
      const error = yield* Effect.flip(typed.getUserByEmail("x-ann@example.com"))
      expect(error).toMatchObject({ _tag: "InvalidMetadata", operation: "getUserByEmail", path: "app_metadata.plan" })
    })
  )
})

it.effect("getUserByPhone reads on until it finds the number", () =>
  Effect.gen(function* () {
    const { admin, targets } = yield* server
    const { id } = yield* admin.createUser({ phone: "15550001111" })
    for (let index = 0; index < 149; index++) yield* admin.createUser({ email: `user${index}@example.com` })
    targets.length = 0
    expect(Option.getOrThrow(yield* admin.getUserByPhone("+1 555 000 1111")).id).toBe(id)
    expect(targets).toHaveLength(2)
  })
)

it.effect("countUsers takes the last page where the total is taken away, and says so where both are", () =>
  Effect.gen(function* () {
    const { emulator } = yield* server
    const without = (...names: ReadonlyArray<string>) =>
      GoTrueAdmin.make({
        url: "http://localhost",
        key: Token.adminKey(),
        transformClient: HttpClient.transformResponse(
          Effect.map((response) => {
            const headers = Object.fromEntries(
              Object.entries(response.headers).filter(([name]) => !names.includes(name))
            )
            return new Proxy(response, {
              get: (target, name) => (name === "headers" ? headers : Reflect.get(target, name))
            })
          })
        )
      }).pipe(Effect.provideService(HttpClient.HttpClient, InProcess.httpClient(emulator)))
    const admin = yield* without("x-total-count")
    yield* Effect.forEach(["a", "b", "c"], (name) => admin.createUser({ email: `${name}@example.com` }))
    expect(yield* admin.countUsers()).toBe(3)
    const error = yield* Effect.flip((yield* without("x-total-count", "link")).countUsers())
    expect(error).toMatchObject({ _tag: "InvalidResponse", operation: "countUsers", path: "X-Total-Count" })
  })
)
