// The emulator's promises and its command hold the Effect that they run on, so that a project with another one, or with none,
// can have them. CommonJS holds all that has no CommonJS of its own: test runners such as Jest can't load it.
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { rolldown } from "rolldown"
import { modulesOf } from "../licences/bundled.mjs"

/** What a module of these names exports has no type of Effect in it. */
export const withoutEffect = ["promise", "bin"]

/** The public modules for programs with Effect. */
const withEffect = (folder) =>
  readdirSync(join(folder, "src"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length))
    .filter((name) => !withoutEffect.includes(name))

/** What the entry for Node has alone: other runtimes may not know `node:http`. */
const ofNode = /[\\/]adapters[\\/]node[\\/]/

const write = async (folder, place, names, external, chunk) => {
  const kind = place === "cjs" ? "cjs" : "esm"
  const input = Object.fromEntries(names.map((name) => [name, join(folder, "src", `${name}.ts`)]))
  const entries = new Set(Object.values(input))
  const bundle = await rolldown({
    input,
    external,
    platform: "node",
    treeshake: { moduleSideEffects: false }
  })
  const { output } = await bundle.write({
    dir: join(folder, "dist", place),
    format: kind,
    sourcemap: kind === "esm",
    // Docstrings are for editors, which read the declarations.
    comments: { annotation: true, jsdoc: false, legal: false },
    entryFileNames: "[name].js",
    chunkFileNames: `${chunk}.js`,
    codeSplitting: {
      groups: [{ name: chunk, test: (id) => !entries.has(id) && !(names.includes("node") && ofNode.test(id)) }]
    }
  })
  await bundle.close()
  return modulesOf(output)
}

const effect = /^(?:effect|@effect\/\w+)(?:\/|$)/
const installed = /^(?:node:|@noble\/|qr$)/

/** Where the manifest has the modules that need Effect. The folder's name is in Node's errors, so it says which one. */
const placeWithEffect = (folder) => {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  return relative("dist", dirname(exports["."].import.default))
}

/** ESM imports what npm installs; the standalone modules hold Effect. */
const esm = async (folder) => [
  ...(await write(folder, "esm", withoutEffect, installed, "standalone")),
  ...(await write(folder, placeWithEffect(folder), withEffect(folder), [effect, installed], "shared"))
]

const cjs = async (folder) => [
  ...(await write(folder, "cjs", withEffect(folder), effect, "shared")),
  ...(await write(folder, "cjs", ["promise"], /^node:/, "standalone"))
]

/** Writes them beside the declarations. Gives the modules that are in them. */
export const standalone = (folder, kind) => (kind === "esm" ? esm : cjs)(folder)
