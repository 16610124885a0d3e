import { describe, expect, it } from "@effect/vitest"
import { Effect, ParseResult, Schema } from "effect"
import { Metadata } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const Own = Schema.Struct({ since: Schema.optional(Schema.DateFromString) })
const Plan = Schema.Struct({ plan: Schema.optionalWith(Schema.Literal("free", "pro"), { default: () => "free" }) })

const read = <U, A>(user: object, schemas: Metadata.Schemas<U, A>) =>
  Effect.flatMap(Service.responding(Stub.json(user)), ({ admin }) => admin.getUserById(Fixture.userId, schemas))

describe("schemas for metadata", () => {
  it.effect("decode both objects, and leave the rest of the user as it is", () =>
    Effect.gen(function* () {
      const response = {
        ...Fixture.user,
        user_metadata: { since: "2026-08-20T10:00:00.000Z", more: 1 },
        app_metadata: { plan: "pro", provider: "email" },
        new_member: 1
      }
      expect(yield* read(response, { userMetadata: Own, appMetadata: Plan })).toEqual({
        ...response,
        user_metadata: { since: new Date("2026-08-20T10:00:00Z") },
        app_metadata: { plan: "pro" }
      })
    })
  )

  it.effect("get an empty object instead of null", () =>
    Effect.gen(function* () {
      const user = yield* read({ ...Fixture.user, user_metadata: null }, { userMetadata: Own })
      expect(user.user_metadata).toEqual({})
    })
  )

  it.effect("can be set for one of the two", () =>
    Effect.gen(function* () {
      const user = yield* read(Fixture.user, { appMetadata: Plan })
      expect(user.user_metadata).toEqual(Fixture.user.user_metadata)
      expect(user.app_metadata).toEqual({ plan: "free" })
    })
  )

  it.effect("reach the users of a list and the user of a link", () =>
    Effect.gen(function* () {
      const page = Stub.json({ users: [Fixture.row, Fixture.row], aud: "" })
      const listed = yield* Effect.flatMap(Service.responding(page), ({ admin }) =>
        admin.listUsers(undefined, { appMetadata: Plan })
      )
      expect(listed.users.map(({ app_metadata }) => app_metadata.plan)).toEqual(["free", "free"])
      const made = yield* Effect.flatMap(Service.responding(Stub.json(Fixture.link)), ({ admin }) =>
        admin.generateLink({ type: "magiclink", email: "ann@example.com" }, { appMetadata: Plan })
      )
      expect(made.user.app_metadata.plan).toBe("free")
      expect(Object.keys(made.user)).not.toContain("action_link")
    })
  )

  it.effect("say where a user is invalid", () =>
    Effect.gen(function* () {
      const wrong = { ...Fixture.row, app_metadata: { plan: "planted" } }
      const { admin } = yield* Service.responding(Stub.json({ users: [Fixture.row, wrong], aud: "" }))
      const error = yield* Effect.flip(admin.listUsers(undefined, { appMetadata: Plan }))
      expect(error).toMatchObject({
        _tag: "InvalidResponse",
        path: "users[1].app_metadata.plan",
        expected: 'should be "free" | "pro"'
      })
      const whole = yield* Effect.flip(read(Fixture.user, { userMetadata: Schema.String }))
      expect(whole).toMatchObject({ path: "user_metadata", expected: "should be a string, not an object" })
    })
  )

  it.effect("named like members of Object.prototype change no prototype", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({
        body: JSON.stringify(Fixture.user).replace(
          '"email_verified":true',
          '"__proto__":{"polluted":true},"constructor":1'
        )
      })
      const open = Schema.Record({ key: Schema.String, value: Schema.Unknown })
      const typed = yield* admin.getUserById(Fixture.userId, { userMetadata: open })
      const plain = yield* admin.getUserById(Fixture.userId)
      expect(Object.keys(plain.user_metadata ?? {})).toEqual(["__proto__", "constructor"])
      expect(Object.hasOwn(typed.user_metadata, "constructor")).toBe(true)
      expect({}).not.toHaveProperty("polluted")
      expect(typed).not.toHaveProperty("polluted")
    })
  )

  it.effect.each([5, "x", [], null, { userMetadata: {} }, { appMetadata: "x" }, () => undefined])(
    "are refused when they are none: %j",
    (given) =>
      Effect.gen(function* () {
        const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
        // Written by hand, where no types are.
        const untyped: { readonly schemas?: object } = Object.create({}, { schemas: { value: given } })
        const error = yield* Effect.flip(admin.getUserById(Fixture.userId, untyped.schemas))
        expect(error).toMatchObject({ _tag: "InvalidInput", path: "metadata", expected: "should hold schemas" })
        expect(seen).toEqual([])
      })
  )
})

describe("isSchemas", () => {
  it("accepts schemas, and undefined", () => {
    for (const given of [undefined, {}, { userMetadata: undefined }, { userMetadata: Own, appMetadata: Plan }]) {
      expect(Metadata.isSchemas(given)).toBe(true)
    }
  })
})

describe("a schema that throws or dies", () => {
  interface Tree {
    readonly child?: Tree
  }
  const Tree: Schema.Schema<Tree> = Schema.suspend(() =>
    Schema.Struct({ child: Schema.optionalWith(Tree, { exact: true }) })
  )
  const broken = (decode: () => unknown) =>
    Schema.transform(Schema.Unknown, Schema.Unknown, { decode, encode: (value) => value })
  const schemas: ReadonlyArray<readonly [what: string, schema: Schema.Schema.AnyNoContext]> = [
    ["throws in a filter", Schema.Unknown.pipe(Schema.filter(() => JSON.parse("planted")))],
    ["throws in a transformation", broken(() => JSON.parse("planted"))],
    [
      "waits",
      Schema.transformOrFail(Schema.Unknown, Schema.Unknown, {
        decode: (value) => Effect.delay(Effect.succeed(value), "1 millis"),
        encode: (value) => ParseResult.succeed(value)
      })
    ],
    [
      "dies",
      Schema.transformOrFail(Schema.Unknown, Schema.Unknown, {
        decode: () => Effect.die("planted"),
        encode: (value) => ParseResult.succeed(value)
      })
    ],
    ["is deeper than the stack", Tree]
  ]

  it.effect.each(schemas)("fails the call: it %s", ([, userMetadata]) =>
    Effect.gen(function* () {
      const body = JSON.stringify({ ...Fixture.row, user_metadata: {} }).replace(
        '"user_metadata":{}',
        `"user_metadata":${'{"child":'.repeat(50_000)}{}${"}".repeat(50_000)}`
      )
      const one = yield* Service.responding({ body })
      const many = yield* Service.responding({ body: `{"users":[${body}],"aud":""}` })
      const calls: ReadonlyArray<readonly [call: Effect.Effect<unknown, unknown>, path: string]> = [
        [one.admin.getUserById(Fixture.userId, { userMetadata }), "user_metadata"],
        [many.admin.listUsers({}, { userMetadata }), "users[0].user_metadata"],
        [many.admin.getUserByEmail(Fixture.user.email, {}, { userMetadata }), "user_metadata"]
      ]
      for (const [call, path] of calls) {
        const error = yield* Effect.flip(call)
        expect(error).toMatchObject({ _tag: "InvalidResponse", path })
        expect(String(error)).not.toContain("planted")
      }
    })
  )
})
