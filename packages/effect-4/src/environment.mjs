/** Installs what the editions are checked with, apart from the workspace: from a lockfile, and only when that changes. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { editions, environment, generated, sourceOf } from "./places.mjs"

const files = ["package.json", "package-lock.json", ".npmrc"]

const link = (name, target) => {
  const place = join(generated, "node_modules", "@gotrue-effect", name)
  mkdirSync(join(place, ".."), { recursive: true })
  if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) rmSync(place, { recursive: true })
  symlinkSync(target, place, "junction")
}

/** What went wrong, or nothing. */
export const install = () => {
  mkdirSync(generated, { recursive: true })
  const hash = createHash("sha256")
  for (const name of files) hash.update(readFileSync(join(environment, name)))
  const wanted = hash.digest("hex")
  const stamp = join(generated, "node_modules", ".gotrue-effect-environment")
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    for (const name of files) cpSync(join(environment, name), join(generated, name))
    const { status, stderr, stdout } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: generated,
      encoding: "utf8",
      shell: process.platform === "win32"
    })
    if (status !== 0) return stdout + stderr
    writeFileSync(stamp, wanted)
  }
  for (const name of editions) link(name, join(generated, name))
  link("core", sourceOf("core"))
  // Tests read the sources of the core, by their place beside the package's own.
  const beside = join(generated, "core")
  if (!existsSync(beside)) symlinkSync(sourceOf("core"), beside, "junction")
  return ""
}
