// Publishes the tarballs that have passed all the gates, of both editions, and no others:
//   npm test -- --tarballs DIR
//   npm run release -- DIR [--dry-run]
// What the registry already has is left out, so that a release that broke off can be run again.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { root, setup } from "../setup.mjs"
import { effect4In, problemsOf } from "./manifests.mjs"
import { planOf } from "./plan.mjs"
import { unset } from "./project.mjs"
import { areTested } from "./tested.mjs"

const { positionals, values } = parseArgs({ allowPositionals: true, options: { "dry-run": { type: "boolean" } } })
const dryRun = values["dry-run"] === true
if (positionals[0] === undefined || !existsSync(positionals[0])) {
  if (positionals[0] !== undefined) console.error(`there is no folder ${positionals[0]}`)
  console.error("Usage: npm run release -- DIR-WITH-TARBALLS [--dry-run]")
  process.exit(2)
}
const directory = resolve(positionals[0])

setup()

const pending = readdirSync(join(root, ".changeset")).filter((file) => file.endsWith(".md"))

const problems = [
  ...unset.map((field) => `package.json has no ${field}, so the tarballs have none`),
  ...(pending.length === 0 ? [] : [`${pending.length} changesets are in no version yet: npm run version`]),
  ...(existsSync(effect4In(directory))
    ? []
    : ["there is no Effect 4 edition: npm test -- --tarballs DIR packs it, too"]),
  ...(areTested(directory) ? [] : ["these tarballs have not passed the gates: npm test -- --tarballs DIR"]),
  ...problemsOf(directory)
]

const npm = (args, stdio) => spawnSync("npm", args, { encoding: "utf8", shell: process.platform === "win32", stdio })

const isThere = ({ name, version }) => npm(["view", `${name}@${version}`, "version"], "pipe").stdout.trim() === version

// Where a release comes from, only a build server can vouch for.
const provenance = process.env["CI"] === undefined ? "--provenance=false" : "--provenance"

/** Empty when all is published. */
const publish = () => {
  for (const { manifest, path, tag } of planOf(directory)) {
    const name = `${manifest.name}@${manifest.version}`
    if (isThere(manifest)) {
      console.log(`${name} is already there`)
      continue
    }
    const args = ["publish", path, "--access", "public", "--tag", tag, provenance]
    const { status } = npm(dryRun ? [...args, "--dry-run"] : args, "inherit")
    if (status !== 0) return [`${name} was not published`]
    console.log(`${name} ${dryRun ? "would be" : "is"} published as ${tag}`)
  }
  return []
}

const wrong = problems.length > 0 ? problems : publish()
for (const problem of wrong) console.error(problem)
process.exitCode = wrong.length === 0 ? 0 : 1
