/** The examples of the guide, as they are with Effect 4: what the site shows is what is checked and run. */
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { node } from "../../tooling/src/runtimes/programs.mjs"
import { filesIn } from "./files.mjs"
import { patches } from "./patches/patches.mjs"
import { generated, root } from "./places.mjs"
import { projectFiles } from "./project.mjs"
import { translate } from "./translate/translate.mjs"
import { Uncovered } from "./translate/uncovered.mjs"

const name = "guide"

/** Pages with an example that is shown for Effect 3 only, and why. */
const onlyEffect3 = new Map([
  ["guide/telemetry.md", "a tracer of one's own is another interface"],
  ["recipes/http-api.md", "HttpApi has other builders"],
  ["recipes/retries.md", "there is no TestContext"],
  ["reference/admin/GetUserById.md", "there is no caching of requests"]
])

const fence = /^```ts([^\n]*)\n([^]*?)^```$/gm

/** The text of an example for Effect 4; undefined where it is shown for Effect 3 only. `page` is below `docs`. */
export const forEffect4 = (code, page, count) => {
  if (!/from "(?:effect|@effect\/)/.test(code)) return code
  try {
    return (patches[`docs/${page}`] ?? []).reduce(
      (text, [from, to]) => text.replace(from, () => to),
      translate(code, `docs/${page}.ts`, count)
    )
  } catch (problem) {
    if (problem instanceof Uncovered && onlyEffect3.has(page)) return undefined
    throw problem
  }
}

/** What can't be imported beside the editions. */
const isElsewhere = (code) => /from "(?:express|@gotrue-effect\/promise)/.test(code)

const examples = (count) =>
  filesIn(join(root, "docs"))
    .filter((page) => page.endsWith(".md") && !page.startsWith("examples/"))
    .flatMap((page) => {
      const text = readFileSync(join(root, "docs", page), "utf8")
      return Array.from(text.matchAll(fence), ([, reason, code], index) => ({
        file: `${page.replace(/\.md$/, "").replaceAll("/", "-")}-${index + 1}`,
        isTypesOnly: reason.includes("types-only"),
        isProgram: !reason.includes("no-run") && !isElsewhere(code),
        code: reason.includes("no-run") || isElsewhere(code) ? "" : forEffect4(code, page, count)
      }))
    })
    .filter(({ code, isProgram }) => isProgram && code !== undefined)

/** The server in memory for whatever an example asks for, as the Effect 3 suite of examples gives it. */
const runner = `import { GoTrueAdmin } from "@gotrue-effect/admin"
import { InProcess, Token } from "@gotrue-effect/emulator"
import { ConfigProvider, Effect, Layer } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { expect, it, vi } from "vitest"

const url = "http://localhost"
const settings = { GOTRUE_OAUTH_SERVER_ENABLED: "true" }
const Server = GoTrueAdmin.layer({ url, key: Token.adminKey() }).pipe(Layer.provideMerge(InProcess.layer({ settings })))
const Environment = ConfigProvider.layer(ConfigProvider.fromUnknown({ SUPABASE_URL: url }))

const isProgram = (value: unknown): value is Effect.Effect<unknown, unknown, GoTrueAdmin.GoTrueAdmin> =>
  Effect.isEffect(value)

const plain = (text: string) => text.replace(/^"(.*)"$/, "$1")
const folder = new URL("../src/run/", import.meta.url)

for (const name of readdirSync(folder)) {
  it(name, async () => {
    const printed: Array<string> = []
    vi.spyOn(console, "log").mockImplementation((...values: ReadonlyArray<unknown>) => {
      printed.push(values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" "))
    })
    const text = readFileSync(new URL(name, folder), "utf8")
    const { program } = await import(new URL(name, folder).href)
    if (isProgram(program)) await Effect.runPromise(program.pipe(Effect.provide(Server), Effect.provide(Environment)))
    const prints = Array.from(text.matchAll(/\\/\\/ => (.*)$/gm), ([, expected = ""]) => expected)
    if (prints.length > 0) expect(printed.map(plain)).toEqual(prints.map(plain))
  })
}
`

/** `path → text` of a project. Throws an `Uncovered` that names each place that no rule covers. */
export const guide = (count) => {
  const files = new Map()
  for (const { code, file, isTypesOnly } of examples(count)) {
    const declaresProgram = /^const program\b/m.test(code)
    files.set(
      `src/${isTypesOnly ? "types" : "run"}/${file}.ts`,
      `${code}\nexport ${declaresProgram ? "{ program }" : "{}"}\n`
    )
  }
  files.set("test/guide.test.ts", runner)
  files.set("package.json", `${JSON.stringify({ name, private: true, type: "module" })}\n`)
  for (const [path, text] of projectFiles(name)) files.set(path, text)
  return files
}

/** Whether the examples run under a major version of Node. */
export const runGuide = async (major) => {
  const program = await node(major)
  const child = spawn(program, [join(generated, "node_modules/vitest/vitest.mjs"), "run"], {
    cwd: join(generated, name),
    stdio: "inherit"
  })
  return (await new Promise((resolve) => child.on("close", resolve))) === 0
}
