import { HttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Predicate } from "effect"
import { scenarios } from "../src/scenarios.js"

const covered = new Set(scenarios.flatMap((scenario) => scenario.covers))
const service = Effect.runSync(
  GoTrueAdmin.make({ url: "http://localhost", key: "sb_secret_x" }).pipe(
    Effect.provideService(
      HttpClient.HttpClient,
      HttpClient.make(() => Effect.dieMessage("nothing is sent"))
    )
  )
)
// What the service has, of one request or of several.
const operations = Object.entries(service).flatMap(([name, member]) =>
  Predicate.isFunction(member) ? [name] : Object.keys(member).map((inner) => `${name}.${inner}`)
)

describe("coverage", () => {
  it.each(operations)("a scenario covers %s", (operation) => {
    expect(covered.has(operation), `no scenario covers ${operation}`).toBe(true)
  })

  it("scenarios name only operations that there are", () => {
    expect([...covered].filter((name) => !operations.includes(name))).toEqual([])
  })

  it("no two scenarios have the same name", () => {
    const names = scenarios.map((scenario) => scenario.name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
