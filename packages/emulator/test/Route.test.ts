import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Emulator, Exchange, Route } from "../src/index.js"

describe("all", () => {
  it("holds each route once, under its whole path", () => {
    const names = Route.all.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain("PUT /admin/users/{user_id}/factors/{factor_id}")
    expect(names).toContain("GET /user")
  })

  it.effect("holds what is served: nothing of it is not there", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.make({ settings: { GOTRUE_EXPERIMENTAL_SCIM_ENABLED: "true" } })
      for (const { method, path } of Route.all) {
        const { body, status } = yield* emulator.handle(Exchange.request({ method, target: path }))
        expect([method, path, status === 405 || body.startsWith("404 page")]).toEqual([method, path, false])
      }
    })
  )
})
