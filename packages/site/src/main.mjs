// The documentation as a site.
//   npm run docs         serves it on this machine, and shows each change of a page
//   npm run docs:build   builds it into packages/site/dist, and follows every link of what was built
import { spawnSync } from "node:child_process"
import { lstatSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { install } from "../../tooling/src/runtimes/install.mjs"
import { setup } from "../../tooling/src/setup.mjs"
import { brokenLinks } from "./crawl.mjs"
import { built, here } from "./places.mjs"

setup()

// Apart from the workspace: `npm test` needs none of it.
const folder = await install("site", ["vitepress@1.6.4"])
const modules = join(here, "node_modules")
if (lstatSync(modules, { throwIfNoEntry: false }) !== undefined) rmSync(modules, { recursive: true })
symlinkSync(join(folder, "node_modules"), modules, "junction")

const [command = "dev", ...args] = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [join(modules, "vitepress", "bin", "vitepress.js"), command, here, ...args],
  { stdio: "inherit" }
)
process.exitCode = status ?? 1

if (command === "build" && status === 0) {
  const { broken, followed } = brokenLinks(built)
  for (const problem of broken) console.error(problem)
  console.log(`${followed} links followed, ${broken.length} broken`)
  if (broken.length > 0) process.exitCode = 1
}
