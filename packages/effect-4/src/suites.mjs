/** Runs the test suites of the editions: under a Node of its own, since Effect's test tools want one from 22. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { node } from "../../tooling/src/runtimes/programs.mjs"
import { generated } from "./places.mjs"

// A worker need not load everything anew for each file.
const workers = ["--pool=threads", "--no-isolate"]

/** Whether all tests of an edition pass under a major version of Node. More arguments are vitest's. */
export const test = async (name, major, args) => {
  const program = await node(major)
  const child = spawn(program, [join(generated, "node_modules/vitest/vitest.mjs"), "run", ...workers, ...args], {
    cwd: join(generated, name),
    env: { ...process.env, SEED: process.env["SEED"] || "1" },
    stdio: "inherit"
  })
  const status = await new Promise((resolve) => child.on("close", resolve))
  return status === 0
}
