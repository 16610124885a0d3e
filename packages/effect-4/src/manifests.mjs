/** The manifests of the editions, made of those of the Effect 3 packages. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { sourceOf } from "./places.mjs"

/** The lowest Effect 4 with which the edition compiles and passes its tests. */
const effect = "^4.0.0"

/** Node names the folder in its errors. */
const renamed = (exports) =>
  JSON.parse(JSON.stringify(exports).replaceAll("this-edition-needs-effect-3", "this-edition-needs-effect-4"))

const read = (name) => JSON.parse(readFileSync(join(sourceOf(name), "package.json"), "utf8"))

/** The major is Effect's; the rest is that of the source. */
const versionOf = (version) => version.replace(/^\d+/, "4")

/** A package of ours has the version of its own manifest: an edition, or one that needs no edition. */
const rangeOf = (dependency, range) => {
  const [, name] = /^@gotrue-effect\/(.+)$/.exec(dependency) ?? []
  return name === undefined ? range : `^${read(name).version}`
}

const ranges = (dependencies = {}) =>
  Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, rangeOf(name, range)]))

export const manifestOf = (name) => {
  const {
    dependencies,
    devDependencies: _,
    exports,
    peerDependencies: peers,
    peerDependenciesMeta: meta,
    version,
    ...rest
  } = read(name)
  const { "@effect/platform": __, effect: ___, ...otherPeers } = peers
  return {
    ...rest,
    exports: renamed(exports),
    version: versionOf(version),
    ...(dependencies && { dependencies: ranges(dependencies) }),
    peerDependencies: { ...otherPeers, effect },
    ...(meta && { peerDependenciesMeta: { effect: meta.effect } })
  }
}
