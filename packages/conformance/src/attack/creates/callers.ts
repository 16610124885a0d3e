/** Who creates: the service over several transports, and the promise class over Node's own. */
import { HttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import type { GoTrueAdmin as Admin } from "@gotrue-effect/admin"
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schedule from "effect/Schedule"

/** What a caller is told. */
export type Told =
  | { readonly how: "made"; readonly id: string }
  /** Of somebody who was there. */
  | { readonly how: "found"; readonly id: string }
  | { readonly how: "failed"; readonly error: string; readonly sent: boolean }
  | { readonly how: "broken"; readonly problem: string }

export interface Caller {
  readonly name: string
  readonly create: (email: string) => Effect.Effect<Told>
  readonly createOrGet: (email: string) => Effect.Effect<Told>
}

/** Errors that say that the server has not acted. */
const notSent = new Set(["InvalidInput", "RateLimited", "Unauthenticated", "ValidationFailed"])

const failed = (error: unknown): Told => {
  const tag = Predicate.hasProperty(error, "_tag") ? String(error._tag) : "none"
  const sent = Predicate.hasProperty(error, "sent") ? error.sent !== "no" : !notSent.has(tag)
  return { how: "failed", error: tag, sent }
}

const broken = (problem: unknown): Told => ({ how: "broken", problem: String(problem).slice(0, 200) })

const service = (name: string, admin: Admin.Service): Caller => {
  const told = <A>(call: Effect.Effect<A, unknown>, made: (value: A) => Told): Effect.Effect<Told> =>
    Effect.match(call, { onSuccess: made, onFailure: failed }).pipe(
      Effect.catchAllDefect((defect) => Effect.succeed(broken(defect)))
    )
  return {
    name,
    create: (email) => told(admin.createUser({ email }), ({ id }) => ({ how: "made", id })),
    createOrGet: (email) =>
      told(admin.createOrGetUser({ email }), ({ created, user }) => ({ how: created ? "made" : "found", id: user.id }))
  }
}

interface Result {
  readonly data: { readonly user: { readonly id: string } | null; readonly created?: boolean } | null
  readonly error: Error | null
}

const promise = (name: string, admin: GoTrueAdminApi): Caller => {
  const told = (call: () => Promise<Result>): Effect.Effect<Told> =>
    Effect.match(Effect.tryPromise(call), {
      onFailure: broken,
      onSuccess: ({ data, error }): Told => {
        if (error === null) return { how: data?.created === false ? "found" : "made", id: data?.user?.id ?? "" }
        const code = Predicate.hasProperty(error, "code") ? error.code : undefined
        return { how: "failed", error: code === "email_exists" ? "EmailExists" : error.name, sent: true }
      }
    })
  return {
    name,
    create: (email) => told(() => admin.createUser({ email })),
    createOrGet: (email) => told(() => admin.createOrGetUser({ email }))
  }
}

/** `milliseconds`: how long each of them waits for a response. */
export const make = (url: string, key: string, inProcess: HttpClient.HttpClient, milliseconds: number) =>
  Effect.gen(function* () {
    const options = {
      url,
      key,
      timeout: milliseconds,
      retry: { schedule: Schedule.recurs(3), longestRetryAfter: 0 }
    } as const
    const overFetch = yield* Effect.provide(GoTrueAdmin.GoTrueAdmin, GoTrueAdmin.layerFetch(options))
    const overClient = yield* Effect.provideService(GoTrueAdmin.make(options), HttpClient.HttpClient, inProcess)
    const headers = { apikey: key, Authorization: `Bearer ${key}` }
    const retry = { times: 3, firstPause: 0, longestPause: 0, longestRetryAfter: 0 }
    const classic = { url, headers, timeout: milliseconds, retry }
    const callers: readonly [Caller, ...ReadonlyArray<Caller>] = [
      service("service over fetch", overFetch),
      service("service in process", overClient),
      promise("class over Node", new GoTrueAdminApi(classic)),
      promise("class over fetch", new GoTrueAdminApi({ ...classic, fetch: globalThis.fetch }))
    ]
    return callers
  })
