import { describe, expect, it } from "@effect/vitest"
import type { Endpoint } from "../src/index.js"
import { GoTrueAdmin } from "../src/index.js"
import { Effect, Exit, FastCheck, Predicate } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import * as Operation from "../src/shell/operation.js"
import * as Hostile from "./support/hostile.js"
import * as Loopback from "./support/loopback.js"
import * as Operations from "./support/operations.js"
import * as Service from "./support/service.js"
import * as Values from "./support/values.js"

const folder = new URL("../../core/src/protocol/", import.meta.url)
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n")
const callOf = new Map(Operations.all)
// That the caller is no admin is said once, for all.
const ownTags = [...new Set(Operations.endpoints.flatMap(({ errors }) => errors))].filter((tag) => tag !== "NotAdmin")

// They are in tables of their own: `verification` and those of `updates.ts`.
const ofComposites = ["verify", "banUser", "unbanUser", "setMetadata"]

const docstring = (name: string): string | undefined =>
  new RegExp(
    String.raw`/\*\*((?:(?!\*/)[^])*)\*/\s*${name.split(".").at(-1)}: Endpoint\.make\(\{\s*name: "${name}"`
  ).exec(source)?.[1]

describe("the tables", () => {
  it("hold every declared endpoint, except those that only composites use", () => {
    const declared = [...source.matchAll(/^\s*(\w+): Endpoint\.make\(/gm)].map(([, name = ""]) => name)
    const held = Operations.endpoints.map(({ name }) => name.split(".").at(-1) ?? "")
    expect(declared.toSorted()).toEqual([...held, ...ofComposites].toSorted())
  })

  it("give each operation a unique name", () => {
    const names = Operations.endpoints.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it.effect("become the service, with each operation under its name", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding({})
      const functions = Object.entries(admin).flatMap(([name, value]) =>
        Predicate.isFunction(value) ? [name] : Object.keys(value).map((inner) => `${name}.${inner}`)
      )
      expect(functions.toSorted()).toEqual(
        [...Operations.endpoints.map(({ name }) => name), ...Operations.composites].toSorted()
      )
    })
  )
})

/** The operation as a function of its input, which any endpoint has, whatever its arguments are. */
const onInput = (endpoint: Endpoint.Table[string]) => {
  const sent: Array<unknown> = []
  const contract = {
    ...Operations.contractOf(endpoint.name),
    arguments: (input: unknown) => (Predicate.isObject(input) ? input : {})
  }
  const call = Operation.make(endpoint, contract, {
    send: (request, resume) => {
      sent.push(request)
      resume(Exit.succeed({ status: 500, headers: {}, text: "" }))
      return () => Effect.void
    },
    baseUrl: "http://localhost",
    headers: {},
    timeoutMillis: Infinity,
    retry: undefined
  })
  return { call, sent }
}

/** Some input that passes the endpoint's check. */
const sample = (endpoint: Endpoint.Table[string]): object => {
  const { input } = Operations.contractOf(endpoint.name)
  const [sample] = FastCheck.sample(Values.of(input), { numRuns: 1, seed: 1 })
  return Predicate.isObject(sample) ? sample : {}
}

for (const endpoint of Operations.endpoints) {
  describe(endpoint.name, () => {
    it("says what it does, since when, where the server does it, and how to call it", () => {
      const doc = docstring(endpoint.name) ?? `${endpoint.name} has no docstring`
      expect(doc, "what it does").toMatch(/^\s*\* [A-Z][^\n]+/)
      expect(doc, "@since").toMatch(/@since \d+\.\d+\.\d+/)
      expect(doc, "@replaces").toMatch(/@replaces (?:`auth\.admin\.[^\n]+`|nothing: [^\n]+)/)
      expect(doc, "@see").toMatch(/@see [^\n]*`internal\/api\/[\w/]+\.go`/)
      expect(doc, "@example, with a call").toMatch(
        new RegExp(
          String.raw`@example\s*\*\s*\`\`\`ts\n[^]*admin\s*\.?\s*[^]*\b${endpoint.name.split(".").at(-1)}\([^]*\`\`\``
        )
      )
    })

    it("lists exactly its own errors", () => {
      const told = ownTags.filter((tag) => docstring(endpoint.name)?.includes(`\`${tag}\``))
      expect(told).toEqual(ownTags.filter((tag) => endpoint.errors.includes(tag)))
    })

    for (const name of Operations.idsIn(endpoint)) {
      const refuses = (id: string) =>
        Effect.gen(function* () {
          const { call, sent } = onInput(endpoint)
          const error = yield* Effect.flip(call({ ...sample(endpoint), [name]: id }))
          expect(error).toMatchObject({ _tag: "InvalidInput", operation: endpoint.name, path: name })
          expect(sent).toEqual([])
        })

      it.effect(`sends a valid ${name}`, () =>
        Effect.gen(function* () {
          const { call, sent } = onInput(endpoint)
          yield* Effect.flip(call(sample(endpoint)))
          expect(sent).toHaveLength(1)
        })
      )

      it.effect.each(Hostile.ids.map((id) => [id]))(`rejects ${name} %j and sends nothing`, ([id]) => refuses(id ?? ""))

      it.effect.prop(`rejects any invalid ${name}`, { id: Hostile.anyText }, ({ id }) => refuses(id))
    }

    const call = callOf.get(endpoint.name)
    it("has a call, which is held to the wire and searched for secrets", () => {
      expect(call, `no call of ${endpoint.name} in test/support/calls`).toBeDefined()
    })
    if (call === undefined) return

    const made = Operations.made(endpoint)
    if (made !== undefined) {
      it.effect("has a call that the tables make, which is the one that was written", () =>
        Effect.gen(function* () {
          const { admin, seen } = yield* Service.responding(made.response)
          yield* made.run(admin, Operations.ids)
          expect(seen.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
            { method: call.sent.method, path: call.sent.path, query: {} }
          ])
          expect(made.sent).toEqual(call.sent)
        })
      )
    }

    it.effect.each(Operations.idsIn(endpoint).map((name) => [name]))(
      "refuses a hostile %s of a caller",
      ([name = ""]) =>
        Effect.gen(function* () {
          for (const id of Hostile.ids) {
            const { admin, seen } = yield* Service.responding(call.response)
            const error = yield* Effect.flip(call.run(admin, { ...Operations.ids, [name]: id }))
            expect({ ...error }).toMatchObject({ _tag: "InvalidInput", operation: endpoint.name, path: name })
            expect(seen).toEqual([])
          }
        })
    )

    it.scoped("is on the wire as the table says", () =>
      Effect.gen(function* () {
        const { received, url } = yield* Loopback.serve((_, response) => {
          response.writeHead(call.response.status ?? 200, { ...call.response.headers })
          response.end(call.response.body)
        })
        yield* Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => call.run(admin, Operations.ids)).pipe(
          Effect.provide(GoTrueAdmin.layerFetch({ url: `${url}/auth/v1`, key: Service.key, headers: { "x-own": "1" } }))
        )
        expect(received).toHaveLength(1)
        const [{ body, headers, method, target } = { body: "", headers: {}, method: "", target: "" }] = received
        const { pathname, searchParams } = new URL(target ?? "", url)
        expect({
          method,
          path: pathname,
          query: Object.fromEntries(searchParams),
          body: body === "" ? undefined : JSON.parse(body)
        }).toEqual(call.sent)
        expect(headers).toMatchObject({
          apikey: Service.key,
          "x-own": "1",
          "x-supabase-api-version": "2024-01-01",
          "x-client-info": expect.stringMatching(/^gotrue-effect\/\d+\.\d+\.\d+$/)
        })
        expect(headers.authorization).toBe(call.bearer === undefined ? undefined : `Bearer ${call.bearer}`)
        expect(headers["content-type"]).toBe(call.sent.body === undefined ? undefined : "application/json")
      })
    )
  })
}
