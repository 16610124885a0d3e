import { describe, expect, it } from "@effect/vitest"
import { GoTrueAdmin } from "../src/index.js"
import { Effect, Predicate } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import * as Hostile from "./support/hostile.js"
import * as Loopback from "./support/loopback.js"
import * as Operations from "./support/operations.js"
import * as Service from "./support/service.js"

const folder = new URL("../src/endpoints/", import.meta.url)
const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""))
const callOf = new Map(Operations.all.map(([, call]) => [call.endpoint, call]))
// That the caller is no admin is said once, for all.
const ownTags = [
  ...new Set(Object.values(Operations.tables).flatMap((table) => Object.values(table).flatMap(({ errors }) => errors)))
].filter((tag) => tag !== "NotAdmin")

describe("the tables", () => {
  it("are all walked by these tests", () => {
    expect(Object.keys(Operations.tables).toSorted()).toEqual(files.toSorted())
  })

  it("give each operation a name of its own", () => {
    const names = Object.values(Operations.tables).flatMap((table) => Object.values(table).map(({ name }) => name))
    expect(new Set(names).size).toBe(names.length)
  })

  it.effect("become the service, each operation under its name", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.answering({})
      const functions = Object.entries(admin).flatMap(([name, value]) =>
        Predicate.isFunction(value) ? [name] : Object.keys(value).map((inner) => `${name}.${inner}`)
      )
      const names = Object.values(Operations.tables).flatMap((table) => Object.values(table).map(({ name }) => name))
      expect(functions.toSorted()).toEqual(names.toSorted())
    })
  )
})

for (const [file, table] of Object.entries(Operations.tables)) {
  const source = readFileSync(new URL(`${file}.ts`, folder), "utf8")
  for (const [member, endpoint] of Object.entries(table)) {
    describe(endpoint.name, () => {
      const call = callOf.get(endpoint)

      it("is called by these tests", () => {
        expect(Operations.all.map(([name]) => name)).toContain(endpoint.name)
        expect(call?.endpoint).toBe(endpoint)
      })

      it("says what it does, since when, where the server does it, and how to call it", () => {
        const doc = new RegExp(
          String.raw`/\*\*((?:(?!\*/)[^])*)\*/\s*${member}: Endpoint\.make\(\{\s*name: "${endpoint.name}"`
        ).exec(source)?.[1]
        expect(doc).toMatch(/^\s*\* [A-Z][^\n]+/)
        expect(doc).toMatch(/@since \d+\.\d+\.\d+/)
        expect(doc).toMatch(/@see [^\n]*`internal\/api\/\w+\.go`/)
        expect(doc).toMatch(
          new RegExp(String.raw`@example\s*\*\s*\`\`\`ts\n[^]*admin\s*\.?\s*[^]*\b${member}\([^]*\`\`\``)
        )
      })

      it("says which errors of its own it has, and no others", () => {
        const doc = new RegExp(String.raw`/\*\*((?:(?!\*/)[^])*)\*/\s*${member}: Endpoint\.make\(`).exec(source)?.[1]
        const told = ownTags.filter((tag) => doc?.includes(`\`${tag}\``))
        expect(told).toEqual(ownTags.filter((tag) => endpoint.errors.includes(tag)))
      })

      if (call === undefined) return

      it.scoped("is on the wire what the table says", () =>
        Effect.gen(function* () {
          const { received, url } = yield* Loopback.serve((_, response) => {
            response.writeHead(call.answer.status ?? 200, { ...call.answer.headers })
            response.end(call.answer.body)
          })
          yield* Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => call.run(admin, Operations.ids)).pipe(
            Effect.provide(
              GoTrueAdmin.layerFetch({ url: `${url}/auth/v1`, key: Service.key, headers: { "x-own": "1" } })
            )
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

      for (const name of Operations.idsIn(endpoint)) {
        it.effect.each(Hostile.ids.map((id) => [id]))(`refuses ${name} %j and sends nothing`, ([id]) =>
          Effect.gen(function* () {
            const { admin, seen } = yield* Service.answering(call.answer)
            const error = yield* Effect.flip(call.run(admin, { ...Operations.ids, [name]: id ?? "" }))
            expect(error).toMatchObject({ _tag: "InvalidInput", operation: endpoint.name, path: name })
            expect(seen).toEqual([])
          })
        )

        it.effect.prop(`refuses any ${name} that is no UUID`, { id: Hostile.anyText }, ({ id }) =>
          Effect.gen(function* () {
            const { admin, seen } = yield* Service.answering(call.answer)
            const error = yield* Effect.flip(call.run(admin, { ...Operations.ids, [name]: id }))
            expect(error._tag).toBe("InvalidInput")
            expect(seen).toEqual([])
          })
        )
      }
    })
  }
}
