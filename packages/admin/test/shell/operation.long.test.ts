import { describe, expect, it } from "@effect/vitest"
import type { AdminError } from "../../src/index.js"
import { Endpoint } from "../../src/index.js"
import { Cause, Effect, Exit, FastCheck, Option, Predicate, Schema, Stream } from "effect"
import * as Contract from "../../src/contracts/contract.js"
import * as HttpClientSend from "../../src/shell/transport/httpClientSend.js"
import * as Operation from "../../src/shell/operation.js"
import * as Fixture from "../support/fixtures.js"
import * as Hostile from "../support/hostile.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"

const user = Stub.json(Fixture.user)

/** An endpoint whose ids are any text, as those of custom providers are. */
const anyId = Endpoint.make({
  name: "anyId",
  method: "DELETE",
  path: ["admin", "things", { from: "id" }, "parts", { from: "part" }],
  errors: []
})

const contract = Contract.make({
  arguments: (id: string, part: string) => ({ id, part }),
  input: Schema.Any,
  output: (): void => undefined
})

const overStub = () => {
  const { client, seen } = Stub.always({ status: 204 })
  const call = Operation.make(anyId, contract, {
    send: HttpClientSend.make(client, { secretHeaders: [] }),
    baseUrl: "https://planted.example.com/auth/v1",
    headers: {},
    timeoutMillis: Number.POSITIVE_INFINITY,
    retry: undefined
  })
  return { call, seen }
}

describe("a path", () => {
  it.effect.prop(
    "keeps its form, whatever the ids are: they are refused, or come back as they were",
    { id: FastCheck.oneof(Hostile.anyText, FastCheck.constantFrom(...Hostile.ids)), part: Hostile.anyText },
    ({ id, part }) =>
      Effect.gen(function* () {
        const { call, seen } = overStub()
        const error = yield* call(id, part).pipe(
          Effect.as(undefined),
          Effect.catchAll((error) => Effect.succeed(error))
        )
        if (error === undefined) {
          const segments = new URL(seen[0]?.url ?? "").pathname.split("/").map(decodeURIComponent)
          expect(segments).toEqual(["", "auth", "v1", "admin", "things", id, "parts", part])
        } else {
          expect(error).toMatchObject({ _tag: "InvalidInput", operation: "anyId" })
          expect(["id", "part"]).toContain(error._tag === "InvalidInput" ? error.path : undefined)
          expect(seen).toEqual([])
        }
      })
  )
})

const fail = () => JSON.parse("planted")

/** The tag of what an effect failed with; a defect has none. */
const tagsIn = (cause: Cause.Cause<unknown>): string =>
  Option.match(Cause.failureOption(cause), {
    onNone: () => Cause.pretty(cause),
    onSome: (error) => (Predicate.hasProperty(error, "_tag") ? String(error._tag) : "none")
  })

describe("input", () => {
  const ring: Record<string, unknown> = {}
  ring["self"] = ring
  const deep = Array.from({ length: 100_000 }).reduce<object>((inner) => ({ inner }), {})
  const thrower = { toJSON: () => JSON.parse("planted") }

  it.effect.each([
    { what: "a bigint", value: { count: 1n } },
    { what: "a value that holds itself", value: ring },
    { what: "a value deeper than any stack", value: deep },
    { what: "a value that fails to become JSON", value: thrower }
  ])("fails with InvalidInput when it is $what, and nothing is sent", ({ value }) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user)
      const calls: ReadonlyArray<Effect.Effect<unknown, AdminError.AdminError>> = [
        admin.createUser({ email: "ann@example.com", user_metadata: { value } }),
        admin.updateUserById(Fixture.userId, { app_metadata: { value } }),
        admin.inviteUserByEmail("ann@example.com", { data: { value } })
      ]
      for (const call of calls) {
        const error = yield* Effect.flip(call)
        expect(error._tag).toBe("InvalidInput")
        expect(error.message).toMatch(/: the input can't be written as JSON\. Nothing was sent\.$/)
      }
      expect(seen).toEqual([])
    })
  )

  it.effect("may be named like members of Object.prototype: the names are sent, and change no prototype", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user)
      const metadata = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x"}'
      yield* admin.createUser({
        email: "ann@example.com",
        user_metadata: JSON.parse(metadata),
        app_metadata: JSON.parse(metadata)
      })
      expect(seen[0]?.body).toBe(`{"email":"ann@example.com","user_metadata":${metadata},"app_metadata":${metadata}}`)
      expect({}).not.toHaveProperty("polluted")
    })
  )

  it.effect.each(["__proto__", "constructor", "toString", "isAdmin"])("is rejected if it has a member %s", (name) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user)
      const error = yield* Effect.flip(
        admin.createUser(JSON.parse(`{"email":"ann@example.com","${name}":{"polluted":true}}`))
      )
      expect(error).toMatchObject({ _tag: "InvalidInput", path: `attributes.${name}`, expected: "is unknown" })
      expect(seen).toEqual([])
      expect({}).not.toHaveProperty("polluted")
    })
  )

  it.effect.prop(
    "cannot change the route by an address or a target",
    { text: FastCheck.oneof(Hostile.anyText, FastCheck.constantFrom(...Hostile.ids)) },
    ({ text }) =>
      Effect.gen(function* () {
        const { admin, seen } = yield* Service.responding({ ...user, body: JSON.stringify(Fixture.link) })
        yield* admin.inviteUserByEmail(text, { redirectTo: text })
        yield* admin.generateLink({ type: "magiclink", email: text, redirect_to: text })
        yield* admin.createUser({ email: `${text}@`, phone: text, role: text })
        const wellFormed = new URLSearchParams({ text }).get("text")
        expect(seen.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
          { method: "POST", path: "/auth/v1/invite", query: { redirect_to: wellFormed } },
          { method: "POST", path: "/auth/v1/admin/generate_link", query: {} },
          { method: "POST", path: "/auth/v1/admin/users", query: {} }
        ])
        expect(Stub.jsonOf(seen[0])).toEqual({ email: text })
        expect(Stub.jsonOf(seen[1])).toEqual({ type: "magiclink", email: text, redirect_to: text })
        expect(Stub.jsonOf(seen[2])).toEqual({ email: `${text}@`, phone: text, role: text })
      })
  )

  it.effect.prop("cannot change the query by a filter", { filter: Hostile.anyText }, ({ filter }) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.page))
      yield* admin.listUsers({ filter })
      const wellFormed = new URLSearchParams({ filter }).get("filter")
      expect(seen.map(({ path, query }) => ({ path, query }))).toEqual([
        { path: "/auth/v1/admin/users", query: { page: "1", filter: wellFormed } }
      ])
    })
  )

  it.effect.each([
    "",
    "not a token",
    Fixture.userId,
    `${Fixture.accessToken}\r\nX-Evil: 1`,
    `${Fixture.accessToken}\n`,
    `${Fixture.accessToken} `,
    `Bearer ${Fixture.accessToken}`,
    "a.b.\u00e4"
  ])("is not an access token if it could be more, or less, than one: %j", (token) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding({ status: 204 })
      const error = yield* Effect.flip(admin.signOut(token))
      expect(error).toMatchObject({ _tag: "InvalidInput", operation: "signOut", path: "accessToken" })
      expect(error.message).toContain("a user's access token (a JWT, not a user id)")
      expect(seen).toEqual([])
    })
  )

  it.effect("is validated without types as well: absent, null, of the wrong type", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({ status: 404 })
      const functions = Object.values(admin).flatMap((value: object) =>
        Predicate.isFunction(value) ? [value] : Object.values(value)
      )
      expect(functions.length).toBeGreaterThan(8)
      const junk = [
        undefined,
        null,
        5,
        "",
        {},
        [],
        () => undefined,
        Symbol.iterator,
        new Proxy({}, { get: () => fail() })
      ]
      const quiet = new Set<unknown>()
      for (const call of functions) {
        for (const args of [
          [],
          ...junk.map((one) => [one]),
          ...junk.map((one) => [one, one]),
          ...junk.map((one) => [one, one, one])
        ]) {
          const result: Effect.Effect<unknown, unknown> | Stream.Stream<unknown, unknown> = call(...args)
          const exit = yield* Effect.exit(Effect.isEffect(result) ? result : Stream.runDrain(result))
          // An operation without input is sent, and the stub has no response for it; one without a request succeeds.
          const outcome = Exit.match(exit, { onFailure: tagsIn, onSuccess: () => "Success" })
          expect(outcome).toMatch(/^(InvalidInput|UnexpectedAnswer|Success)$/)
          if (outcome === "Success") quiet.add(call)
        }
      }
      // An address that nobody can have, and no ids at all.
      const { findUsersByEmail, getUserByEmail, getUserByPhone, getUsers } = admin
      expect(quiet).toEqual(new Set([findUsersByEmail, getUserByEmail, getUserByPhone, getUsers]))
    })
  )
})
