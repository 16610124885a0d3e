// A build for Node's own loader, beside the one for bundlers: the same modules in a few files, since each file that is
// loaded costs about as much as what is in it. Every public module has its own entry, and none exists twice.
import { readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { rolldown } from "rolldown"
import { modulesOf } from "../licences/bundled.mjs"

const modules = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/").slice(0, -3))

/** A public module by its path, such as `User` or `endpoints/users`. */
const isPublic = (name) => /^(?:[A-Za-z]+|contracts\/\w+|endpoints\/\w+)$/.test(name)

// Of the modules that are named after a concept, those that are more than data.
const service = /^(?:GoTrueAdmin|GetUserById|Endpoints|Contracts|Operations|index)$/

const groupOf = (name) =>
  name === "AdminError" || name === "ErrorCode"
    ? "errors"
    : /^[A-Z]/.test(name) && !service.test(name)
      ? "models"
      : "service"

/** Where the manifest has it. The folder's name is in Node's errors, so it says which Effect the modules need. */
const directoryOf = (folder) => {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  return join(folder, dirname(exports["."].node.import.default))
}

/** Writes what Node loads of a package. Gives the modules that are in it. */
export const nodeBundle = async (folder) => {
  const src = join(folder, "src")
  const names = modules(src)
  const nameOf = (id) => relative(src, id).replaceAll("\\", "/").slice(0, -3)
  const bundle = await rolldown({
    input: Object.fromEntries(names.filter(isPublic).map((name) => [name, join(src, `${name}.ts`)])),
    external: /^(?:effect|@effect\/\w+)(?:\/|$)/,
    platform: "neutral",
    treeshake: false
  })
  const { output } = await bundle.write({
    dir: directoryOf(folder),
    format: "esm",
    sourcemap: true,
    // Docstrings are for editors, which read the declarations.
    comments: { annotation: true, jsdoc: false, legal: false },
    entryFileNames: "[name].js",
    chunkFileNames: "shell/[name].js",
    codeSplitting: {
      groups: ["errors", "models", "service"].map((group, index) => ({
        name: group,
        // Each takes along what it needs, unless an earlier one has it.
        priority: 3 - index,
        test: (id) => id.startsWith(src) && groupOf(nameOf(id)) === group
      }))
    }
  })
  await bundle.close()
  return modulesOf(output)
}
