/** Programs of private packages, as they are with Effect 4: they ask the editions what they ask the Effect 3 packages. */
import { readFileSync } from "node:fs"
import { dirname, join, posix } from "node:path"
import { sourceOf } from "./places.mjs"
import { projectFiles } from "./project.mjs"
import { translate } from "./translate/translate.mjs"
import { Uncovered } from "./translate/uncovered.mjs"

/** By the name of their package, the module with which each begins. */
export const programs = {
  conformance: "src/main.ts",
  // The client that is compared to the same one with Effect 3.
  benchmark: "src/clients/adminUndici.ts"
}

/** What a module imports of its package, with itself, and no more: the rest is for Effect 3, or needs the promise layer. */
export const reached = (name, path, found = new Map()) => {
  if (found.has(path)) return found
  const text = readFileSync(join(sourceOf(name), path), "utf8")
  found.set(path, text)
  for (const [, other] of text.matchAll(/from "(\.[^"]+)\.js"/g))
    reached(name, posix.join(dirname(path), `${other}.ts`), found)
  return found
}

/** `path → text`. Throws an `Uncovered` that names each place that no rule covers. */
export const program = (name, count) => {
  const problems = []
  const files = new Map()
  for (const [path, text] of reached(name, programs[name])) {
    try {
      files.set(path, translate(text, `packages/${name}/${path}`, count))
    } catch (problem) {
      if (!(problem instanceof Uncovered)) throw problem
      problems.push(problem.message)
    }
  }
  if (problems.length > 0) throw new Uncovered(problems)
  files.set("package.json", `${JSON.stringify({ name, private: true, type: "module" })}\n`)
  for (const [path, text] of projectFiles(name)) if (path.startsWith("tsconfig")) files.set(path, text)
  return files
}
