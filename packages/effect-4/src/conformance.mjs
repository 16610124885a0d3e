/** The conformance suite, as it is with Effect 4: it asks the editions what it asks the Effect 3 packages. */
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { dirname, join, posix } from "node:path"
import { node } from "../../tooling/src/runtimes/programs.mjs"
import { generated, root, sourceOf } from "./places.mjs"
import { projectFiles } from "./project.mjs"
import { translate } from "./translate/translate.mjs"
import { Uncovered } from "./translate/uncovered.mjs"

const name = "conformance"
const main = "src/main.ts"

/** What the suite's program imports, and no more of the package: its other programs need the promise layer. */
const reached = (path, found = new Map()) => {
  if (found.has(path)) return found
  const text = readFileSync(join(sourceOf(name), path), "utf8")
  found.set(path, text)
  for (const [, other] of text.matchAll(/from "(\.[^"]+)\.js"/g))
    reached(posix.join(dirname(path), `${other}.ts`), found)
  return found
}

/** `path → text`. Throws an `Uncovered` that names each place that no rule covers. */
export const conformance = (count) => {
  const problems = []
  const files = new Map()
  for (const [path, text] of reached(main)) {
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

/** Whether it passes under a major version of Node, against the server that the environment names. */
export const play = async (major) => {
  const program = await node(major)
  const run = join(root, "packages/tooling/src/run.mjs")
  const child = spawn(program, ["--conditions=@gotrue-effect/source", run, join(generated, name, main)], {
    stdio: "inherit"
  })
  return (await new Promise((resolve) => child.on("close", resolve))) === 0
}
