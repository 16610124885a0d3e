// Who imports whom, read from the sources of all packages.
import { parseSync } from "@babel/core"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { root } from "../setup.mjs"

/** The folders of the packages that have sources. */
export const packages = readdirSync(join(root, "packages"))
  .map((name) => `packages/${name}`)
  .filter((folder) => existsSync(join(root, folder, "src")))

const isSource = (file) => /\.[cm]?[jt]sx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file)

const sourcesOf = (folder) =>
  readdirSync(join(root, folder, "src"), { recursive: true, encoding: "utf8" })
    .filter(isSource)
    .map((file) => `${folder}/src/${file.replaceAll("\\", "/")}`)
    .sort()

/** Everything that a module imports or hands on, at start, on demand or as a type. */
const specifiersOf = (file) => {
  const code = readFileSync(join(root, file), "utf8")
  const plugins = file.endsWith("x") ? ["typescript", "jsx"] : ["typescript"]
  const ast = parseSync(code, { babelrc: false, configFile: false, sourceType: "module", parserOpts: { plugins } })
  const found = new Set()
  const visit = (node) => {
    if (node === null || typeof node !== "object") return
    if (Array.isArray(node)) return node.forEach(visit)
    // Declarations, `import()` and `import("…").Type` alike.
    if (typeof node.source?.value === "string") found.add(node.source.value)
    for (const value of Object.values(node)) if (typeof value === "object") visit(value)
  }
  visit(ast.program)
  return [...found]
}

const manifests = new Map(
  packages.map((folder) => {
    const { exports = {}, name } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"))
    return [name, { folder, exports }]
  })
)

/** The source of a module of ours that is imported by the name of its package. */
const ours = (specifier) => {
  const [, name, inside = ""] = /^(@[^/]+\/[^/]+)(\/.*)?$/.exec(specifier) ?? []
  const manifest = manifests.get(name)
  if (manifest === undefined) return undefined
  const exact = manifest.exports[`.${inside}`]
  const target = (exact ?? manifest.exports["./*"])?.["@gotrue-effect/source"]
  return target === undefined ? undefined : join(manifest.folder, target.replace("*", inside.slice(1)))
}

const resolve = (file, specifier, known) => {
  const path = specifier.startsWith(".") ? join(dirname(file), specifier) : ours(specifier)
  if (path === undefined) return undefined
  const plain = path.replaceAll("\\", "/")
  return [plain, plain.replace(/js$/, "ts"), plain.replace(/js$/, "tsx")].find((each) => known.has(each))
}

const files = new Set(packages.flatMap(sourcesOf))

/** Every source of every package, with the sources that it imports. */
export const imports = new Map(
  [...files].map((file) => [
    file,
    new Set(
      specifiersOf(file)
        .map((specifier) => resolve(file, specifier, files))
        .filter((to) => to !== undefined && to !== file)
    )
  ])
)
