/** Every operation of the server is a method of the class, or its docstring says under `@promise` why it is none. */
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

const admin = new GoTrueAdminApi({ url: "http://localhost" })

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
