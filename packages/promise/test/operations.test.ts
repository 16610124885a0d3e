/**
 * Every operation of the server is a method of the class, or its docstring says under `@promise` why it is none; and every
 * method that auth-js does not have is in the guide.
 */
import { GoTrueAdminApi as Theirs } from "@supabase/auth-js"
import { groups } from "@gotrue-effect/core/protocol/groups"
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { GoTrueAdminApi } from "../src/index.js"

const folder = new URL("../../core/src/protocol/", import.meta.url)
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n")

/** The docstring that an entry of the tables stands under. */
const docstringOf = (name: string): string =>
  source
    .slice(0, source.indexOf(`name: "${name}"`))
    .split("/**")
    .at(-1) ?? ""

/** Why there is no such method. */
const reasonOf = (name: string): string | undefined => /@promise none: ([^\n]{10,})/.exec(docstringOf(name))?.[1]

const options = { url: "http://localhost", headers: {} }
const admin = new GoTrueAdminApi(options)

/** The class has the operation under the name that it has on the service. */
const isMethod = (name: string): boolean =>
  typeof name.split(".").reduce<unknown>((value, member) => Reflect.get(Object(value), member), admin) === "function"

const names = Object.values(groups).flatMap((group) => Object.values(group).map(({ name }) => name))

describe("the class", () => {
  it.each(names)("has %s, or the operation says why not", (name) => {
    expect(
      isMethod(name) || reasonOf(name) !== undefined,
      `${name} is no method of GoTrueAdminApi, and its docstring has no "@promise none: why"`
    ).toBe(true)
  })

  it.each(names.filter((name) => reasonOf(name) !== undefined))("does not have %s, as the operation says", (name) => {
    expect(isMethod(name), `${name} is a method of GoTrueAdminApi: its docstring says "@promise none"`).toBe(false)
  })
})

/** The names of all that an object can do, its own and inherited. */
const membersOf = (value: object): ReadonlyArray<string> => {
  const parent: object | null = Reflect.getPrototypeOf(value)
  return parent === null ? [] : [...Object.getOwnPropertyNames(value), ...membersOf(parent)]
}

const methodsOf = (api: object): ReadonlyArray<string> =>
  [...new Set(membersOf(api))].flatMap((name) => {
    const member: unknown = Reflect.get(api, name)
    if (name === "constructor") return []
    return typeof member === "function" ? [name] : Object.keys(Object(member)).map((inner) => `${name}.${inner}`)
  })

const theirs = new Set(methodsOf(new Theirs(options)))
const [, additions = ""] = readFileSync(new URL("../../../docs/promise.md", import.meta.url), "utf8").split(
  "## What is new"
)

describe("the guide", () => {
  it("is compared with auth-js's class", () => {
    expect([theirs.has("createUser"), theirs.has("mfa.listFactors"), theirs.has("banUser")]).toEqual([
      true,
      true,
      false
    ])
  })

  it.each(methodsOf(admin).filter((name) => !theirs.has(name)))("names %s", (name) => {
    expect(additions, `docs/promise.md does not name ${name}`).toMatch(new RegExp(`\\b${name.split(".").at(-1)}\\b`))
  })
})
