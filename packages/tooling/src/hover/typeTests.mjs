// The type tests of admin on the packed declarations, by every compiler that is supported.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { execute } from "../runtimes/execute.mjs"
import { root } from "../setup.mjs"
import { compilerOptions, programs } from "./project.mjs"

const sources = join(root, "packages/admin/test/types")

/** As they are written for Effect 3, or translated. */
const textFor = async (major, name) => {
  const text = readFileSync(join(sources, name), "utf8").replaceAll('"../../src/index.js"', '"@gotrue-effect/admin"')
  if (major === "3") return text
  const { translate } = await import("../../../effect-4/src/translate/translate.mjs")
  return translate(text, `packages/admin/test/types/${name}`)
}

/** What each compiler says, by its version. */
export const typeTests = async ({ folder, major }) => {
  const cwd = join(folder, "types")
  mkdirSync(cwd)
  const names = readdirSync(sources).filter((name) => !name.endsWith(".test.ts"))
  for (const name of names) writeFileSync(join(cwd, name), await textFor(major, name))
  writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, files: names }))
  const outcomes = []
  for (const program of await programs()) {
    const version = (await execute(process.execPath, [program, "--version"], { cwd })).trim().replace("Version", "")
    const said = await execute(process.execPath, [program, "-p", "."], { cwd }).then(
      () => "",
      ({ message, stdout }) => stdout || message
    )
    outcomes.push({
      name: `type tests, TypeScript ${version.trim()}`,
      problems: said.trim().split("\n").filter(Boolean)
    })
  }
  return outcomes
}
