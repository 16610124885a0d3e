import { HttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Predicate } from "effect"
import { promiseSubjects } from "../src/attack/mutations/promiseSubjects.js"
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

const promises = new GoTrueAdminApi({ url: "http://localhost" })

/** The names of all that an object can do, its own and inherited. */
const membersOf = (value: unknown): ReadonlyArray<string> =>
  Predicate.isObject(value) && value !== Object.prototype
    ? [...Object.getOwnPropertyNames(value), ...membersOf(Object.getPrototypeOf(value))]
    : []

const methods = [...new Set(membersOf(promises))].flatMap((name) => {
  if (name === "constructor") return []
  const member: unknown = Reflect.get(promises, name)
  return Predicate.isFunction(member) ? [name] : Object.keys(Object(member)).map((inner) => `${name}.${inner}`)
})

describe("the promise class under attack", () => {
  it("has methods of its own, and groups of them", () => {
    expect(methods).toEqual(expect.arrayContaining(["createUser", "users", "mfa.listFactors"]))
  })

  it.each(methods)("is attacked through %s", (method) => {
    const names = promiseSubjects.map(({ name }) => name)
    expect(names, `src/attack/mutations/promiseSubjects.ts has no call of ${method}`).toContain(method)
  })
})
