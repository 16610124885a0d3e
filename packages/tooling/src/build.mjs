// Builds the published packages: ESM in dist/esm, CommonJS in dist/cjs, each with its own declarations, so that both
// kinds of importer get types of their own kind.
import { spawnSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { root } from "./setup.mjs"

/** The packages that go to the registry: all that are not private. */
export const published = () =>
  readdirSync(join(root, "packages"))
    .map((name) => join(root, "packages", name))
    .filter((folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).private !== true)

const compile = (folder, kind) => {
  const out = join(folder, "dist", kind)
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, "package.json"), `${JSON.stringify({ type: kind === "esm" ? "module" : "commonjs" })}\n`)
  const common = {
    noEmit: false,
    rootDir: join(folder, "src"),
    outDir: out,
    customConditions: [],
    types: ["node"]
  }
  const options =
    kind === "esm"
      ? common
      : { ...common, module: "CommonJS", moduleResolution: "Bundler", verbatimModuleSyntax: false }
  const project = join(folder, "dist", `tsconfig.${kind}.json`)
  writeFileSync(
    project,
    JSON.stringify({
      extends: "../../../tsconfig.base.json",
      compilerOptions: options,
      include: ["../src"]
    })
  )
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", project],
    {
      encoding: "utf8"
    }
  )
  rmSync(project)
  return status === 0 ? "" : stdout
}

/** Empty when all went well, else what the compiler said. */
export const build = () =>
  published()
    .map((folder) => {
      rmSync(join(folder, "dist"), { recursive: true, force: true })
      return compile(folder, "esm") + compile(folder, "cjs")
    })
    .join("")

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const said = build()
  if (said !== "") {
    console.error(said)
    process.exitCode = 1
  }
}
