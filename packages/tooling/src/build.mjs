// Builds the published packages: ESM in dist/esm, CommonJS in dist/cjs, each with its own declarations, so that both
// kinds of importer get types of their own kind.
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { pathToFileURL } from "node:url"
import { describe } from "./build/docstrings.mjs"
import { root } from "./setup.mjs"

const manifest = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))

const dependsOn = (folder, other) => manifest(folder).dependencies?.[manifest(other).name] !== undefined

/** The packages that go to the registry: all that are not private, each behind those that it depends on. */
export const published = () => {
  const ordered = []
  const add = (folder, all) => {
    if (ordered.includes(folder)) return
    for (const other of all) if (dependsOn(folder, other)) add(other, all)
    ordered.push(folder)
  }
  const folders = readdirSync(join(root, "packages"))
    .map((name) => join(root, "packages", name))
    .filter((folder) => existsSync(join(folder, "package.json")) && manifest(folder).private !== true)
  for (const folder of folders) add(folder, folders)
  return ordered
}

/** Compiles the sources of a package into a folder. Empty when all went well, else what the compiler said. */
const compile = (folder, out, options) => {
  const project = join(folder, "dist", "tsconfig.json")
  mkdirSync(out, { recursive: true })
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: {
        noEmit: false,
        // The sources are held to this where their types are checked. Generated ones keep imports that a rule made needless.
        noUnusedLocals: false,
        rootDir: join(folder, "src"),
        outDir: out,
        customConditions: [],
        types: ["node"],
        ...options
      },
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

const checkedEdition = async (folder, out, withoutEffect) =>
  (await import("./build/editionCheck.mjs")).checkEdition(manifest(folder), out, withoutEffect)

const publish = async (folder, kind) => {
  const out = join(folder, "dist", kind)
  const name = basename(folder)
  const options =
    kind === "esm"
      ? { emitDeclarationOnly: withStandalone.has(name) }
      : {
          module: "CommonJS",
          moduleResolution: "Bundler",
          verbatimModuleSyntax: false,
          emitDeclarationOnly: withStandalone.has(name)
        }
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, "package.json"), `${JSON.stringify({ type: kind === "esm" ? "module" : "commonjs" })}\n`)
  const said = compile(folder, out, options)
  if (said === "" && name === "admin") describe(join(out, "contracts"), kind)
  if (said !== "") return { said, modules: [] }
  // Not before they are needed: this module is also loaded where nothing is installed yet.
  if (withStandalone.has(name)) {
    const { standalone, withoutEffect } = await import("./build/standalone.mjs")
    const modules = await standalone(folder, kind)
    if (kind === "cjs") await checkedEdition(folder, out, ["shared", "standalone", ...withoutEffect])
    return { said, modules }
  }
  if (kind === "esm") {
    const { annotate } = await import("./build/pure.mjs")
    annotate(out)
  }
  if (manifest(folder).exports["."]?.node === undefined) return { said, modules: [] }
  if (kind === "cjs") {
    await checkedEdition(folder, out)
    return { said, modules: [] }
  }
  const { nodeBundle } = await import("./build/nodeBundle.mjs")
  return { said, modules: await nodeBundle(folder) }
}

const alone = async (folder, kind) => (await import("./build/bundle.mjs")).bundle(folder, kind)

/** Those that hold all that they need. */
const bundled = new Set(["promise"])

/** Those of which a part is for projects without Effect. */
const withStandalone = new Set(["emulator"])

/** The package in a folder. Empty when all went well, else what the compiler said. */
export const buildPackage = async (folder, kinds = ["esm", "cjs"]) => {
  let said = ""
  rmSync(join(folder, "dist"), { recursive: true, force: true })
  const modules = []
  for (const kind of kinds) {
    const built = await (bundled.has(basename(folder)) ? alone : publish)(folder, kind)
    said += built.said
    modules.push(...built.modules)
  }
  if (basename(folder) === "emulator") modules.push(...(await (await import("./build/page.mjs")).pageModules()))
  const { writeNotices } = await import("./licences/notices.mjs")
  writeNotices(folder, modules)
  return said
}

/** The published packages. Empty when all went well, else what the compiler said. */
export const build = async (kinds = ["esm", "cjs"]) => {
  let said = ""
  for (const folder of published()) said += await buildPackage(folder, kinds)
  return said
}

/** A private package, to be run without TypeScript, beside the published ones as they are published. */
export const buildPrivate = (name) => {
  const folder = join(root, "packages", name)
  rmSync(join(folder, "dist"), { recursive: true, force: true })
  return compile(folder, join(folder, "dist"), { declaration: false, declarationMap: false })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const said = await build()
  if (said !== "") {
    console.error(said)
    process.exitCode = 1
  }
}
