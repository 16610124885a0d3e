// The emulator's promises and its command hold the Effect that they run on, so that a project with another one, or with none,
// can have them. CommonJS holds all that has no CommonJS of its own: test runners such as Jest can't load it.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { rolldown } from "rolldown"
import { modulesOf } from "../licences/bundled.mjs"

/** What a module of these names exports has no type of Effect in it. */
const withoutEffect = ["promise", "bin"]

const isTypeScript = (name) => name.endsWith(".ts")

const write = async (folder, kind, names, external, chunk) => {
  const input = Object.fromEntries(names.map((name) => [name, join(folder, "src", `${name}.ts`)]))
  const entries = new Set(Object.values(input))
  const bundle = await rolldown({
    input,
    external,
    platform: "node",
    treeshake: { moduleSideEffects: false }
  })
  const { output } = await bundle.write({
    dir: join(folder, "dist", kind),
    format: kind === "esm" ? "esm" : "cjs",
    sourcemap: kind === "esm",
    // Docstrings are for editors, which read the declarations.
    comments: { annotation: true, jsdoc: false, legal: false },
    entryFileNames: "[name].js",
    chunkFileNames: `${chunk}.js`,
    codeSplitting: { groups: [{ name: chunk, test: (id) => !entries.has(id) }] }
  })
  await bundle.close()
  return modulesOf(output)
}

const effect = /^(?:effect|@effect\/\w+)(?:\/|$)/

/** ESM imports what npm installs; only Effect is inside. */
const esm = (folder) => write(folder, "esm", withoutEffect, /^(?:node:|@noble\/|qr$)/, "standalone")

const cjs = async (folder) => {
  const others = readdirSync(join(folder, "src"))
    .filter(isTypeScript)
    .map((name) => name.slice(0, -".ts".length))
    .filter((name) => !withoutEffect.includes(name))
  return [
    ...(await write(folder, "cjs", others, effect, "shared")),
    ...(await write(folder, "cjs", ["promise"], /^node:/, "standalone"))
  ]
}

/** Writes them over what the compiler has made. Gives the modules that are in them. */
export const standalone = (folder, kind) => (kind === "esm" ? esm : cjs)(folder)
