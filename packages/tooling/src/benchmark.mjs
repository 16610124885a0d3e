// Runs the benchmark on what users run: the packages as they are built, in a plain Node.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { build, buildPrivate } from "./build.mjs"
import { root, setup } from "./setup.mjs"

setup()
const said = (await build(["esm"])) + buildPrivate("benchmark")
if (said === "") {
  const main = join(root, "packages/benchmark/dist/main.js")
  process.exitCode = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1
} else {
  console.error(said)
  process.exitCode = 1
}
