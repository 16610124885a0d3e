// The house rules that no linter knows: which package may depend on which, that every public export is documented, and
// that nothing in the project tells of the machine it was written on.
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { published } from "./build.mjs"
import { root } from "./setup.mjs"

const problems = []

const mayDependOn = {
  core: [],
  admin: ["core"],
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

// No text becomes a pattern: it could mean something else in one, and take time without an end. `RegExp` makes patterns, and
// so do `match`, `matchAll` and `search` of what is no literal and no constant that is one.
const patternsOfData = new Map([
  ["packages/conformance/src/ErrorRow.ts", "the texts are rows of this repository's own table"]
])

const makesPatterns = (text) => {
  const code = text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "")
  if (/\bRegExp\s*\(|\bnew\s+RegExp\b/.test(code)) return true
  const calls = code.matchAll(/([\w)\]"'`]+)\??\.(?:match|matchAll|search)\(\s*(\/?)([\w.]*)/g)
  return Array.from(calls).some(
    ([, receiver, literal, argument]) =>
      // Modules of Effect have functions of that name.
      !/^(?:[A-Z]\w*|this)$/.test(receiver) && literal === "" && !code.includes(`const ${argument} = /`)
  )
}

const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "packages/*/src/*.ts"], {
  cwd: root,
  encoding: "utf8"
}).split("\n")
for (const file of sources.filter((file) => file !== "" && existsSync(join(root, file)))) {
  const isMade = makesPatterns(readFileSync(join(root, file), "utf8"))
  if (isMade && !patternsOfData.has(file)) problems.push(`${file} makes a pattern of a text`)
  if (!isMade && patternsOfData.has(file)) problems.push(`${file} is an exception without a need`)
}
for (const file of patternsOfData.keys())
  if (!existsSync(join(root, file))) problems.push(`${file} is an exception, and gone`)

const words = [/\/(?:work|root|home)\//, /\/tmp\//, /\bregistry\.npm/, /npmmirror/]
// New files too, before they are added.
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8"
}).split("\n")
for (const file of files) {
  if (file === "" || /pnpm-lock|transcripts\/|house\.mjs$/.test(file) || !existsSync(join(root, file))) continue
  const text = readFileSync(join(root, file), "utf8")
  // The formatter takes the marks in Markdown apart.
  if (/^(?:<{7} |>{7} |(?:> ){6}> |\\?={7}$)/m.test(text)) problems.push(`${file} has the marks of a merge`)
  for (const word of words) if (word.test(text)) problems.push(`${file} holds ${word}`)
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
