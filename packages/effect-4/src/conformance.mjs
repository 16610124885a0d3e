/** Plays the conformance suite on the editions. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { node } from "../../tooling/src/runtimes/programs.mjs"
import { generated, root } from "./places.mjs"
import { programs } from "./programs.mjs"

const main = join(generated, "conformance", programs.conformance)

/** Whether it passes under a major version of Node, against the server that the environment names. */
export const play = async (major) => {
  const program = await node(major)
  const run = join(root, "packages/tooling/src/run.mjs")
  const child = spawn(program, ["--conditions=@gotrue-effect/source", run, main], { stdio: "inherit" })
  return (await new Promise((resolve) => child.on("close", resolve))) === 0
}
