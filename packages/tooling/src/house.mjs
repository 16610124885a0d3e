// The house rules that no linter knows: which package may depend on which, that every public export is documented, and
// that nothing in the project tells of the machine it was written on.
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { published } from "./build.mjs"
import { root } from "./setup.mjs"

const problems = []

const mayDependOn = {
  admin: [],
  emulator: [],
  promise: ["admin"],
  cli: ["admin", "emulator"]
}

for (const folder of published()) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const name = relative(join(root, "packages"), folder)
  const ours = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    .filter((dependency) => dependency.startsWith("@gotrue-effect/"))
    .map((dependency) => dependency.slice("@gotrue-effect/".length))
  for (const dependency of ours) {
    if (!mayDependOn[name]?.includes(dependency)) problems.push(`${name} must not depend on ${dependency}`)
  }
  for (const peer of ["effect", "@effect/platform"]) {
    if (manifest.dependencies?.[peer] !== undefined) problems.push(`${name}: ${peer} is a peer, not a dependency`)
  }
  if (!existsSync(join(folder, "README.md"))) problems.push(`${name} has no README.md`)
  if (!existsSync(join(folder, "LICENSE"))) problems.push(`${name} has no LICENSE`)

  // Public modules are the files in PascalCase; index.ts only gathers them.
  for (const file of readdirSync(join(folder, "src")).filter((file) => /^[A-Z]\w*\.ts$/.test(file))) {
    const path = join(folder, "src", file)
    const text = readFileSync(path, "utf8")
    if (!/^\/\*\*[\s\S]*?@since [\s\S]*?\*\//.test(text))
      problems.push(`${relative(root, path)} does not begin with a docstring`)
    for (const found of text.matchAll(/^export (?:declare )?(?:const|class|interface|type|function) (\w+)/gm)) {
      const before = text.slice(0, found.index)
      const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?:\/\/[^\n]*\n)*$/.exec(before)?.[0]
      if (docstring === undefined) problems.push(`${relative(root, path)}: ${found[1]} has no docstring`)
      else if (!docstring.includes("@since") || !docstring.includes("@category"))
        problems.push(`${relative(root, path)}: ${found[1]} lacks @since or @category`)
      else if (/^\/\*\*\s*\*?\s*@/.test(docstring))
        problems.push(`${relative(root, path)}: ${found[1]} is not described`)
    }
  }
}

const words = [/\/(?:work|root|home)\//, /\/tmp\//, /\bregistry\.npm/, /npmmirror/]
const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n")
for (const file of tracked) {
  if (file === "" || /pnpm-lock|transcripts\/|house\.mjs$/.test(file) || !existsSync(join(root, file))) continue
  const text = readFileSync(join(root, file), "utf8")
  for (const word of words) if (word.test(text)) problems.push(`${file} holds ${word}`)
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
