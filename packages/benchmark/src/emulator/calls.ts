/** The same calls through the same service, to an emulator in this process and to a real server: microseconds each. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as HttpClient from "@effect/platform/HttpClient"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { InProcess, Token } from "@gotrue-effect/emulator"
import { Effect, Layer } from "effect"
import { WrongResponse } from "../clients/expect.js"

const [url, secret, ...counts] = process.argv.slice(2)
const [rounds = 0, calls = 0, warmUp = 0] = counts.map(Number)

/** A real server is slow: it would take most of the time. */
const tenth = (times: number) => Math.ceil(times / 10)

/** A user of one's own, which is gone afterwards, and what reads it so many times. */
const reader = Effect.gen(function* () {
  const admin = yield* GoTrueAdmin.GoTrueAdmin
  const user = yield* Effect.acquireRelease(
    admin.createUser({ email: `benchmark.${process.pid}@example.com`, user_metadata: { full_name: "Ann" } }),
    ({ id }) => Effect.orDie(admin.deleteUser(id))
  )
  const read = Effect.map(admin.getUserById(user.id), ({ id }) => {
    if (id !== user.id) throw new WrongResponse("getUser: not the user that was asked for")
  })
  return (times: number) =>
    Effect.gen(function* () {
      const start = performance.now()
      yield* Effect.repeatN(read, times - 1)
      return ((performance.now() - start) / times) * 1_000
    })
})

const over = <E>(url: string, key: string, transport: Layer.Layer<HttpClient.HttpClient, E>) =>
  Effect.gen(function* () {
    const layer = GoTrueAdmin.layer({ url, key }).pipe(Layer.provide(transport))
    return yield* Effect.provide(reader, yield* Layer.build(layer))
  })

const program = Effect.gen(function* () {
  const ours = yield* over("http://localhost", Token.adminKey(), InProcess.layer())
  const real =
    url === undefined || url === "" ? undefined : yield* over(url, Token.adminKey(secret), NodeHttpClient.layerUndici)
  yield* ours(warmUp)
  if (real !== undefined) yield* real(tenth(warmUp))
  const round = Effect.gen(function* () {
    return { ours: yield* ours(calls), real: real === undefined ? null : yield* real(tenth(calls)) }
  })
  return yield* Effect.replicateEffect(round, rounds)
}).pipe(Effect.scoped)

process.send?.(await Effect.runPromise(program))
process.disconnect?.()
