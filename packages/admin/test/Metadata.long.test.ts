import { describe, expect, it } from "@effect/vitest"
import { Array, Effect, Either, Option, ParseResult, Schema, Stream } from "effect"
import type { Metadata, UserAttributes } from "../src/index.js"
import { AdminError, GetUserById, GoTrueAdmin } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const Own = Schema.Struct({ since: Schema.optional(Schema.DateFromString) })
const Plan = Schema.Struct({ plan: Schema.optionalWith(Schema.Literal("free", "pro"), { default: () => "free" }) })
const Role = Schema.Struct({ role: Schema.Literal("admin", "member") })

class Profile extends Schema.Class<Profile>("Profile")({
  name: Schema.String,
  born: Schema.optional(Schema.DateFromString)
}) {}

const typed = <U, A>(reply: Stub.Reply, schemas: Metadata.Schemas<U, A>) =>
  Effect.map(Service.responding(reply), ({ admin, seen }) => ({
    admin: GoTrueAdmin.withMetadata(admin, schemas),
    seen
  }))

const read = <U, A>(user: object, schemas: Metadata.Schemas<U, A>) =>
  Effect.flatMap(typed(Stub.json(user), schemas), ({ admin }) => admin.getUserById(Fixture.userId))

const page = (...users: ReadonlyArray<object>) => Stub.json({ users, aud: "" })

const withRole = (role: string, of: object = Fixture.row) => ({ ...of, app_metadata: { role } })

describe("a service with schemas for metadata reads", () => {
  it.effect("both objects decoded, and the rest of the user as it is", () =>
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

  it.effect("an empty object instead of null", () =>
    Effect.gen(function* () {
      const user = yield* read({ ...Fixture.user, user_metadata: null }, { userMetadata: Own })
      expect(user.user_metadata).toEqual({})
    })
  )

  it.effect("one of the two, when the other has no schema", () =>
    Effect.gen(function* () {
      const user = yield* read(Fixture.user, { appMetadata: Plan })
      expect(user.user_metadata).toEqual(Fixture.user.user_metadata)
      expect(user.app_metadata).toEqual({ plan: "free" })
    })
  )

  it.effect("each user of a page on its own, and names who does not match", () =>
    Effect.gen(function* () {
      const { admin } = yield* typed(page(withRole("admin"), withRole("planted"), withRole("member")), {
        appMetadata: Role
      })
      const { users } = yield* admin.listUsers()
      expect(Array.getRights(users).map((user) => user.app_metadata.role)).toEqual(["admin", "member"])
      const error = new AdminError.InvalidMetadata({
        operation: "listUsers",
        userId: Fixture.userId,
        path: "app_metadata.role",
        expected: 'should be "admin" | "member"'
      })
      expect(users[1]).toEqual(Either.left(error))
      expect(error.message).toBe(
        `listUsers: the app_metadata.role of the user ${Fixture.userId} should be "admin" | "member".`
      )
    })
  )

  it.effect("each user of a stream, of a search and of many ids on its own", () =>
    Effect.gen(function* () {
      const stream = yield* typed(page(withRole("member"), withRole("planted")), { appMetadata: Role })
      const streamed = yield* Stream.runCollect(stream.admin.streamUsers())
      expect(Array.fromIterable(streamed).map(Either.isRight)).toEqual([true, false])
      const found = yield* typed(page(withRole("planted")), { appMetadata: Role })
      expect((yield* found.admin.findUsersByEmail(Fixture.user.email)).map(Either.isRight)).toEqual([false])
      const many = yield* typed(Stub.json(withRole("planted", Fixture.user)), { appMetadata: Role })
      const [result] = yield* many.admin.getUsers([Fixture.userId])
      expect(result).toMatchObject(Either.left({ _tag: "InvalidMetadata", operation: "getUsers" }))
    })
  )

  it.effect("a link, and a session, whose user does not match", () =>
    Effect.gen(function* () {
      const { admin } = yield* typed(Stub.json(withRole("planted", Fixture.link)), { appMetadata: Role })
      const link = yield* admin.generateLink({ type: "magiclink", email: "ann@example.com" })
      expect(link.properties.verification_type).toBe("magiclink")
      expect(link.user).toMatchObject(Either.left({ _tag: "InvalidMetadata", userId: Fixture.userId }))
    })
  )

  it.effect("who is found by an address, or nobody", () =>
    Effect.gen(function* () {
      const { admin } = yield* typed(page(withRole("member")), { appMetadata: Role })
      const found = yield* admin.getUserByEmail(Fixture.user.email)
      expect(Option.map(found, (user) => user.app_metadata.role)).toEqual(Option.some("member"))
      expect(yield* admin.getUserByEmail("other@example.com")).toEqual(Option.none())
      const other = yield* typed(page(withRole("planted")), { appMetadata: Role })
      const error = yield* Effect.flip(other.admin.getUserByEmail(Fixture.user.email))
      expect(error).toMatchObject({ _tag: "InvalidMetadata", operation: "getUserByEmail" })
    })
  )

  it.effect("with a schema for something else than an object, too", () =>
    Effect.gen(function* () {
      const whole = yield* Effect.flip(read(Fixture.user, { userMetadata: Schema.String }))
      expect(whole).toMatchObject({ path: "user_metadata", expected: "should be a string, not an object" })
    })
  )

  it.effect("names like members of Object.prototype without changing a prototype", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({
        body: JSON.stringify(Fixture.user).replace(
          '"email_verified":true',
          '"__proto__":{"polluted":true},"constructor":1'
        )
      })
      const open = Schema.Record({ key: Schema.String, value: Schema.Unknown })
      const user = yield* GoTrueAdmin.withMetadata(admin, { userMetadata: open }).getUserById(Fixture.userId)
      const plain = yield* admin.getUserById(Fixture.userId)
      expect(Object.keys(plain.user_metadata ?? {})).toEqual(["__proto__", "constructor"])
      expect(Object.hasOwn(user.user_metadata, "constructor")).toBe(true)
      expect({}).not.toHaveProperty("polluted")
      expect(user).not.toHaveProperty("polluted")
    })
  )

  it.effect("through GetUserById as well", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(Stub.json(withRole("member", Fixture.user)))
      const get = GetUserById.withMetadata({ appMetadata: Role })
      const roles = yield* Effect.forEach([Fixture.userId, Fixture.userId], get).pipe(
        Effect.provideService(GoTrueAdmin.GoTrueAdmin, admin)
      )
      expect(roles.map((user) => user.app_metadata.role)).toEqual(["member", "member"])
      const wrong = yield* Service.responding(Stub.json(withRole("planted", Fixture.user)))
      const error = yield* Effect.flip(get(Fixture.userId)).pipe(
        Effect.provideService(GoTrueAdmin.GoTrueAdmin, wrong.admin)
      )
      expect(error).toMatchObject({ _tag: "InvalidMetadata", userId: Fixture.userId })
    })
  )
})

describe("a service with schemas for metadata writes", () => {
  const ann = { email: "ann@example.com" }
  const schemas = { userMetadata: Profile, appMetadata: Role }
  const response = {
    ...Fixture.user,
    user_metadata: { name: "Ann", born: "1990-01-02T00:00:00.000Z" },
    app_metadata: { role: "member", provider: "email" }
  }
  const made = Effect.suspend(() => typed(Stub.json(response), schemas))
  const sent = (seen: ReadonlyArray<Stub.Seen>): unknown => JSON.parse(seen.at(-1)?.body ?? "null")

  it.effect("a class, whose members are encoded", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* made
      const user_metadata = new Profile({ name: "Ann", born: new Date("1990-01-02T00:00:00Z") })
      const created = yield* admin.createUser({ ...ann, user_metadata, app_metadata: { role: "member" } })
      expect(sent(seen)).toEqual({
        ...ann,
        user_metadata: { name: "Ann", born: "1990-01-02T00:00:00.000Z" },
        app_metadata: { role: "member" }
      })
      expect(created.user_metadata).toEqual(user_metadata)
      yield* admin.inviteUserByEmail(ann.email, { data: user_metadata })
      expect(sent(seen)).toEqual({ ...ann, data: { name: "Ann", born: "1990-01-02T00:00:00.000Z" } })
    })
  )

  it.effect("changes: the members that are there, and null for those to delete", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* made
      yield* admin.updateUserById(Fixture.userId, { user_metadata: { born: new Date("1990-01-02T00:00:00Z") } })
      expect(sent(seen)).toEqual({ user_metadata: { born: "1990-01-02T00:00:00.000Z" } })
      yield* admin.updateUserById(Fixture.userId, {
        user_metadata: { name: "Ann", born: null },
        app_metadata: { role: undefined }
      })
      expect(sent(seen)).toEqual({ user_metadata: { name: "Ann", born: null }, app_metadata: {} })
    })
  )

  it.effect("changes by any other schema as a whole", () =>
    Effect.gen(function* () {
      const Flags = Schema.Record({ key: Schema.String, value: Schema.NumberFromString })
      const { admin, seen } = yield* typed(Stub.json({ ...response, app_metadata: { a: "1" } }), { appMetadata: Flags })
      yield* admin.updateUserById(Fixture.userId, { app_metadata: { a: 1, b: 2 } })
      expect(sent(seen)).toEqual({ app_metadata: { a: "1", b: "2" } })
    })
  )

  it.effect("nothing that does not match, and says where", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* made
      interface Loose {
        createUser(attributes: object): ReturnType<typeof admin.createUser>
        updateUserById(id: string, attributes: object): ReturnType<typeof admin.updateUserById>
        inviteUserByEmail(email: string, options: object): ReturnType<typeof admin.inviteUserByEmail>
        replaceAppMetadata(id: string, value: unknown): ReturnType<typeof admin.replaceAppMetadata>
        generateLink(link: object): ReturnType<typeof admin.generateLink>
      }
      const loose: Loose = admin
      const user_metadata = new Profile({ name: "Ann" })
      const role = 'should be "admin" | "member"'
      // Effect 4 names a class, and Effect 3 what it consists of.
      const notOf = (kind: string) => new RegExp(`^should be (?:an object|Profile), not ${kind}$`)
      const id = Fixture.userId
      const calls: ReadonlyArray<
        readonly [call: Effect.Effect<unknown, unknown>, path: string, expected: string | RegExp]
      > = [
        [admin.createUser({ ...ann, user_metadata }), "attributes.app_metadata.role", "is missing"],
        [admin.createUser({ ...ann, app_metadata: { role: "admin" } }), "attributes.user_metadata.name", "is missing"],
        [
          loose.createUser({ ...ann, user_metadata, app_metadata: { role: "planted" } }),
          "attributes.app_metadata.role",
          role
        ],
        [admin.createOrGetUser({ ...ann, user_metadata }), "attributes.app_metadata.role", "is missing"],
        [loose.updateUserById(id, { app_metadata: { role: "planted" } }), "attributes.app_metadata.role", role],
        [
          loose.updateUserById(id, { app_metadata: { roles: "admin" } }),
          "attributes.app_metadata.roles",
          "is unknown (did you mean role?)"
        ],
        [loose.updateUserById(id, { user_metadata: 5 }), "attributes.user_metadata", notOf("number")],
        [loose.inviteUserByEmail("a@example.com", { data: [] }), "options.data", notOf("an array")],
        [loose.replaceAppMetadata(id, { role: "planted" }), "value.role", role],
        [loose.generateLink({ type: "invite", email: "a@example.com", data: "planted" }), "link.data", notOf("string")]
      ]
      for (const [call, path, expected] of calls) {
        const error = yield* Effect.flip(call)
        const words = typeof expected === "string" ? expected : expect.stringMatching(expected)
        expect(error).toMatchObject({ _tag: "InvalidInput", path, expected: words })
        expect(String(error)).not.toContain("planted")
      }
      expect(seen).toEqual([])
    })
  )

  it.effect("a new user whose members of the server's own the schema wants", () =>
    Effect.gen(function* () {
      const Provider = Schema.Struct({ provider: Schema.String, providers: Schema.Array(Schema.String) })
      const { admin, seen } = yield* typed(Stub.json(Fixture.user), { appMetadata: Provider })
      yield* admin.createUser(ann)
      expect(sent(seen)).toEqual(ann)
    })
  )

  it.effect("and keeps the id of a user that was made and does not match", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* typed(Stub.json(Fixture.user), { appMetadata: Role })
      const invited = yield* Effect.flip(admin.inviteUserByEmail("ann@example.com"))
      expect(invited).toMatchObject({
        _tag: "InvalidMetadata",
        operation: "inviteUserByEmail",
        userId: Fixture.userId,
        path: "app_metadata.role",
        expected: "is missing"
      })
      const created = yield* Effect.flip(admin.createUser({ ...ann, app_metadata: { role: "admin" } }))
      expect(created).toMatchObject({ _tag: "InvalidMetadata", operation: "createUser", userId: Fixture.userId })
      expect(seen).toHaveLength(2)
    })
  )

  it.effect("an interface and a class without schemas, too", () =>
    Effect.gen(function* () {
      interface Meta {
        readonly role: string
      }
      const meta: Meta = { role: "admin" }
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
      yield* admin.createUser({ ...ann, app_metadata: meta, user_metadata: new Profile({ name: "Ann" }) })
      expect(sent(seen)).toEqual({ ...ann, app_metadata: meta, user_metadata: { name: "Ann" } })
      const array: UserAttributes.UpdateUser = { app_metadata: [1] }
      const error = yield* Effect.flip(admin.updateUserById(Fixture.userId, array))
      expect(error).toMatchObject({ _tag: "InvalidInput", path: "attributes.app_metadata" })
    })
  )
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
      const listed = GoTrueAdmin.withMetadata(many.admin, { userMetadata }).listUsers()
      const errors = [
        yield* Effect.flip(GoTrueAdmin.withMetadata(one.admin, { userMetadata }).getUserById(Fixture.userId)),
        ...Array.getLefts((yield* listed).users),
        yield* Effect.flip(GoTrueAdmin.withMetadata(many.admin, { userMetadata }).getUserByEmail(Fixture.user.email))
      ]
      expect(errors).toHaveLength(3)
      for (const error of errors) {
        expect(error).toMatchObject({ _tag: "InvalidMetadata", path: "user_metadata" })
        expect(String(error)).not.toContain("planted")
      }
    })
  )
})
