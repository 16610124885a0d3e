/** Ours, as an Effect program uses it: one service, one fiber, everything that is on by default. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import type { Layer } from "effect"
import { Effect, ManagedRuntime, Option, Schedule, Stream } from "effect"
import { known, newEmail, unknown } from "../stub/responses.js"
import type { Client, Run } from "./Client.js"
import * as Expect from "./expect.js"

const count = (total: Option.Option<number>) => Option.getOrElse(total, () => -1)

export const make = async (service: Layer.Layer<GoTrueAdmin.GoTrueAdmin>): Promise<Client> => {
  const runtime = ManagedRuntime.make(service)
  const admin = await runtime.runPromise(GoTrueAdmin.GoTrueAdmin)

  const getUser = Effect.suspend(() => Effect.map(admin.getUserById(known), Expect.isKnown))

  const readPage = (page: number, size: number) =>
    Effect.map(admin.listUsers({ page, perPage: size }), ({ pagination, users }) => {
      Expect.isPage(size, users, count(pagination.total))
      return users
    })

  const oneByOne =
    <E>(call: Effect.Effect<unknown, E>): Run =>
    (times) =>
      runtime.runPromise(Effect.as(Effect.repeat(call, Schedule.recurs(times - 1)), []))

  const timed = <A, E>(call: Effect.Effect<A, E>) =>
    Effect.suspend(() => {
      const start = performance.now()
      return Effect.map(call, () => performance.now() - start)
    })

  return {
    getUser: oneByOne(getUser),
    createUser: oneByOne(
      Effect.suspend(() =>
        Effect.map(
          admin.createUser({ email: newEmail, email_confirm: true, user_metadata: { full_name: "Ann" } }),
          Expect.isNew
        )
      )
    ),
    error: oneByOne(
      Effect.suspend(() =>
        Effect.map(Effect.flip(admin.getUserById(unknown)), (error) =>
          Expect.isNotFound("code" in error ? error.code : undefined)
        )
      )
    ),
    page50: oneByOne(Effect.suspend(() => readPage(1, 50))),
    page1000: oneByOne(Effect.suspend(() => readPage(1, 1_000))),
    stream: oneByOne(Effect.map(Stream.runCount(admin.streamUsers()), Expect.isAll)),
    concurrent: (times) =>
      runtime.runPromise(Effect.forEach(Array.from({ length: times }), () => timed(getUser), { concurrency: 100 }))
  }
}
