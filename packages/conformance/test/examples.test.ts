import { describe, expect, it } from "@effect/vitest"
import type { HttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { InProcess, Token } from "@gotrue-effect/emulator"
import { ConfigProvider, Effect, Layer, Predicate } from "effect"
import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { afterAll, beforeEach, vi } from "vitest"
import { examples } from "../src/Example.js"

/** Written beside the sources, so that the examples import what this package can import. */
const folder = fileURLToPath(new URL("../.examples", import.meta.url))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)

const all = examples().map((example, index) => {
  const file = join(folder, `example-${index}.ts`)
  const declaresProgram = /^const program\b/m.test(example.code)
  writeFileSync(file, `${example.code}\nexport ${declaresProgram ? "{ program }" : "{}"}\n`)
  return { ...example, file }
})

writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: "../../../tsconfig.base.json",
    compilerOptions: { noEmit: true, types: ["node"], noUnusedLocals: false, verbatimModuleSyntax: false },
    include: ["*.ts"]
  })
)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc")

const compile = (): string => {
  try {
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8", stdio: "pipe" })
    return ""
  } catch (error) {
    const said = typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : String(error)
    return all.reduce((text, { file, name }) => text.replaceAll(file.slice(folder.length + 1), name), said)
  }
}

const pages = fileURLToPath(new URL("../../../docs/reference", import.meta.url))
const reference = readdirSync(pages)
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(join(pages, name), "utf8"))
  .join("\n")

/** The server in memory, for whatever an example asks for. */
const url = "http://localhost"
const settings = { GOTRUE_OAUTH_SERVER_ENABLED: "true" }
const Server = GoTrueAdmin.layer({ url, key: Token.adminKey() }).pipe(Layer.provideMerge(InProcess.layer({ settings })))

/** What the service has, by the names that callers use. */
const operations = Effect.runSync(
  Effect.map(Effect.provide(GoTrueAdmin.GoTrueAdmin, Server), (admin) =>
    Object.entries(admin).flatMap(([name, member]) =>
      Predicate.isFunction(member) ? [`admin.${name}`] : Object.keys(member).map((inner) => `admin.${name}.${inner}`)
    )
  )
)

/** The entry of the reference, of which there must be one with its parts. */
const exampleOf = (operation: string) => {
  const [entry = ""] = reference.split(/^(?=## )/m).filter((part) => part.startsWith(`## \`${operation}\``))
  expect(entry).toMatch(/^\| Instead of \| \S/m)
  return all.find(({ code }) => entry.includes(code.trim()))
}

const isEffect = (
  value: unknown
): value is Effect.Effect<unknown, unknown, GoTrueAdmin.GoTrueAdmin | HttpClient.HttpClient> => Effect.isEffect(value)

const printed: Array<string> = []
beforeEach(() => {
  printed.length = 0
  vi.spyOn(console, "log").mockImplementation((...values: ReadonlyArray<unknown>) => {
    printed.push(values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" "))
  })
})

/** `"text"` and `text` are the same in an example's comment. */
const plain = (text: string) => text.replace(/^"(.*)"$/, "$1")

describe("examples", () => {
  it("there are some in every place", () => {
    expect(all.length).toBeGreaterThan(20)
  })

  it("all compile", { timeout: 180_000 }, () => {
    expect(compile()).toBe("")
  })

  it.each(operations)("%s has one of its own, which runs and calls it", (operation) => {
    const { code = "" } = exampleOf(operation) ?? {}
    expect(code).toMatch(/^const program = /m)
    expect(code.replaceAll(/\s/g, "")).toContain(`${operation}(`)
  })

  for (const { file, name, prints } of all.filter(({ isTypesOnly }) => !isTypesOnly)) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const module: unknown = yield* Effect.promise(() => import(/* @vite-ignore */ pathToFileURL(file).href))
        const program =
          typeof module === "object" && module !== null && "program" in module ? module.program : undefined
        if (isEffect(program)) yield* Effect.provide(program, Server)
        if (prints.length > 0) expect(printed.map(plain)).toEqual(prints.map(plain))
      }).pipe(Effect.withConfigProvider(ConfigProvider.fromMap(new Map([["SUPABASE_URL", url]]))))
    )
  }
})
