// Bundles a package with all that it imports, so that its users need nothing else: ESM and CommonJS, with what is loaded
// on demand in files of its own, and declarations that name no other package.
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { rolldown } from "rolldown"
import { parseSync } from "rolldown/utils"
import { modulesOf } from "../licences/bundled.mjs"
import { root } from "../setup.mjs"

/**
 * Schemas are made by calls that change nothing but what they give. The bundler can't know that, so it is told: each
 * constant of ours may go where it is not used.
 */
const pureConstants = {
  name: "pure-constants",
  transform(code, id) {
    if (!/packages[\\/]\w+[\\/]src[\\/]/.test(id)) return undefined
    const initializers = parseSync(id, code)
      .program.body.map((statement) =>
        statement.type === "ExportNamedDeclaration" ? statement.declaration : statement
      )
      .filter((statement) => statement?.type === "VariableDeclaration")
      .flatMap(({ declarations }) => declarations)
      .map(({ init }) => init)
      .filter((init) => init !== null && !/Function|Literal/.test(init.type))
    return initializers.reduceRight(
      (text, { end, start }) =>
        `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
      code
    )
  }
}

/** What is loaded on demand is a bundle of its own: parts that both share would be loaded with the first. */
const apart = {
  name: "apart",
  resolveId: (source) => {
    const [, name] = /\/(more|explain)\/index\.js$/.exec(source) ?? []
    return name === undefined ? undefined : { id: `./${name}.js`, external: true }
  }
}

const optionsOf = (entry, external) => ({
  input: entry,
  plugins: [apart, pureConstants],
  platform: "neutral",
  external: [/^node:/, ...external],
  resolve: { conditionNames: ["@gotrue-effect/source", "import", "module", "default"], mainFields: ["module", "main"] },
  treeshake: { moduleSideEffects: false },
  // Effect reads it when it is loaded, and does without; some runtimes have it in part, and some throw when it is read.
  transform: { define: { process: "undefined" } }
})

const outputOf = (kind) => ({
  format: kind === "esm" ? "es" : "cjs",
  // Test runners such as Jest have no `import()` where they load CommonJS.
  dynamicImportInCjs: false,
  // One character beyond Latin-1, and engines keep and read the whole text at two bytes a character.
  minify: { mangle: true, compress: true, codegen: { removeWhitespace: true, asciiOnly: true } },
  entryFileNames: "[name].js"
})

/** Gives the modules that are in it. */
const write = async (out, entry, external, kind) => {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, "package.json"), `${JSON.stringify({ type: kind === "esm" ? "module" : "commonjs" })}\n`)
  const bundle = await rolldown(optionsOf(entry, external))
  const { output } = await bundle.write({ dir: out, ...outputOf(kind) })
  await bundle.close()
  return modulesOf(output)
}

/** The text of a bundle, for tests that load it where a runtime is not what it seems to be. */
export const generate = async (entry, kind) => {
  const bundle = await rolldown(optionsOf(entry, []))
  const { output } = await bundle.generate(outputOf(kind))
  await bundle.close()
  return output[0].code
}

/** What the bridge to the Effect API shares with the program that it is in. */
const shared = [/^effect(?:\/|$)/, /^@gotrue-effect\/admin\/[A-Z]/]

/** What no user sees, so that no declarations are needed. */
const inside = ["call", "error", "explain", "methods", "more", "transport"]

/** The declarations of the package's own files. They name no other package, so no more are needed. */
const declare = (folder, kind) => {
  const scratch = join(folder, "dist", "declarations")
  mkdirSync(scratch, { recursive: true })
  const project = join(scratch, "tsconfig.json")
  writeFileSync(
    project,
    JSON.stringify({
      extends: "../../../../tsconfig.base.json",
      compilerOptions: {
        emitDeclarationOnly: true,
        declarationMap: false,
        stripInternal: true,
        rootDir: join(root, "packages"),
        outDir: scratch,
        types: ["node"]
      },
      include: ["../../src"]
    })
  )
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", project],
    { encoding: "utf8" }
  )
  const sources = join(scratch, basename(folder), "src")
  const copy = (place) => {
    for (const entry of readdirSync(join(sources, place), { withFileTypes: true })) {
      const path = join(place, entry.name)
      if (entry.isDirectory() && !inside.includes(entry.name)) copy(path)
      else if (entry.name.endsWith(".d.ts")) cpSync(join(sources, path), join(folder, "dist", kind, path))
    }
  }
  if (status === 0) copy("")
  rmSync(scratch, { recursive: true })
  return status === 0 ? "" : stdout
}

/** The bridge runs on the Effect of its program, which may be 3 or 4, so it holds nothing that was made for one of them. */
const foreign = (modules) => {
  const others = modules.filter((id) => !id.startsWith("\0") && !/packages[\\/](?:core|promise)[\\/]src[\\/]/.test(id))
  return others.map((id) => `the bridge to Effect holds ${id}\n`).join("")
}

/** ESM or CommonJS. What went wrong, empty when nothing has, and the modules that are in the bundles. */
export const bundle = async (folder, kind) => {
  const out = join(folder, "dist", kind)
  const source = (...path) => join(folder, "src", ...path)
  const own = [
    ...(await write(out, { index: source("index.ts") }, [], kind)),
    ...(await write(out, { more: source("more", "index.ts") }, [], kind)),
    ...(await write(out, { explain: source("explain", "index.ts") }, [], kind))
  ]
  const bridge = await write(out, { effect: source("effect.ts") }, shared, kind)
  return { said: foreign(bridge) + declare(folder, kind), modules: [...own, ...bridge] }
}
