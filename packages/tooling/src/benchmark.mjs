// Runs the benchmark on what users run: the packages as they are built, in a plain Node.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { build, buildPrivate } from "./build.mjs"
import { root, setup } from "./setup.mjs"

const args = process.argv.slice(2)

/** The Effect 4 edition, for the rows that compare it. */
const buildEdition = () => {
  if (args.includes("--only") && !args.some((arg) => arg.includes("effect-4"))) return ""
  const main = join(root, "packages/effect-4/src/main.mjs")
  const { status, stderr, stdout } = spawnSync(process.execPath, [main, "--no-types", "--benchmark"], {
    encoding: "utf8"
  })
  return status === 0 ? "" : stdout + stderr
}

setup()
const said = (await build(["esm"])) + buildPrivate("benchmark") || buildEdition()
if (said === "") {
  const main = join(root, "packages/benchmark/dist/main.js")
  process.exitCode =
    spawnSync(process.execPath, [main, ...args], {
      stdio: "inherit",
      // As servers run.
      env: { ...process.env, NODE_ENV: "production" }
    }).status ?? 1
} else {
  console.error(said)
  process.exitCode = 1
}
