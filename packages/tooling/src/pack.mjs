// Builds every published package and writes its tarball, as a release would:
//   npm run pack -- DIR
import { spawnSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { resolve } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build, published } from "./build.mjs"
import { unset } from "./release/project.mjs"
import { pnpm, setup } from "./setup.mjs"

const pnpmfile = fileURLToPath(new URL("release/pnpmfile.mjs", import.meta.url))

/** The package in a folder, as it is built. Returns the path of its tarball, or what went wrong. */
export const packBuilt = (folder, directory) => {
  const { status, stderr, stdout } = spawnSync("npx", ["-y", pnpm, "pack", "--json", "--pack-destination", directory], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PNPM_CONFIG_PNPMFILE: pnpmfile },
    shell: process.platform === "win32"
  })
  return status === 0
    ? { tarball: resolve(directory, JSON.parse(stdout).filename), problem: "" }
    : { tarball: "", problem: stdout + stderr }
}

/** Returns the paths of the tarballs, or what went wrong. */
export const pack = async (directory) => {
  const said = await build()
  if (said !== "") return { tarballs: [], problem: said }
  mkdirSync(directory, { recursive: true })
  const tarballs = []
  for (const folder of published()) {
    const { problem, tarball } = packBuilt(folder, directory)
    if (problem !== "") return { tarballs, problem }
    tarballs.push(tarball)
  }
  return { tarballs, problem: "" }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const directory = process.argv[2]
  if (directory === undefined) {
    console.error("Usage: npm run pack -- DIR")
    process.exit(2)
  }
  setup()
  const { problem, tarballs } = await pack(resolve(directory))
  if (problem !== "") console.error(problem)
  for (const tarball of tarballs) console.log(tarball)
  if (unset.length > 0) console.error(`The tarballs have no ${unset.join(", ")}: package.json has none.`)
  process.exitCode = problem === "" ? 0 : 1
}
