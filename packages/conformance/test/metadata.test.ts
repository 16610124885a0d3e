/** Metadata by the schemas of a caller, over the server in memory: what the guide says of users who do not match. */
import { expect, it } from "@effect/vitest"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { InProcess, Token } from "@gotrue-effect/emulator"
import { Array, Chunk, Effect, Either, Layer, Schema, Stream } from "effect"

const Access = Schema.Struct({ role: Schema.Literal("admin", "member") })

const server = Effect.provide(
  GoTrueAdmin.GoTrueAdmin,
  GoTrueAdmin.layer({ url: "http://localhost", key: Token.adminKey() }).pipe(Layer.provide(InProcess.layer()))
)

it.effect("one user who does not match fails neither a page nor a stream", () =>
  Effect.gen(function* () {
    const untyped = yield* server
    const ids: Array<string> = []
    for (const role of ["admin", "boss", "member"]) {
      const { id } = yield* untyped.createUser({ email: `${role}@example.com`, app_metadata: { role } })
      ids.push(id)
    }
    const admin = GoTrueAdmin.withMetadata(untyped, { appMetadata: Access })
    const streamed = Chunk.toReadonlyArray(yield* Stream.runCollect(admin.streamUsers({ sort: "created_at asc" })))
    const { users } = yield* admin.listUsers({ sort: "created_at asc" })
    for (const results of [streamed, users]) {
      expect(Array.getRights(results).map((user) => user.app_metadata.role)).toEqual(["admin", "member"])
      expect(Array.getLefts(results).map(({ userId }) => userId)).toEqual([ids[1]])
    }
    expect(streamed.map(Either.isRight)).toEqual([true, false, true])
  })
)

it.effect("a user is not created without the metadata that the schema wants", () =>
  Effect.gen(function* () {
    const untyped = yield* server
    const admin = GoTrueAdmin.withMetadata(untyped, { appMetadata: Access })
    const error = yield* Effect.flip(admin.createUser({ email: "ann@example.com" }))
    expect(error).toMatchObject({ _tag: "InvalidInput", path: "attributes.app_metadata.role" })
    expect(yield* untyped.countUsers()).toBe(0)
  })
)

it.effect("a user who is invited and does not match is named, and can be completed", () =>
  Effect.gen(function* () {
    const untyped = yield* server
    const admin = GoTrueAdmin.withMetadata(untyped, { appMetadata: Access })
    const error = yield* Effect.flip(admin.inviteUserByEmail("ann@example.com"))
    const userId = error._tag === "InvalidMetadata" ? error.userId : ""
    const ann = yield* admin.updateUserById(userId, { app_metadata: { role: "member" } })
    expect([ann.email, ann.app_metadata.role]).toEqual(["ann@example.com", "member"])
    // The members of the server stay.
    expect((yield* untyped.getUserById(userId)).app_metadata).toMatchObject({ provider: "email", role: "member" })
  })
)

it.effect("metadata is replaced by a value of the schema, for a user who does not match yet", () =>
  Effect.gen(function* () {
    const untyped = yield* server
    const { id } = yield* untyped.createUser({ email: "ann@example.com", app_metadata: { role: "boss", more: 1 } })
    const admin = GoTrueAdmin.withMetadata(untyped, { appMetadata: Access })
    yield* admin.replaceAppMetadata(id, { role: "admin" })
    expect((yield* untyped.getUserById(id)).app_metadata).toEqual({
      provider: "email",
      providers: ["email"],
      role: "admin"
    })
    const existing = yield* admin.createOrGetUser({ email: "ann@example.com", app_metadata: { role: "member" } })
    expect(existing.created).toBe(false)
    expect(Either.map(existing.user, (user) => user.app_metadata.role)).toEqual(Either.right("admin"))
    const session = yield* Effect.either(admin.createSession(id))
    expect(session).toMatchObject(Either.left({ _tag: "CannotSignIn", reason: "unconfirmed" }))
  })
)
