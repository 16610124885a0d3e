import { Endpoints } from "@gotrue-effect/admin"
import { describe, expect, it } from "@effect/vitest"
import { scenarios } from "../src/scenarios.js"

const covered = new Set(scenarios.flatMap((scenario) => scenario.covers))
const operations = Object.values(Endpoints.groups).flatMap((group) =>
  Object.values(group).map((endpoint): string => endpoint.name)
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
