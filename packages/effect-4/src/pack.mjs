/** Builds the editions as the Effect 3 packages are built, and writes their tarballs, beside that of the core. */
import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { buildPackage } from "../../tooling/src/build.mjs"
import { packBuilt } from "../../tooling/src/pack.mjs"
import { projectOf } from "../../tooling/src/release/project.mjs"
import { generated, sourceOf } from "./places.mjs"

/**
 * The core is the same for both editions. Those are made against what it publishes, and installed with it. Returns what went
 * wrong, or nothing.
 */
export const packCore = async (directory) => {
  const said = await buildPackage(sourceOf("core"))
  if (said !== "") return said
  mkdirSync(directory, { recursive: true })
  return packBuilt(sourceOf("core"), resolve(directory)).problem
}

const packIn = (folder, directory) =>
  spawnSync("npm", ["pack", "--ignore-scripts", "--pack-destination", directory], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32"
  })

/** What went wrong, or nothing. */
export const pack = async (name, directory) => {
  const folder = join(generated, name)
  const said = await buildPackage(folder)
  if (said !== "") return said
  const file = join(folder, "package.json")
  const manifest = readFileSync(file, "utf8")
  // With where the project lives, as in the other tarballs.
  writeFileSync(file, `${JSON.stringify({ ...JSON.parse(manifest), ...projectOf(sourceOf(name)) }, undefined, 2)}\n`)
  const { status, stderr, stdout } = packIn(folder, resolve(directory))
  writeFileSync(file, manifest)
  rmSync(join(folder, "dist"), { recursive: true })
  return status === 0 ? "" : stdout + stderr
}
