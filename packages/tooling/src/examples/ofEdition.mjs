// Which examples the packages of a folder are for: those that ask for nothing else of ours, and for no other Effect.
import { packed } from "../release/manifests.mjs"
import { manifestOf } from "./sources.mjs"

const isOurs = (name) => name.startsWith("@gotrue-effect/")

const majorOf = (range = "") => /\d+/.exec(range)?.[0]

export const ofEdition = (tarballs) => {
  const manifests = new Map(packed(tarballs).map(({ manifest }) => [manifest.name, manifest]))
  const major = majorOf(manifests.get("@gotrue-effect/admin")?.peerDependencies.effect)
  return (name) => {
    const { dependencies, devDependencies } = manifestOf(name)
    const ours = Object.keys({ ...dependencies, ...devDependencies }).filter(isOurs)
    return ours.every((one) => manifests.has(one)) && [undefined, major].includes(majorOf(dependencies.effect))
  }
}
