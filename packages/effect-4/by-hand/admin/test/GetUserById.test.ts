import { describe, expect, it } from "@effect/vitest"
import { Cause, Effect, Exit, Fiber, Option, RequestResolver } from "effect"
import { GetUserById, GoTrueAdmin } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const idOf = (index: number) => `4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e${String(index).padStart(2, "0")}`
const gone = idOf(99)

/** A server that knows everybody but one, and the program that asks it. */
const running = <A, E>(program: Effect.Effect<A, E, GoTrueAdmin.GoTrueAdmin>) =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.made(({ url }) => {
      const id = new URL(url).pathname.split("/").at(-1)
      return Effect.succeed(
        id === gone
          ? Stub.json({ code: "user_not_found", message: "User not found" }, 404)
          : Stub.json({ ...Fixture.user, id })
      )
    })
    const result = yield* Effect.provideService(program, GoTrueAdmin.GoTrueAdmin, admin)
    return { result, asked: seen.map(({ url }) => new URL(url).pathname.split("/").at(-1) ?? "") }
  })

describe("getUserById as a request", () => {
  it.effect("requests a user once who is requested several times in a batch", () =>
    Effect.gen(function* () {
      const ids = Array.from({ length: 100 }, (_, index) => idOf(index % 7))
      const { asked, result } = yield* running(
        Effect.forEach(ids, GetUserById.getUserById, { concurrency: "unbounded" })
      )
      expect(asked.toSorted()).toEqual([...new Set(ids)].toSorted())
      expect(result.map((user): string => user.id)).toEqual(ids)
    })
  )

  it.effect("requests a user once who is requested by several fibers, at the same time and later", () =>
    Effect.gen(function* () {
      const { asked } = yield* running(
        Effect.gen(function* () {
          const admin = yield* GoTrueAdmin.GoTrueAdmin
          const cached = yield* RequestResolver.withCache(GetUserById.resolver(admin), { capacity: 100 })
          const get = (id: string) => Effect.request(new GetUserById.GetUserById({ id }), cached)
          const fibers = yield* Effect.replicateEffect(Effect.forkChild(get(idOf(1))), 50)
          yield* Effect.forEach(fibers, (fiber) => Fiber.join(fiber), { discard: true })
          yield* get(idOf(1))
          yield* get(idOf(2))
        })
      )
      expect(asked).toEqual([idOf(1), idOf(2)])
    })
  )

  it.effect("fails for each user as the operation does, and for no other user", () =>
    Effect.gen(function* () {
      const { result } = yield* running(
        Effect.forEach([idOf(1), gone, "no id", "__proto__", gone], (id) => Effect.exit(GetUserById.getUserById(id)), {
          concurrency: "unbounded"
        })
      )
      expect(
        result.map(
          Exit.match({
            onSuccess: ({ id }): string => id,
            onFailure: (cause) => Option.getOrUndefined(Cause.findErrorOption(cause))?._tag
          })
        )
      ).toEqual([idOf(1), "UserNotFound", "InvalidInput", "InvalidInput", "UserNotFound"])
    })
  )

  it.effect("uses the service in the context", () =>
    Effect.gen(function* () {
      const one = yield* running(GetUserById.getUserById(idOf(1)))
      const two = yield* running(GetUserById.getUserById(idOf(1)))
      expect([one.asked, two.asked]).toEqual([[idOf(1)], [idOf(1)]])
    })
  )
})
