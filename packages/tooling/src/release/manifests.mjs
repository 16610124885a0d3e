// What must hold of the manifests in the tarballs: one version, no ranges that only a workspace knows, and all that a
// registry shows.
//   node packages/tooling/src/release/manifests.mjs DIR-WITH-TARBALLS
import { execFileSync } from "node:child_process"
import { readdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { isDeepStrictEqual } from "node:util"
import { pathToFileURL } from "node:url"
import { published } from "../build.mjs"
import { root } from "../setup.mjs"
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

const shown = ["description", "keywords", "author", "license", "engines"]

const problemsOfOne = (manifest, version) => {
  const { name } = manifest
  const problems = shown.filter((field) => manifest[field] === undefined).map((field) => `${name} has no ${field}`)
  if (manifest.version !== version) problems.push(`${name} is ${manifest.version}, another is ${version}`)
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
    if (dependency.startsWith("@gotrue-effect/") && range !== `^${version}`)
      problems.push(`${name} wants ${dependency} ${range}, not ^${version}`)
  return problems
}

/** What is wrong with the manifests of the tarballs in a folder, a line each. */
export const problemsOf = (directory) => {
  const manifests = packed(directory).map(({ manifest }) => manifest)
  const missing = published().length - manifests.length
  return [
    ...(missing === 0 ? [] : [`there are ${manifests.length} tarballs for ${published().length} packages`]),
    ...manifests.flatMap((manifest) => problemsOfOne(manifest, manifests[0].version))
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = problemsOf(resolve(process.argv[2] ?? "."))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
