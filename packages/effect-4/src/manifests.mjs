/** The manifests of the editions, made of those of the Effect 3 packages. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { rangeOf as released, versionOf } from "../../tooling/src/release/editions.mjs"
import { sourceOf } from "./places.mjs"

/** The lowest Effect 4 with which the edition compiles and passes its tests. */
const effect = "^4.0.0"

/** Node names the folder in its errors. Not only `exports` lead there: `module` does, too. */
const renamed = (manifest) =>
  JSON.parse(JSON.stringify(manifest).replaceAll("this-edition-needs-effect-3", "this-edition-needs-effect-4"))

const read = (name) => JSON.parse(readFileSync(join(sourceOf(name), "package.json"), "utf8"))

/** A package of ours is of the same release. */
const rangeOf = (dependency, range) => {
  const [, name] = /^@gotrue-effect\/(.+)$/.exec(dependency) ?? []
  return name === undefined ? range : released(dependency, read(name).version)
}

const ranges = (dependencies = {}) =>
  Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, rangeOf(name, range)]))

export const manifestOf = (name) => {
  const {
    dependencies,
    devDependencies: _,
    peerDependencies: peers,
    peerDependenciesMeta: meta,
    version,
    ...rest
  } = renamed(read(name))
  const { "@effect/platform": __, effect: ___, ...otherPeers } = peers
  return {
    ...rest,
    version: versionOf(`@gotrue-effect/${name}`, version, "4"),
    ...(dependencies && { dependencies: ranges(dependencies) }),
    peerDependencies: { ...otherPeers, effect },
    ...(meta && { peerDependenciesMeta: { effect: meta.effect } })
  }
}
