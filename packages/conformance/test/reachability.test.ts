/** Nothing that the server does for admins is out of the library's reach: no route, and no parameter of one. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import type { Endpoint } from "@gotrue-effect/admin"
import { Endpoints, GoTrueAdmin } from "@gotrue-effect/admin"
import { Emulator, Exchange, Route, Token } from "@gotrue-effect/emulator"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Predicate } from "effect"
import { isDeepStrictEqual } from "node:util"
import * as Operations from "../../admin/test/support/operations.js"
import { calls } from "./support/calls.js"
import { everywhere, parameters } from "./support/parameters.js"

const shapeOf = (path: string) => path.replaceAll(/\{[^}]*\}/g, "{}")

/** A path that the pattern covers. */
const somePath = (path: string) =>
  path.replaceAll(/\{([^}]*)\}/g, (_, name) =>
    name === "identifier" ? "custom:x" : "a3c1e7d5-0001-4a4a-8b8b-00000000000a"
  )

/** The routes that tell an anonymous key to be an admin first. */
const adminRoutes = Effect.runSync(
  Effect.gen(function* () {
    const emulator = yield* Emulator.make()
    const responses = yield* Effect.forEach(Route.all, ({ method, path }) =>
      emulator.handle(
        Exchange.request({
          method,
          target: somePath(path),
          headers: [["Authorization", `Bearer ${Token.make({ role: "anon" })}`]],
          body: "{}"
        })
      )
    )
    return Route.all.filter((_, index) => responses[index]?.body.includes("not_admin") === true)
  })
).map(({ method, path }) => `${method} ${path}`)

const served = Route.all.map(({ method, path }) => shapeOf(`${method} ${path}`))

const table: ReadonlyArray<Endpoint.Table> = Object.values(Endpoints.groups)

/** The routes of the library's own table. */
const reached = table
  .flatMap((group) => Object.values(group))
  .map(({ method, path, request }) => {
    const segments = path.map((segment: string | { readonly from: string }) =>
      Predicate.isString(segment) ? segment : `{${segment.from}}`
    )
    return { route: `${method} /${segments.join("/")}`, request }
  })
const reachedShapes = reached.map(({ route }) => shapeOf(route))

describe("routes", () => {
  it("there are at least those of the server's reference of 2.196", () => {
    expect(adminRoutes.length).toBeGreaterThanOrEqual(29)
  })

  it.each(adminRoutes)("the library reaches %s", (route) => {
    expect(reachedShapes, `nothing reaches ${route}`).toContain(shapeOf(route))
  })

  it.each(reached)("the emulator has $route", ({ route }) => {
    expect(served, `the emulator has no ${route}`).toContain(shapeOf(route))
  })

  it.each(reached.filter(({ request }) => request !== undefined))(
    "what the server reads of $route is told",
    ({ route }) => {
      expect(Object.keys(parameters).map(shapeOf), `test/support/parameters.ts lacks ${route}`).toContain(
        shapeOf(route)
      )
    }
  )

  it.each(Object.keys(parameters))("the library reaches %s, whose parameters are told", (route) => {
    expect(reachedShapes).toContain(shapeOf(route))
  })
})

interface Sent {
  readonly route: string
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, unknown>>
}

const covers = (pattern: string, target: string) =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/\{[^}]*\}/g, "[^/]+")}$`).test(target)

/** As the parameters have them, and the others as the library has them. */
const routes = [...Object.keys(parameters), ...reached.map(({ route }) => route)]

/** Notes what is sent, and responds with an error. */
const recording = (into: Array<Sent>) =>
  HttpClient.make((request, url) =>
    Effect.sync(() => {
      const text = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : "{}"
      const body: unknown = JSON.parse(text)
      const target = `${request.method} ${url.pathname}`
      into.push({
        route: routes.find((pattern) => covers(pattern, target)) ?? target,
        query: Object.fromEntries(url.searchParams),
        body: Predicate.isReadonlyRecord(body) ? body : {},
        headers: request.headers
      })
      return HttpClientResponse.fromWeb(request, new Response("{}", { status: 500 }))
    })
  )

const service = (into: Array<Sent>, headers: Readonly<Record<string, string>> = {}) =>
  GoTrueAdmin.make({ url: "http://localhost", key: "sb_secret_x", retry: false, headers }).pipe(
    Effect.provideService(HttpClient.HttpClient, recording(into))
  )

const allSent = Effect.runPromise(
  Effect.gen(function* () {
    const sent: Array<Sent> = []
    const admin = yield* service(sent)
    // One call of each operation, and those that send what one call cannot.
    const all = [
      ...Operations.all.map(
        ([, { run }]) =>
          (service: typeof admin) =>
            run(service, Operations.ids)
      ),
      ...calls
    ]
    const errors = yield* Effect.forEach(all, (call) => Effect.flip(call(admin)))
    expect(new Set(errors.map(({ _tag }) => _tag))).toEqual(new Set(["ServerError"]))
    return sent
  })
)

const wanted = Object.entries(parameters).flatMap(([route, places]) =>
  (["query", "body", "headers"] as const).flatMap((place) =>
    Object.entries(places[place] ?? {}).map(([name, values]) => ({ route, place, name, values }))
  )
)

describe("parameters", () => {
  it("there are as many as the server's reference has", () => {
    expect(wanted.length).toBeGreaterThan(100)
  })

  it.each(Object.keys(parameters))("%s is asked", async (route) => {
    expect((await allSent).map((sent) => sent.route)).toContain(route)
  })

  it.each(wanted)("$route takes $name from the $place", async ({ name, place, route, values }) => {
    const seen = (await allSent).filter((sent) => sent.route === route).map((sent) => sent[place][name])
    for (const value of values) {
      expect(
        seen.some((one) => isDeepStrictEqual(one, value)),
        `nothing sends ${JSON.stringify(value)} as ${name} in the ${place} of ${route}`
      ).toBe(true)
    }
  })

  it("nothing is sent that the server does not read", async () => {
    const known = (route: string, place: "query" | "body") => Object.keys(parameters[route]?.[place] ?? {})
    const unknown = (await allSent).flatMap((sent) =>
      (["query", "body"] as const).flatMap((place) =>
        Object.keys(sent[place])
          .filter((name) => !known(sent.route, place).includes(name))
          .map((name) => `${sent.route} ${place} ${name}`)
      )
    )
    expect(unknown).toEqual([])
  })

  it.effect("a service sends what the server reads from every request", () =>
    Effect.gen(function* () {
      const sent: Array<Sent> = []
      const admin = yield* service(sent, everywhere)
      yield* Effect.flip(admin.createUser({ email: "ann@example.com" }))
      expect(sent[0]?.headers).toMatchObject({ ...everywhere, "x-supabase-api-version": "2024-01-01" })
    })
  )
})
