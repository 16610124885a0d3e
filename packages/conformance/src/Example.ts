/** The examples of the documentation: every TypeScript fence of the guides and of the docstrings. */
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../..", import.meta.url))

export interface Example {
  /** Where it stands: file and line. */
  readonly name: string
  readonly code: string
  /** Only the compiler reads it, such as the file of a test runner: ```ts types-only: the reason */
  readonly isTypesOnly: boolean
  /** What each `console.log` must print, in order: the texts after `// =>`. */
  readonly prints: ReadonlyArray<string>
}

const filesBelow = (folder: string, ending: string): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending) && !name.includes("node_modules") && !name.startsWith("dist"))
    .map((name) => join(root, folder, name))

const documents = (): ReadonlyArray<string> => [
  join(root, "README.md"),
  join(root, "CONTRIBUTING.md"),
  ...filesBelow("docs", ".md"),
  ...["admin", "emulator", "promise"].flatMap((name) => [
    join(root, "packages", name, "README.md"),
    ...filesBelow(`packages/${name}/src`, ".ts")
  ])
]

// A fence that is no program says why: ```ts no-run: the reason
const fence = /^([ \t]*(?:\* )?)```ts[ \t]*(types-only: [^\n]*)?\n([\s\S]*?)^[ \t]*(?:\* )?```/gm

const inFile = (path: string): ReadonlyArray<Example> => {
  const text = readFileSync(path, "utf8")
  return Array.from(text.matchAll(fence), (found) => {
    const [, margin = "", typesOnly, body = ""] = found
    const code = body
      .split("\n")
      .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line.replace(/^[ \t]*\*?[ \t]?/, "")))
      .join("\n")
    const line = text.slice(0, found.index).split("\n").length
    return {
      name: `${relative(root, path)}:${line}`,
      code,
      isTypesOnly: typesOnly !== undefined,
      prints: Array.from(code.matchAll(/\/\/ => (.*)$/gm), ([, expected = ""]) => expected)
    }
  })
}

/** The reference repeats those of the docstrings. */
export const examples = (): ReadonlyArray<Example> => [
  ...new Map(
    documents()
      .flatMap(inFile)
      .map((example) => [example.code.trim(), example])
  ).values()
]
