// What must hold of the manifests in the tarballs: the versions of one release, no ranges that only a workspace knows, and all that
// a registry shows. Where the folder has the Effect 4 edition, too (`effect-4`), of both.
//   node packages/tooling/src/release/manifests.mjs DIR-WITH-TARBALLS
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join, resolve } from "node:path"
import { isDeepStrictEqual } from "node:util"
import { pathToFileURL } from "node:url"
import { published } from "../build.mjs"
import { root } from "../setup.mjs"
import { hasEditions, rangeOf, versionOf } from "./editions.mjs"
import { projectOf, unset } from "./project.mjs"

const manifestOf = (tarball) =>
  JSON.parse(execFileSync("tar", ["-xzOf", tarball, "package/package.json"], { encoding: "utf8" }))

/** The tarballs of a folder with their manifests, each behind those that it depends on. */
export const packed = (directory) => {
  const all = readdirSync(directory)
    .filter((file) => file.endsWith(".tgz"))
    .map((file) => ({ file, manifest: manifestOf(join(directory, file)) }))
  const order = published().map((folder) => folder.split(/[\\/]/).at(-1))
  const place = ({ manifest }) => order.indexOf(manifest.name.split("/")[1])
  return all.sort((one, other) => place(one) - place(other))
}

/** Where the Effect 4 edition is, beside what was packed for Effect 3. */
export const effect4In = (directory) => join(directory, "effect-4")

const shown = ["description", "keywords", "author", "license", "engines"]

const problemsOfOne = (manifest, release, effect) => {
  const { name } = manifest
  const problems = shown.filter((field) => manifest[field] === undefined).map((field) => `${name} has no ${field}`)
  const version = versionOf(name, release, effect)
  if (manifest.version !== version) problems.push(`${name} is ${manifest.version}, not ${version}`)
  if (manifest.private) problems.push(`${name} is private`)
  if (!isDeepStrictEqual(manifest.publishConfig, { access: "public", provenance: true }))
    problems.push(`${name} is not published for all, with its provenance`)
  const project = projectOf(join(root, "packages", name.split("/")[1]))
  for (const [field, value] of Object.entries(project))
    if (!isDeepStrictEqual(manifest[field], value)) problems.push(`${name} has another ${field} than the root`)
  for (const field of unset) if (manifest[field] !== undefined) problems.push(`${name} has a ${field} of its own`)
  const ranges = Object.entries({ ...manifest.devDependencies, ...manifest.dependencies, ...manifest.peerDependencies })
  for (const [dependency, range] of ranges)
    // Who installs a package does not install what it is developed with: there, another version may have a name of its own.
    if (range.includes(":") && !(range.startsWith("npm:") && dependency in (manifest.devDependencies ?? {})))
      problems.push(`${name} wants ${dependency} ${range}`)
  const together = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
  for (const [dependency, range] of together)
    if (dependency.startsWith("@gotrue-effect/") && range !== rangeOf(dependency, release))
      problems.push(`${name} wants ${dependency} ${range}, not ${rangeOf(dependency, release)}`)
  if (hasEditions(name) && !manifest.peerDependencies?.effect?.startsWith(`^${effect}.`))
    problems.push(`${name} ${version} is not for Effect ${effect}`)
  return problems
}

const core = "@gotrue-effect/core"

const problemsOfFolder = (directory, names, effect) => {
  const manifests = packed(directory).map(({ manifest }) => manifest)
  const found = manifests.map(({ name }) => name)
  const release = manifests.find(({ name }) => name === core)?.version
  const missing = names.filter((name) => !found.includes(name)).map((name) => `${directory} has no ${name}`)
  if (release === undefined) return missing
  const twice = found.length === names.length ? [] : [`there are ${found.length} tarballs for ${names.length} packages`]
  return [...missing, ...twice, ...manifests.flatMap((manifest) => problemsOfOne(manifest, release, effect))]
}

/** Both editions are made against the very core that is published. */
const problemsOfCores = (directories) => {
  const cores = directories.flatMap((directory) =>
    packed(directory)
      .filter(({ manifest }) => manifest.name === core)
      .map(({ file }) => readFileSync(join(directory, file)))
  )
  return cores.every((bytes) => bytes.equals(cores[0])) ? [] : ["the editions have been packed with different cores"]
}

/** What is wrong with the manifests of the tarballs in a folder, a line each. */
export const problemsOf = (directory) => {
  const names = published().map((folder) => `@gotrue-effect/${basename(folder)}`)
  const effect4 = effect4In(directory)
  const problems = problemsOfFolder(directory, names, "3")
  if (!existsSync(effect4)) return problems
  const inBoth = names.filter((name) => name === core || hasEditions(name))
  return [...problems, ...problemsOfFolder(effect4, inBoth, "4"), ...problemsOfCores([directory, effect4])]
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = problemsOf(resolve(process.argv[2] ?? "."))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
