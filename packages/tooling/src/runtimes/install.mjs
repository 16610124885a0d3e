// What the gates need from npm, kept between runs: it is large.
import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { root } from "../setup.mjs"
import { npm } from "./execute.mjs"

// Not below `node_modules`: Jest, Babel and Next.js translate nothing there.
const cache = join(root, ".cache", "runtimes")

/** A project with these packages, such as `jest@30.5.2`, and nothing else; with flags of npm, if need be. */
export const install = async (name, packages, flags = []) => {
  const folder = join(cache, `${name}-${createHash("sha256").update(packages.join()).digest("hex").slice(0, 8)}`)
  const done = join(folder, ".installed")
  if (!existsSync(done)) {
    // Others may want the same at the same time: each installs apart, and the first one's is taken.
    mkdirSync(cache, { recursive: true })
    const apart = mkdtempSync(join(cache, `${name}-`))
    writeFileSync(join(apart, "package.json"), JSON.stringify({ name: "runtimes", private: true, type: "module" }))
    await npm(["install", "--ignore-scripts", "--save-exact", ...flags, ...packages], apart)
    writeFileSync(join(apart, ".installed"), "")
    if (!existsSync(done)) {
      rmSync(folder, { recursive: true, force: true })
      renameSync(apart, folder)
    } else rmSync(apart, { recursive: true })
  }
  return folder
}

/** What is packed, as npm installs it: with what it depends on, and of its peers with those that are named. */
export const installPacked = async (tarballs, names, folder, peers = []) => {
  const files = names.map((name) => {
    const file = readdirSync(tarballs).find((file) => file.includes(`-${name}-`))
    if (file === undefined) throw new Error(`There is no ${name} package in ${tarballs}`)
    return join(tarballs, file)
  })
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "packed", private: true }))
  await npm(["install", "--legacy-peer-deps", ...files, ...peers], folder)
  return folder
}

/** The files of the suite that every runtime runs. */
export const suiteOf = (sources) => ["suite.mjs", "respond.mjs"].map((name) => [join(sources, name), name])

const stays = new Set(["node_modules", "package.json", "package-lock.json", ".installed"])

/** Empties a project of what another run left in it, and puts the packed packages and these files there. */
export const furnish = (folder, { files, packed }) => {
  for (const name of readdirSync(folder)) {
    if (!stays.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
  rmSync(join(folder, "node_modules", "@gotrue-effect"), { recursive: true, force: true })
  cpSync(join(packed, "node_modules"), join(folder, "node_modules"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => basename(path) !== ".package-lock.json"
  })
  for (const [from, to] of files) cpSync(from, join(folder, to), { recursive: true })
}
