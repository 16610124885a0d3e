// Whose ten calls a runtime makes: the promise layer's, in a project without Effect, or those of an edition of the Effect API,
// in a project with its Effect.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { pack } from "../pack.mjs"
import { root } from "../setup.mjs"
import { effectOf } from "./effects.mjs"

const sourcesIn = (name) => join(root, "packages", name, "test/runtimes")

const promise = {
  names: ["promise", "emulator"],
  peers: [],
  parts: ["programs", "workerd", "jest", "runners", "mocks", "edge", "next"],
  sources: sourcesIn("promise")
}

const effect = (major) => ({
  names: ["core", "admin", "emulator"],
  peers: effectOf(major),
  parts: ["programs", "workerd"],
  sources: sourcesIn("admin")
})

export const libraryOf = (major) => (major === undefined ? promise : effect(major))

/** Packs it as it is now. */
export const packLibrary = async (major, directory) => {
  if (major !== "4") {
    const { problem } = await pack(directory)
    if (problem !== "") throw new Error(problem)
    return
  }
  const main = join(root, "packages/effect-4/src/main.mjs")
  const { status, stderr, stdout } = spawnSync(process.execPath, [main, "--no-types", "--pack", directory], {
    encoding: "utf8"
  })
  if (status !== 0) throw new Error(stdout + stderr)
}
