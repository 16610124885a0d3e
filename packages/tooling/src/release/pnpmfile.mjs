// What a manifest becomes before pnpm packs it, beside what pnpm does itself (`workspace:` and `catalog:` become versions).
import { rangeOf, versionOf } from "./editions.mjs"
import { projectOf } from "./project.mjs"

/**
 * A package accepts the peers of its own release. Its source accepts more, because changesets makes a release major when a
 * peer leaves its range.
 */
const peersOf = ({ peerDependencies = {}, version }) =>
  Object.fromEntries(
    Object.entries(peerDependencies).map(([name, range]) => [
      name,
      name.startsWith("@gotrue-effect/") ? rangeOf(name, version) : range
    ])
  )

const beforePacking = (manifest, folder) => ({
  ...manifest,
  ...projectOf(folder),
  version: versionOf(manifest.name, manifest.version, "3"),
  ...(manifest.peerDependencies && { peerDependencies: peersOf(manifest) })
})

export const hooks = { beforePacking }
