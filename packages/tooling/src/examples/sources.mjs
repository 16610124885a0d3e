// What stands in docs/examples, and what its manifests ask npm for.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../setup.mjs"

const examples = join(root, "docs", "examples")

export const source = (name) => join(examples, name)

export const manifestOf = (name) => JSON.parse(readFileSync(join(source(name), "package.json"), "utf8"))

/** Examples that nobody runs, and those that the list does not have. */
export const listProblems = (known) => {
  const list = readFileSync(join(examples, "README.md"), "utf8")
  const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.flatMap(({ name }) => [
    ...(known.includes(name) ? [] : [`a run of ${name} in packages/tooling/src/examples.mjs`]),
    ...(list.includes(`](${name}/README.md)`) ? [] : [`${name} in docs/examples/README.md`])
  ])
}

const scope = "@gotrue-effect/"

/**
 * All that they depend on: of ours, what is packed; of others, the version with which a range begins, so that a run is like the last
 * one.
 */
export const manifests = (names) => {
  const versions = new Map()
  for (const name of names) {
    const { dependencies, devDependencies } = manifestOf(name)
    for (const [dependency, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      const known = versions.get(dependency)
      if (known !== undefined && known !== range && !dependency.startsWith(scope))
        throw new Error(`${name} wants ${dependency} ${range}, not ${known}`)
      versions.set(dependency, range)
    }
  }
  const all = Array.from(versions).sort()
  return {
    // The others depend on `core`.
    ours: ["core", ...all.filter(([name]) => name.startsWith(scope)).map(([name]) => name.slice(scope.length))],
    others: all
      .filter(([name]) => !name.startsWith(scope))
      .map(([name, range]) => `${name}@${range.replace(/^\^/, "")}`)
  }
}
