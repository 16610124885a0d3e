/** What a release publishes: of both editions, in an order and under tags with which an installation without ranges works. */
import { execFileSync } from "node:child_process"
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { hooks } from "../src/release/pnpmfile.mjs"
import { problemsOf } from "../src/release/manifests.mjs"
import { planOf } from "../src/release/plan.mjs"
import { areTested, markAsTested } from "../src/release/tested.mjs"
import { root } from "../src/setup.mjs"
import { manifestOf } from "../../effect-4/src/manifests.mjs"
import { sourceOf } from "../../effect-4/src/places.mjs"

let directory
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "gotrue-effect-release-"))))
afterEach(() => rmSync(directory, { recursive: true }))

const pack = (folder, manifest) => {
  mkdirSync(join(folder, "package"), { recursive: true })
  writeFileSync(join(folder, "package/package.json"), JSON.stringify(manifest))
  const file = join(folder, `${manifest.name.replace(/[@/]+/g, "-").slice(1)}-${manifest.version}.tgz`)
  execFileSync("tar", ["-czf", file, "-C", folder, "package"])
  rmSync(join(folder, "package"), { recursive: true })
  return file
}

const release = JSON.parse(readFileSync(join(sourceOf("core"), "package.json"), "utf8")).version
const inEdition = (major) => release.replace(/^\d+/, major)

/** As pnpm packs the package: what it does to ranges itself matters not here. */
const effect3 = (name) => {
  const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(join(sourceOf(name), "package.json"), "utf8"))
  const text = JSON.stringify(hooks.beforePacking(manifest, sourceOf(name)))
  return JSON.parse(text.replaceAll('"workspace:^"', `"^${release}"`))
}

/** The folder that `npm test -- --tarballs` leaves. */
const packRelease = ({ change = (manifest) => manifest } = {}) => {
  for (const name of ["core", "admin", "emulator", "promise"]) pack(directory, change(effect3(name)))
  const folder = join(directory, "effect-4")
  mkdirSync(folder)
  cpSync(...[directory, folder].map((place) => join(place, `gotrue-effect-core-${release}.tgz`)))
  for (const name of ["admin", "emulator"]) pack(folder, change(manifestOf(name)))
}

it("publishes each package once, behind what it needs; what has no edition and that for Effect 4 are the latest", () => {
  packRelease()
  expect(planOf(directory).map(({ manifest: { name, version }, tag }) => `${name}@${version} ${tag}`)).toEqual([
    `@gotrue-effect/core@${release} latest`,
    `@gotrue-effect/admin@${inEdition(4)} latest`,
    `@gotrue-effect/emulator@${inEdition(4)} latest`,
    `@gotrue-effect/admin@${inEdition(3)} effect-3`,
    `@gotrue-effect/emulator@${inEdition(3)} effect-3`,
    `@gotrue-effect/promise@${release} latest`
  ])
})

it("finds nothing wrong with what is packed", () => {
  packRelease()
  expect(problemsOf(directory)).toEqual([])
})

it("the promise layer accepts both editions of its release, and both Effects", () => {
  const { peerDependencies } = effect3("promise")
  expect(peerDependencies["@gotrue-effect/admin"]).toBe(`~${inEdition(3)} || ~${inEdition(4)}`)
  expect(peerDependencies.effect).toBe(">=3.22.0 <5")
})

it("names an edition with another version, and one for another Effect", () => {
  packRelease({
    change: (manifest) => (manifest.version === inEdition(4) ? { ...manifest, version: inEdition(3) } : manifest)
  })
  expect(problemsOf(directory)).toContain(`@gotrue-effect/admin is ${inEdition(3)}, not ${inEdition(4)}`)
  rmSync(join(directory, "effect-4"), { recursive: true })
  expect(problemsOf(directory)).toEqual([])
})

it("names what is missing, and a core that the editions do not share", () => {
  packRelease()
  const folder = join(directory, "effect-4")
  rmSync(join(folder, `gotrue-effect-emulator-${inEdition(4)}.tgz`))
  pack(folder, { ...effect3("core"), description: "another" })
  expect(problemsOf(directory)).toEqual([
    `${folder} has no @gotrue-effect/emulator`,
    "there are 2 tarballs for 3 packages",
    "the editions have been packed with different cores"
  ])
})

it("takes the tarballs of both editions for tested only as long as they are the same", () => {
  packRelease()
  expect(areTested(directory)).toBe(false)
  markAsTested(directory)
  expect(areTested(directory)).toBe(true)
  appendFileSync(join(directory, "effect-4", `gotrue-effect-admin-${inEdition(4)}.tgz`), "more")
  expect(areTested(directory)).toBe(false)
})

it("is asked for with both editions", () => {
  const script = join(root, "packages/tooling/src/release/publish.mjs")
  pack(directory, effect3("core"))
  expect(() => execFileSync(process.execPath, [script, directory, "--dry-run"], { stdio: "pipe" })).toThrow(
    "there is no Effect 4 edition"
  )
})
