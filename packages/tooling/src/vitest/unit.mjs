// The tests for the loop of editing: the quick ones of the published packages.
//   npm run test:unit [-- --watch] [-- NAME-OF-A-FILE …]
// A file that takes more than two seconds is a `.long.test.ts`, and runs in npm test.
import { spawnSync } from "node:child_process"
import { basename, join } from "node:path"
import process from "node:process"
import { published } from "../build.mjs"
import { root, setup } from "../setup.mjs"
import { workers } from "./workers.mjs"

setup()

const [watch, names] = [process.argv.includes("--watch"), process.argv.slice(2).filter((name) => name !== "--watch")]
const projects = published().flatMap((folder) => ["--project", basename(folder)])
const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    watch ? "watch" : "run",
    ...projects,
    ...workers,
    "--exclude",
    "**/*.long.test.ts",
    ...names
  ],
  { cwd: root, stdio: "inherit" }
)
process.exitCode = status ?? 1
