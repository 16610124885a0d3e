/** Settings of a call, or of all calls in a scope, in place of those of the service. */
import { HttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Config, Effect, Schedule } from "effect"
import { GoTrueAdmin } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import { configured } from "./support/configured.js"
import * as Time from "./support/time.js"
import * as Stub from "./support/stub.js"

const page = Stub.json(Fixture.page)
const unavailable = Stub.json({ msg: "no" }, 503)

describe("withRetry", () => {
  it.effect("takes the place of the service's own, inside an effect only", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(unavailable, { retry: false })
      const now = { schedule: Schedule.recurs(2) }
      yield* Effect.flip(GoTrueAdmin.withRetry(admin.listUsers(), now))
      expect(seen.length).toBe(3)
      yield* Effect.flip(admin.listUsers())
      expect(seen.length).toBe(4)
      yield* admin.listUsers().pipe(GoTrueAdmin.withRetry(false), GoTrueAdmin.withRetry(now), Effect.flip)
      expect(seen.length).toBe(5)
    })
  )
})

describe("withTimeout", () => {
  it.effect("takes the place of the service's own, and is named in the error", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(page)
      const wrong = yield* Effect.flip(GoTrueAdmin.withTimeout(admin.listUsers(), 0))
      expect(wrong).toMatchObject({ _tag: "InvalidInput", operation: "listUsers", path: "settings.timeout" })
      const { admin: silent } = yield* Service.made(() => Effect.never, { retry: false })
      const late = yield* Time.elapse(Effect.flip(GoTrueAdmin.withTimeout(silent.listUsers(), "5 millis")))
      expect(late).toMatchObject({ _tag: "RequestTimeout", milliseconds: 5 })
    })
  )
})

describe("withHeaders", () => {
  it.effect("adds to the headers of the service, and inner ones win", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(page, { headers: { "x-job": "usual", "x-own": "1" } })
      yield* admin
        .listUsers()
        .pipe(
          GoTrueAdmin.withHeaders({ "x-job": "inner" }),
          GoTrueAdmin.withHeaders({ "x-job": "outer", "x-outer": "2" })
        )
      yield* admin.listUsers()
      expect(seen[0]?.headers).toMatchObject({ "x-job": "inner", "x-own": "1", "x-outer": "2", apikey: Service.key })
      expect(seen[1]?.headers).toMatchObject({ "x-job": "usual", "x-own": "1" })
      expect(seen[1]?.headers["x-outer"]).toBeUndefined()
      const wrong = yield* Effect.flip(GoTrueAdmin.withHeaders(admin.listUsers(), { "x-job": "a\nb" }))
      expect(wrong).toMatchObject({ _tag: "InvalidInput", operation: "listUsers" })
    })
  )
})

it.effect("makeConfig makes services of several projects", () =>
  Effect.gen(function* () {
    const { client, seen } = Stub.always(page)
    const project = (prefix: string) =>
      GoTrueAdmin.makeConfig({ url: Config.string(`${prefix}_URL`), key: Config.redacted(`${prefix}_KEY`) })
    const [one, other] = yield* Effect.all([project("ONE"), project("OTHER")]).pipe(
      Effect.provideService(HttpClient.HttpClient, client),
      Effect.provide(configured({ ONE_URL: "http://one", ONE_KEY: "a", OTHER_URL: "http://other", OTHER_KEY: "b" }))
    )
    yield* one.listUsers()
    yield* other.listUsers()
    expect(seen.map(({ headers, url }) => [new URL(url).host, headers["apikey"]])).toEqual([
      ["one", "a"],
      ["other", "b"]
    ])
  })
)

it.effect("an empty SUPABASE_SECRET_KEY does not hide SUPABASE_SERVICE_ROLE_KEY", () =>
  Effect.gen(function* () {
    const { client, seen } = Stub.always(page)
    const made = (settings: Readonly<Record<string, string>>) =>
      GoTrueAdmin.makeConfig().pipe(
        Effect.provideService(HttpClient.HttpClient, client),
        Effect.provide(configured({ SUPABASE_URL: "http://one", SUPABASE_SECRET_KEY: "", ...settings }))
      )
    const admin = yield* made({ SUPABASE_SERVICE_ROLE_KEY: "role" })
    yield* admin.listUsers()
    expect(seen[0]?.headers["apikey"]).toBe("role")
    expect(yield* Effect.flip(made({}))).toMatchObject({ _tag: "InvalidApiKey", reason: "empty" })
  })
)

it.effect.each([
  [{ SUPABASE_SECRET_KEY: "undefined", SUPABASE_SERVICE_ROLE_KEY: "role" }, "SUPABASE_SECRET_KEY", "a placeholder"],
  [{ SUPABASE_SECRET_KEY: "", SUPABASE_SERVICE_ROLE_KEY: "'role'" }, "SUPABASE_SERVICE_ROLE_KEY", "quotation marks"],
  [{ SUPABASE_SERVICE_ROLE_KEY: "two words" }, "SUPABASE_SERVICE_ROLE_KEY", "white space"]
] as const)("a key that can't work is refused with the name of its variable: %j", ([settings, variable, words]) =>
  Effect.gen(function* () {
    const error = yield* GoTrueAdmin.makeConfig().pipe(
      Effect.provideService(HttpClient.HttpClient, Stub.always(page).client),
      Effect.provide(configured({ SUPABASE_URL: "http://one", ...settings })),
      Effect.flip
    )
    expect(error).toMatchObject({ _tag: "InvalidApiKey", variable })
    expect(error.message).toContain(`${variable}: `)
    expect(error.message).toContain(words)
  })
)
