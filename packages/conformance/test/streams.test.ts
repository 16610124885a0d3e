/** Streams over a server whose users come and go while it is read. */
import { HttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Emulator, InProcess, Token } from "@gotrue-effect/emulator"
import { describe, expect, it } from "@effect/vitest"
import { Chunk, Effect, Stream } from "effect"
import { addUsers } from "./support/manyUsers.js"

const modes = [
  ["by page", {}],
  ["by cursor", { GOTRUE_EXPERIMENTAL_CURSOR_PAGINATION_ENABLED: "true" }]
] as const

/** A server with users, the service that asks it, and how often it was asked for a list. */
const serverWith = (count: number, settings: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.make({ settings })
    const lists: Array<string> = []
    const client = InProcess.httpClient(emulator).pipe(
      HttpClient.tapRequest((request) =>
        Effect.sync(() => {
          if (request.method === "GET") lists.push(request.url)
        })
      )
    )
    const admin = yield* GoTrueAdmin.make({ url: "http://localhost", key: Token.adminKey() }).pipe(
      Effect.provideService(HttpClient.HttpClient, client)
    )
    const ids = Array.from(
      { length: count },
      (_, index) => `10000000-0000-4000-8000-${String(index).padStart(12, "0")}`
    )
    const { id } = yield* admin.createUser({ email: "model@example.com" })
    yield* addUsers(
      emulator,
      ids.map((id, index) => ({
        id,
        email: `user${index}@example.com`,
        // Every tenth shares its microsecond with nine others, as users do that were brought in together.
        created_at: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 10) * 1_000).toISOString()
      }))
    )
    yield* admin.deleteUser(id)
    return { admin, ids, lists }
  })

describe.each(modes)("streamUsers %s", (mode, settings) => {
  it.effect(
    "gives 10,000 users once each, while 500 are created and 500 deleted",
    () =>
      Effect.gen(function* () {
        const { admin, ids, lists } = yield* serverWith(10_000, settings)
        for (const sort of ["created_at asc", "created_at desc"] as const) {
          const alive = [...ids]
          let requests = 0
          // Between any two requests fifty go, from the beginning, the middle and the end, and fifty come.
          const change = Effect.gen(function* () {
            if (requests++ >= 10) return
            for (let turn = 0; turn < 50; turn++) {
              const [gone = ""] = alive.splice([0, Math.floor(alive.length / 2), -1][turn % 3] ?? 0, 1)
              yield* admin.deleteUser(gone)
              const { id } = yield* admin.createUser({ email: `new-${gone}@example.com` })
              ids.push(id)
            }
          })
          const seen = yield* admin.streamUsers({ sort }).pipe(
            Stream.map(({ id }): string => id),
            Stream.chunks,
            Stream.tap(() => change),
            Stream.flattenChunks,
            Stream.runCollect,
            Effect.map(Chunk.toReadonlyArray)
          )
          const once = new Set(seen)
          expect(seen.length).toBe(once.size)
          expect(alive.filter((id) => !once.has(id))).toEqual([])
          expect(alive.length).toBe(ids.length - 1_000)
          ids.splice(0, ids.length, ...alive, ...ids.slice(-500))
        }
        expect(lists.some((url) => url.includes("cursor="))).toBe(mode === "by cursor")
      }),
    60_000
  )

  it.effect("asks for no more than is taken", () =>
    Effect.gen(function* () {
      const { admin, lists } = yield* serverWith(60, settings)
      yield* admin.streamUsers({ pageSize: 20 }).pipe(Stream.take(5), Stream.runDrain)
      expect(lists).toHaveLength(1)
    })
  )

  it.effect("fails as a page does, and says so for a page that has no size", () =>
    Effect.gen(function* () {
      const { admin } = yield* serverWith(0, settings)
      for (const pageSize of [0, -1, 1.5, Number.NaN, Infinity]) {
        const error = yield* Effect.flip(Stream.runDrain(admin.streamUsers({ pageSize })))
        expect(error).toMatchObject({ _tag: "InvalidInput", operation: "streamUsers", path: "options.pageSize" })
      }
      const error = yield* Effect.flip(Stream.runDrain(admin.streamUsers({ audience: "two\nlines" })))
      expect(error).toMatchObject({ _tag: "InvalidInput", operation: "listUsers", path: "query.audience" })
    })
  )
})

it.effect(
  "an audit log that is written to while it is read comes once each, and what is new does not come",
  () =>
    Effect.gen(function* () {
      const { admin } = yield* serverWith(0, {})
      for (let index = 0; index < 300; index++) yield* admin.createUser({ email: `user${index}@example.com` })
      const written = yield* Stream.runCollect(admin.audit.streamEntries())
      const seen = yield* admin.audit.streamEntries({ pageSize: 20 }).pipe(
        Stream.tap((entry) =>
          entry.payload.action === "user_signedup"
            ? admin.createUser({ email: `after-${entry.id}@example.com` })
            : Effect.void
        ),
        Stream.runCollect
      )
      expect(Chunk.toReadonlyArray(seen).map(({ id }) => id)).toEqual(
        Chunk.toReadonlyArray(written).map(({ id }) => id)
      )
    }),
  60_000
)
